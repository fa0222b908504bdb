package cezve.cli;

import cezve.runtime.AllowedImports;
import cezve.runtime.Amounts;
import cezve.runtime.StoreLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of all commands that execute code: what it may use. */
final class LimitOptions {
  private final StoreLimits.Builder limits = StoreLimits.builder();
  private final List<String> imports = new ArrayList<>();
  private @Nullable Duration timeout;

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      converter = LimitConverters.Size.class,
      description = "Let all memories together have no more bytes, such as 64MiB.")
  void setMaxMemory(long bytes) {
    limits.memoryBytes(bytes).totalMemoryBytes(bytes);
  }

  @Option(
      names = "--max-memories",
      paramLabel = "N",
      converter = LimitConverters.Count.class,
      description = "Let there be no more memories.")
  void setMaxMemories(int count) {
    limits.memories(count);
  }

  @Option(
      names = "--max-table-elements",
      paramLabel = "N",
      converter = LimitConverters.Count.class,
      description = "Let each table have no more elements (10000000 if left out).")
  void setMaxTableElements(int count) {
    limits.tableElements(count);
  }

  @Option(
      names = "--max-tables",
      paramLabel = "N",
      converter = LimitConverters.Count.class,
      description = "Let there be no more tables.")
  void setMaxTables(int count) {
    limits.tables(count);
  }

  @Option(
      names = "--max-stack",
      paramLabel = "SIZE",
      converter = LimitConverters.StackSize.class,
      description = "Give calls a stack of that size (256MiB if left out).")
  void setMaxStack(long bytes) {
    limits.stackLevels(StoreLimits.levels(bytes));
  }

  @Option(
      names = "--max-host-calls",
      paramLabel = "N",
      converter = LimitConverters.Count.class,
      description = "Let no more calls of host functions be inside each other.")
  void setMaxHostCalls(int depth) {
    limits.hostCalls(depth);
  }

  @Option(
      names = "--fuel",
      paramLabel = "UNITS",
      converter = LimitConverters.Units.class,
      description = "Stop after so many instructions, the same on every engine.")
  void setFuel(long units) {
    limits.fuel(units);
  }

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = LimitConverters.Time.class,
      description = "Stop after a time, such as 250ms or 5s.")
  void setTimeout(Duration time) {
    timeout = time;
  }

  @Option(
      names = "--allow-import",
      paramLabel = "MODULE.NAME",
      converter = LimitConverters.Pattern.class,
      description =
          "Let the module import this, and nothing else that is not allowed in the same way; a "
              + "star stands for any characters.")
  void addImports(List<String> patterns) {
    imports.clear();
    imports.addAll(patterns);
  }

  /**
   * Sets an option that has a valid value.
   *
   * @return false if there is no such option, or the value is not valid
   */
  boolean set(String option, String value) {
    Long size = Amounts.size(value);
    Long count = Amounts.count(value);
    Duration time = Amounts.time(value);
    if (option.equals("--max-memory") && size != null) {
      setMaxMemory(size);
    } else if (option.equals("--max-stack") && size != null && StoreLimits.isStackSize(size)) {
      setMaxStack(size);
    } else if (option.equals("--fuel") && count != null) {
      setFuel(count);
    } else if (option.equals("--timeout") && time != null) {
      setTimeout(time);
    } else if (option.equals("--allow-import") && AllowedImports.isPattern(value)) {
      imports.add(value);
    } else {
      return false;
    }
    return true;
  }

  /** What the instances of a store may use. */
  StoreLimits limits() {
    return imports.isEmpty() ? limits.build() : limits.imports(AllowedImports.of(imports)).build();
  }

  /** How long code may run, or null. */
  @Nullable Duration timeout() {
    return timeout;
  }
}
