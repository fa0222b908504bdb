package cezve.cli;

import cezve.runtime.AllowedImports;
import cezve.runtime.Amounts;
import cezve.runtime.StoreLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the values of {@link LimitOptions} have to look like. */
final class LimitConverters {
  private LimitConverters() {}

  private static <T> T known(@Nullable T value, String text, String what) {
    if (value == null) {
      throw new TypeConversionException("'" + text + "' is not " + what);
    }
    return value;
  }

  static final class Size implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return known(Amounts.size(text), text, Amounts.SIZES);
    }
  }

  static final class StackSize implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      long bytes = known(Amounts.size(text), text, Amounts.SIZES);
      if (!StoreLimits.isStackSize(bytes)) {
        throw new TypeConversionException("it must be from 256KiB to 4GiB: " + text);
      }
      return bytes;
    }
  }

  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      long count = known(Amounts.count(text), text, "a number");
      return (int) Math.min(count, Integer.MAX_VALUE);
    }
  }

  static final class Units implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return known(Amounts.count(text), text, "a number");
    }
  }

  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return known(Amounts.time(text), text, Amounts.TIMES);
    }
  }

  static final class Pattern implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return known(
          AllowedImports.isPattern(text) ? text : null,
          text,
          "MODULE.NAME, such as env.log or env.*");
    }
  }
}
