package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import cezve.wasi.Wasi;
import cezve.wasi.WasiClocks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of all commands that give modules WASI: what they see of the host. */
final class WasiOptions {
  private static final String READ_ONLY = ":ro";
  private static final String READ_WRITE = ":rw";

  @Option(
      names = "--dir",
      paramLabel = "HOST[::GUEST[:ro]]",
      description =
          "Give the program a directory, under the path GUEST (HOST if left out); with :ro, only "
              + "to read.")
  private List<String> directories = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "Set a variable in the program's environment, which is empty otherwise.")
  private Map<String, String> environment = new LinkedHashMap<>();

  @Option(
      names = "--listen",
      paramLabel = "[HOST]:PORT",
      description =
          "Give the program a socket that listens at an address: after the directories, so that "
              + "the first one is descriptor 3 if there are none.")
  private List<String> listeners = new ArrayList<>();

  @Option(
      names = "--max-bytes-written",
      paramLabel = "BYTES",
      description = "Let the program write no more, to all files, streams and sockets together.")
  private @Nullable Long maxBytesWritten;

  @Option(
      names = "--max-open-descriptors",
      paramLabel = "N",
      description = "Let the program have no more descriptors open, with those it starts with.")
  private @Nullable Integer maxOpenDescriptors;

  @Option(
      names = "--clock",
      paramLabel = "INSTANT",
      description =
          "Give the program clocks that stand still at a time such as 2026-01-31T12:00:00Z, and "
              + "that sleeping advances at once.")
  private @Nullable String clock;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Give the program the same random numbers on each run with this number.")
  private @Nullable Long seed;

  /** Adds a directory, written as the option's value. */
  void addDirectory(String directory) {
    directories.add(directory);
  }

  void setVariable(String name, String value) {
    environment.put(name, value);
  }

  /**
   * Opens the directories and the sockets.
   *
   * @param builder which has the standard streams
   * @param argv0 the program's name for itself
   * @param arguments its other arguments
   * @param err is told of ports that were not chosen by the user
   */
  Wasi build(Wasi.Builder builder, String argv0, List<String> arguments, PrintWriter err)
      throws WrongUsage {
    try {
      builder.arg(argv0).args(arguments);
      environment.forEach(builder::env);
      setLimits(builder);
      setSources(builder);
      for (String directory : directories) {
        preopen(builder, directory);
      }
      ListeningSocket.bindAll(listeners, err).forEach(builder::preopenListener);
      return builder.build();
    } catch (IOException e) {
      throw new WrongUsage("a directory given by --dir cannot be used: " + Failures.describe(e));
    } catch (InvalidPathException e) {
      throw new WrongUsage("--dir: \"" + e.getInput() + "\" is not a path: " + e.getReason());
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }

  private void setLimits(Wasi.Builder builder) {
    if (maxBytesWritten != null) {
      builder.maxBytesWritten(maxBytesWritten);
    }
    if (maxOpenDescriptors != null) {
      builder.maxOpenDescriptors(maxOpenDescriptors);
    }
  }

  /** Sets where time and random numbers come from. */
  private void setSources(Wasi.Builder builder) throws WrongUsage {
    if (clock != null) {
      builder.clocks(WasiClocks.fixed(instant(clock)));
    }
    if (seed != null) {
      builder.random(new Random(seed));
    }
  }

  private static Instant instant(String text) throws WrongUsage {
    try {
      Instant instant = Instant.parse(text);
      if (instant.getEpochSecond() >= 0
          && instant.getEpochSecond() < TimeUnit.NANOSECONDS.toSeconds(Long.MAX_VALUE)) {
        return instant;
      }
    } catch (DateTimeParseException _) {
      // Said below.
    }
    throw new WrongUsage(
        "--clock " + text + ": not a time from 1970 to 2262 such as 2026-01-31T12:00:00Z");
  }

  private static void preopen(Wasi.Builder builder, String directory) throws WrongUsage {
    int separator = directory.indexOf("::");
    Path host = Path.of(separator < 0 ? directory : directory.substring(0, separator));
    String guest = separator < 0 ? directory : directory.substring(separator + 2);
    if (!Files.isDirectory(host)) {
      boolean wantsReadOnly = separator < 0 && directory.endsWith(READ_ONLY);
      throw new WrongUsage(
          "--dir "
              + directory
              + ": there is no directory "
              + host
              + (wantsReadOnly ? "; to read only is HOST::GUEST:ro" : ""));
    }
    if (separator >= 0 && guest.endsWith(READ_ONLY)) {
      builder.preopenReadOnly(host, withoutMode(guest));
    } else if (separator >= 0 && guest.endsWith(READ_WRITE)) {
      builder.preopen(host, withoutMode(guest));
    } else {
      builder.preopen(host, guest);
    }
  }

  private static String withoutMode(String guest) {
    return guest.substring(0, guest.length() - READ_ONLY.length());
  }
}
