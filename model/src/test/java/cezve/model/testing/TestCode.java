package cezve.model.testing;

import cezve.model.instruction.Instr;
import cezve.model.module.Code;
import cezve.model.module.Expression;
import cezve.model.module.Locals;
import cezve.model.type.ValType;
import java.util.List;

/** Code that is kept as objects. */
public record TestCode(List<Locals> locals, Expression body) implements Code {

  /** Code with one local of each of the given types, whose body includes the last end. */
  public static TestCode of(List<? extends ValType> locals, List<Instr> body) {
    return new TestCode(
        locals.stream().map(type -> new Locals(1, type)).toList(), Expression.of(body));
  }

  @Override
  public int size() {
    return 0;
  }
}
