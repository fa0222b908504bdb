package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import cezve.wasi.Wasi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a module sees of the host by WASI.
 *
 * @param argv0 the program's name for itself
 * @param arguments its other arguments
 * @param directories as given, {@code HOST} or {@code HOST::GUEST}
 */
record WasiSetup(
    String argv0,
    List<String> arguments,
    List<String> directories,
    Map<String, String> environment) {

  /**
   * Opens the directories.
   *
   * @param builder which has the standard streams
   */
  Wasi build(Wasi.Builder builder) throws WrongUsage {
    builder.arg(argv0).args(arguments);
    try {
      environment.forEach(builder::env);
      for (String directory : directories) {
        int separator = directory.indexOf("::");
        Path host = Path.of(separator < 0 ? directory : directory.substring(0, separator));
        if (!Files.isDirectory(host)) {
          throw new WrongUsage("--dir " + directory + ": there is no directory " + host);
        }
        builder.preopen(host, separator < 0 ? directory : directory.substring(separator + 2));
      }
      return builder.build();
    } catch (IOException e) {
      throw new WrongUsage("a directory given by --dir cannot be used: " + Failures.describe(e));
    } catch (InvalidPathException e) {
      throw new WrongUsage("--dir: \"" + e.getInput() + "\" is not a path: " + e.getReason());
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
