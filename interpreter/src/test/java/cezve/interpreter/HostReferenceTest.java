package cezve.interpreter;

import static cezve.interpreter.Program.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.AggregateInstr.RefI31;
import cezve.model.instruction.ParametricInstr;
import cezve.model.type.AbsHeapType;
import cezve.model.type.RefType;
import cezve.runtime.I31;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host passes in must have the types that valid code relies on. */
final class HostReferenceTest {
  private static final RefType NON_NULL = RefType.nonNull(AbsHeapType.EXTERN);

  @Test
  void anArgumentOfAnotherTypeIsRefused() {
    Program program =
        new Program()
            .func("i31", type(List.of(RefType.I31REF), RefType.I31REF), get(0))
            .func("extern", type(List.of(NON_NULL), NON_NULL), get(0));
    assertEquals(List.of(I31.of(5)), program.invoke(0, I31.of(5)));
    assertEquals(List.of(5), program.invoke(1, 5));
    assertThrows(IllegalArgumentException.class, () -> program.invoke(0, 5));
    List<Object> nothing = Collections.singletonList(null);
    assertThrows(IllegalArgumentException.class, () -> program.invoke(1, nothing.toArray()));
  }

  @Test
  void aHostFunctionThatReturnsSomethingElseTraps() {
    Program program =
        new Program()
            .host(
                "wrong",
                type(List.of(I32), I32, RefType.STRUCTREF),
                (_, numbers, references) ->
                    references[1] = numbers[0] == 0 ? null : I31.of((int) numbers[0]))
            .func("calls", type(List.of(I32), I32), get(0), call(0), new ParametricInstr.Drop())
            .func("uses", type(List.of(), RefType.I31REF), i32(1), new RefI31());
    assertEquals(List.of(0), program.invoke(1, 0));
    TrapException e = assertThrows(TrapException.class, () -> program.invoke(1, 7));
    assertEquals(Trap.HOST_FUNCTION, e.trap());
    assertEquals(
        "host function failed: wrong returned something that is not of type structref",
        e.getMessage());
    assertEquals(Arrays.asList(I31.of(1)), program.invoke(2));
  }
}
