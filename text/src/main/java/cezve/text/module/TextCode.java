package cezve.text.module;

import cezve.model.module.Code;
import cezve.model.module.Expression;
import cezve.model.module.Locals;
import java.util.List;

/** A function's locals and body in a text. */
record TextCode(List<Locals> locals, Expression body) implements Code {
  TextCode {
    locals = List.copyOf(locals);
  }

  @Override
  public int size() {
    return 0;
  }
}
