package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import cezve.runtime.cache.CodeCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cezve cache}. */
@Command(
    name = "cache",
    description = {
      "Shows the code cache.",
      "It keeps the code that run generates, so that the next run of a module starts sooner. The "
          + "modules and what they work on are not in it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CacheCommand implements Callable<Integer> {
  private static final long MIB = 1 << 20;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description =
          "Another cache than the user's, which is $$XDG_CACHE_HOME/cezve or ~/.cache/cezve.")
  private @Nullable Path directory;

  @Option(names = "--json", description = "Print JSON, one object on a line.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  CacheCommand() {}

  @Override
  public Integer call() throws WrongUsage {
    CodeCache cache = cache();
    try {
      PrintWriter out = spec.commandLine().getOut();
      CacheReport report = new CacheReport(cache, cache.entries());
      out.println(json ? report.json() : report.text());
      return out.checkError() ? LostOutput.report(spec.commandLine().getErr()) : ExitCode.OK;
    } catch (IOException e) {
      throw unusable(cache, e);
    }
  }

  @Command(
      name = "prune",
      description = "Removes what was not used for longest, until the rest is small enough.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int prune(
      @Option(
              names = "--size",
              paramLabel = "MIB",
              defaultValue = "512",
              description = "How many MiB may stay. Default: ${DEFAULT-VALUE}.")
          int size)
      throws WrongUsage {
    if (size < 0) {
      throw new WrongUsage("--size must not be negative: " + size);
    }
    return remove(size * MIB);
  }

  @Command(
      name = "clear",
      description = "Removes everything.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int clear() throws WrongUsage {
    return remove(0);
  }

  private int remove(long most) throws WrongUsage {
    CodeCache cache = cache();
    try {
      int removed = cache.prune(most);
      spec.commandLine()
          .getOut()
          .println("removed " + removed + (removed == 1 ? " file" : " files"));
      return ExitCode.OK;
    } catch (IOException e) {
      throw unusable(cache, e);
    }
  }

  private CodeCache cache() throws WrongUsage {
    CodeCache cache =
        directory == null ? UserCache.open() : new CodeCache(directory, CodeCache.DEFAULT_BYTES);
    if (cache == null) {
      throw new WrongUsage("there is no home directory that the code cache could be in");
    }
    return cache;
  }

  private static WrongUsage unusable(CodeCache cache, IOException problem) {
    return new WrongUsage(cache.directory() + ": " + Failures.describe(problem));
  }
}
