package cezve.model.type;

import java.util.List;

/** A function type: from parameters to results. */
public record FuncType(List<ValType> params, List<ValType> results) implements CompType {
  public FuncType {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof FuncType type
            && params.equals(type.params)
            && results.equals(type.results));
  }

  @Override
  public int hashCode() {
    return 31 * params.hashCode() + results.hashCode();
  }

  /** The type as an arrow, such as {@code [i32 i64] -> [f32]}. */
  @Override
  public String toString() {
    return list(params) + " -> " + list(results);
  }

  /** A sequence of types in the specification's notation, such as {@code [i32 i64]}. */
  public static String list(List<? extends ValType> types) {
    StringBuilder text = new StringBuilder("[");
    for (ValType type : types) {
      if (text.length() > 1) {
        text.append(' ');
      }
      text.append(type);
    }
    return text.append(']').toString();
  }
}
