package cezve.runtime;

import cezve.model.error.ThrownException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.runtime.numeric.V128;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception instance: what {@code exnref} refers to, and what a host sees being thrown. A host
 * function throws one into the code that called it, and catches those of the code that it calls, by
 * Java's own means.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/runtime.html#exception-instances">Exception
 *     instances</a>
 */
public final class ExceptionInstance extends ThrownException {
  private final TagInstance tag;
  private final long[] numbers;
  private final @Nullable Object[] references;

  /**
   * A new exception.
   *
   * @param numbers the values' number cells, as the tag's {@link TagInstance#layout} has them; the
   *     exception keeps the array
   * @param references the values' reference cells, likewise
   */
  public ExceptionInstance(TagInstance tag, long[] numbers, @Nullable Object[] references) {
    this(tag, numbers, references, JavaFrames.NONE);
  }

  private ExceptionInstance(
      TagInstance tag, long[] numbers, @Nullable Object[] references, JavaFrames frames) {
    super(frames);
    this.tag = tag;
    this.numbers = numbers;
    this.references = references;
  }

  /** A new exception that knows its Java frames; what compiled functions throw has such a trace. */
  public static ExceptionInstance withJavaFrames(
      TagInstance tag, long[] numbers, @Nullable Object[] references) {
    return new ExceptionInstance(tag, numbers, references, JavaFrames.KEPT);
  }

  /**
   * A new exception that carries values as {@link Values} has them.
   *
   * @throws IllegalArgumentException if the values do not have the tag's types
   */
  public static ExceptionInstance of(TagInstance tag, List<? extends @Nullable Object> values) {
    long[] numbers = tag.layout().newNumbers();
    @Nullable Object[] references = tag.layout().newReferences();
    Values.put(tag, tag.funcType().params(), values, numbers, references);
    return new ExceptionInstance(tag, numbers, references);
  }

  /**
   * {@code throw_ref}: the exception that is referred to.
   *
   * @throws TrapException "null exception reference"
   */
  public static ExceptionInstance nonNull(@Nullable Object reference) {
    if (reference instanceof ExceptionInstance exception) {
      return exception;
    }
    throw new TrapException(Trap.NULL_EXCEPTION_REFERENCE);
  }

  /** What kind of exception it is. */
  public TagInstance tag() {
    return tag;
  }

  /** The number cells of the values, not to be changed. */
  public long[] numbers() {
    return numbers;
  }

  /** The reference cells of the values, not to be changed. */
  public @Nullable Object[] references() {
    return references;
  }

  /** The values it carries, as {@link Values} has them. */
  public List<@Nullable Object> values() {
    return Values.get(tag.funcType().params(), numbers, references);
  }

  @Override
  public String getMessage() {
    StringBuilder message = new StringBuilder().append(tag).append('(');
    String separator = "";
    for (Object value : values()) {
      message.append(separator).append(describe(value));
      separator = ", ";
    }
    return message.append(')').toString();
  }

  /** References may lead anywhere: only what is short and safe to print is printed. */
  private static String describe(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Number number -> number.toString();
      case V128 vector -> vector.toString();
      case FuncInstance function -> function.toString();
      case ExceptionInstance exception -> exception.tag().toString();
      default -> "reference";
    };
  }
}
