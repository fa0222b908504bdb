package cezve.cli.start;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What javac leaves to the JVM, in all its forms. Used in its compiled and its rewritten form. */
public final class Samples {
  private Samples() {}

  /** Kinds to switch over. */
  sealed interface Shape {
    /** A switch in an interface's method. */
    default String kind() {
      return switch (this) {
        case Circle _ -> "circle";
        case Square s when s.side < 0 -> "turned inside out";
        case Square s when s.side == 0 -> "point";
        case Square _ -> "square";
        case Many m -> "many " + m.shapes.length;
      };
    }
  }

  record Circle(double radius) implements Shape {}

  record Square(float side) implements Shape {}

  @SuppressWarnings("ArrayRecordComponent") // What records make of arrays is what is asked.
  record Many(Shape... shapes) implements Shape {}

  record Mixed(
      boolean bit, byte b, char c, short s, int i, long l, float f, double d, String text) {}

  record Pair(@Nullable Object left, @Nullable Object right) {}

  record Nothing() {}

  /** A switch over something else than types. */
  enum Constants {
    ONE,
    TWO;

    static String name(Object value) {
      return switch (value) {
        case ONE -> "one";
        case Constants _ -> "another";
        default -> "none";
      };
    }
  }

  private static String sort(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Shape s when s.kind().length() > 6 -> "long shape";
      case Shape _ -> "shape";
      case Integer i when i > 10 -> "large";
      case Number _ -> "number";
      case int[] a -> "array of " + a.length;
      case CharSequence _ -> "text";
      default -> "else";
    };
  }

  /** All that can be asked of the samples. */
  public static List<Object> answers() {
    List<Object> answers = new ArrayList<>();
    Shape[] shapes = {
      new Circle(0.0),
      new Circle(-0.0),
      new Circle(Double.NaN),
      new Square(-1),
      new Square(0),
      new Square(3),
      new Square(Float.NaN),
      new Many(),
      new Many(new Circle(2), new Square(1))
    };
    Object[] values = {null, 3, 30, 4L, "text", new int[4], 'c'};
    for (Shape shape : shapes) {
      answers.add(shape.kind());
      answers.add(sort(shape));
    }
    for (Object value : values) {
      answers.add(sort(value));
      answers.add(Constants.name(value == null ? Constants.TWO : value));
    }
    answers.add(Constants.name(Constants.ONE));
    compare(answers, new Circle(0.0), new Circle(-0.0), new Circle(Double.NaN), new Square(0));
    compare(answers, new Square(0f), new Square(-0f), new Square(Float.NaN));
    compare(answers, new Nothing(), new Pair(null, null), new Pair("a", null), new Pair(null, "a"));
    compare(answers, new Pair("a", new Pair(1, 2L)), new Pair("a", new Pair(1, 2)));
    compare(answers, mixed(0), mixed(1), mixed(2), mixed(3), mixed(4), mixed(5), mixed(6));
    return answers;
  }

  private static Mixed mixed(int different) {
    return new Mixed(
        different == 1,
        (byte) (different == 2 ? -1 : 1),
        different == 3 ? 'x' : 'y',
        (short) (different == 4 ? -300 : 300),
        different == 5 ? Integer.MIN_VALUE : 5,
        different == 6 ? 1L << 32 : 1L << 33,
        1.5f,
        -2.5,
        "text");
  }

  private static void compare(List<Object> answers, Object... records) {
    for (Object one : records) {
      for (Object other : records) {
        answers.add(one.equals(other));
      }
      answers.add(one.hashCode());
      answers.add(one.toString());
      answers.add(one.equals(new Object()));
    }
  }
}
