package cezve.model.module;

import cezve.model.error.Position;
import java.util.Objects;

/**
 * A function.
 *
 * @param type the index of its type
 * @param code its locals and body; two functions are equal if these are
 * @param position where it is defined
 */
public record Func(int type, Code code, Position position) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Func func
        && type == func.type
        && code.locals().equals(func.code.locals())
        && code.body().equals(func.code.body());
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, code.locals());
  }
}
