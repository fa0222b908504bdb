package cezve.model.module;

import cezve.model.instruction.IndexList;
import cezve.model.type.RefType;
import java.util.List;

/**
 * An element segment.
 *
 * @param type the type of its references
 * @param items the references
 * @param mode what instantiation does with it
 */
public record Elem(RefType type, Items items, Mode mode) {

  /** The references, in either of the binary format's forms. */
  public sealed interface Items {
    /** The number of references. */
    int size();
  }

  /** References to functions, by index; for segments of the type {@code (ref func)}. */
  public record Functions(IndexList functions) implements Items {
    @Override
    public int size() {
      return functions.size();
    }
  }

  /** References computed by constant expressions. */
  public record Expressions(List<Expression> expressions) implements Items {
    public Expressions {
      expressions = List.copyOf(expressions);
    }

    @Override
    public int size() {
      return expressions.size();
    }
  }

  /** What instantiation does with a segment. */
  public sealed interface Mode {}

  /** Kept for {@code table.init}. */
  public record Passive() implements Mode {}

  /** Only declares that its functions may be referred to. */
  public record Declarative() implements Mode {}

  /** Copied into a table. */
  public record Active(int table, Expression offset) implements Mode {}
}
