package cezve.cli;

import cezve.runtime.AllowedImports;
import cezve.runtime.StoreLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of all commands that execute code: what it may use. */
final class LimitOptions {
  /** What Cezve's own code needs of the stack that guests run on. */
  private static final long LEAST_STACK = 256L << 10;

  private static final long MOST_STACK = 4L << 30;

  private final StoreLimits.Builder limits = StoreLimits.builder();
  private final List<String> imports = new ArrayList<>();
  private @Nullable Duration timeout;

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      converter = Size.class,
      description = "Let all memories together have no more bytes, such as 64MiB.")
  void setMaxMemory(long bytes) {
    limits.memoryBytes(bytes).totalMemoryBytes(bytes);
  }

  @Option(
      names = "--max-memories",
      paramLabel = "N",
      converter = Count.class,
      description = "Let there be no more memories.")
  void setMaxMemories(int count) {
    limits.memories(count);
  }

  @Option(
      names = "--max-table-elements",
      paramLabel = "N",
      converter = Count.class,
      description = "Let each table have no more elements (10000000 if left out).")
  void setMaxTableElements(int count) {
    limits.tableElements(count);
  }

  @Option(
      names = "--max-tables",
      paramLabel = "N",
      converter = Count.class,
      description = "Let there be no more tables.")
  void setMaxTables(int count) {
    limits.tables(count);
  }

  @Option(
      names = "--max-stack",
      paramLabel = "SIZE",
      converter = StackSize.class,
      description = "Give calls a stack of that size (256MiB if left out).")
  void setMaxStack(long bytes) {
    limits.stackLevels(StoreLimits.levels(bytes));
  }

  @Option(
      names = "--max-host-calls",
      paramLabel = "N",
      converter = Count.class,
      description = "Let no more calls of host functions be inside each other.")
  void setMaxHostCalls(int depth) {
    limits.hostCalls(depth);
  }

  @Option(
      names = "--fuel",
      paramLabel = "UNITS",
      converter = Units.class,
      description = "Stop after so many instructions, the same on every engine.")
  void setFuel(long units) {
    limits.fuel(units);
  }

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Time.class,
      description = "Stop after a time, such as 250ms or 5s.")
  void setTimeout(Duration time) {
    timeout = time;
  }

  @Option(
      names = "--allow-import",
      paramLabel = "MODULE.NAME",
      converter = Pattern.class,
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
    if (option.equals("--max-memory") && size != null) {
      setMaxMemory(size);
    } else if (option.equals("--max-stack") && size != null && isStackSize(size)) {
      setMaxStack(size);
    } else if (option.equals("--fuel") && count != null) {
      setFuel(count);
    } else if (option.equals("--timeout") && Amounts.time(value) != null) {
      setTimeout(Objects.requireNonNull(Amounts.time(value)));
    } else if (option.equals("--allow-import") && isPattern(value)) {
      imports.add(value);
    } else {
      return false;
    }
    return true;
  }

  /** What the instances of a store may use. */
  StoreLimits limits() {
    return imports.isEmpty()
        ? limits.build()
        : limits.imports(AllowedImports.of(imports)).build();
  }

  /** How long code may run, or null. */
  @Nullable Duration timeout() {
    return timeout;
  }

  private static boolean isStackSize(long bytes) {
    return bytes >= LEAST_STACK && bytes <= MOST_STACK;
  }

  private static boolean isPattern(String text) {
    return text.indexOf('.') >= 0 || text.indexOf('*') >= 0;
  }

  private static <T> T known(@Nullable T value, String text, String what) {
    if (value == null) {
      throw new TypeConversionException("'" + text + "' is not " + what);
    }
    return value;
  }

  private static final class Size implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return known(Amounts.size(text), text, Amounts.SIZES);
    }
  }

  private static final class StackSize implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      long bytes = known(Amounts.size(text), text, Amounts.SIZES);
      if (!isStackSize(bytes)) {
        throw new TypeConversionException("it must be from 256KiB to 4GiB: " + text);
      }
      return bytes;
    }
  }

  private static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      long count = known(Amounts.count(text), text, "a number");
      return (int) Math.min(count, Integer.MAX_VALUE);
    }
  }

  private static final class Units implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return known(Amounts.count(text), text, "a number");
    }
  }

  private static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return known(Amounts.time(text), text, Amounts.TIMES);
    }
  }

  private static final class Pattern implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return known(isPattern(text) ? text : null, text, "MODULE.NAME, such as env.log or env.*");
    }
  }
}
