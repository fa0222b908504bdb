package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr.Catch;
import cezve.model.instruction.ControlInstr.Try;
import cezve.model.instruction.Instr;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.instruction.VariableInstr.GlobalSet;
import cezve.model.type.AbsHeapType;
import cezve.model.type.GlobalType;
import cezve.model.type.Mutability;
import cezve.model.type.RefType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VariableRulesTest {
  private static final RefType EXTERN = ref(AbsHeapType.EXTERN);

  @Test
  void localsAreTheParametersAndWhatIsDeclared() {
    module().locals(F32, I64).func(List.of(I32), List.of(I32, I64), get(0), get(2)).valid();
    assertEquals(
        "unknown local 3 (local.get in function 0)",
        module().locals(F32, I64).func(List.of(I32), NONE, get(3), DROP).invalid());
    assertEquals(
        "unknown local 4294967295 (local.set in function 0)",
        module().func(NONE, NONE, i32(), set(-1)).invalid());
    assertEquals(
        "unknown local 0 (local.tee in function 0)",
        module().func(NONE, NONE, i32(), tee(0)).invalid());
  }

  @Test
  void localsOfOneFunctionAreNotThoseOfTheNext() {
    assertEquals(
        "unknown local 1 (local.get in function 1)",
        module()
            .locals(I32, I32)
            .func(NONE, NONE)
            .locals(I32)
            .func(NONE, List.of(I32), get(1))
            .invalid());
  }

  @Test
  void localsAreSetToValuesOfTheirType() {
    module().locals(F32).func(NONE, List.of(F32), f32(), set(0), f32(), tee(0)).valid();
    assertEquals(
        "type mismatch: instruction requires [f32] but stack has [i32] (local.set in function 0)",
        module().locals(F32).func(NONE, NONE, i32(), set(0)).invalid());
    assertEquals(
        "type mismatch: instruction requires [f32] but stack has [] (local.tee in function 0)",
        module().locals(F32).func(NONE, List.of(F32), tee(0)).invalid());
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [f32] (end in function 0)",
        module().locals(F32).func(NONE, List.of(I64), get(0)).invalid());
  }

  @Test
  void typesOfLocalsExist() {
    assertEquals(
        "unknown type 6 (function 0)", module().locals(refNull(6)).func(NONE, NONE).invalid());
  }

  @Test
  void aLocalWithoutDefaultValueIsSetBeforeItIsRead() {
    uninitialized(get(1), DROP);
    initialized(get(0), set(1), get(1), DROP);
    initialized(get(0), tee(1), DROP, get(1), DROP);
    initialized(get(0), set(1), block(), get(1), DROP, END);
    initialized(get(0), set(1), i32(), ifThen(), ELSE, get(1), DROP, END);
  }

  @Test
  void whatABlockSetsIsUnsetBehindIt() {
    uninitialized(block(), get(0), set(1), END, get(1), DROP);
    uninitialized(loop(), get(0), set(1), END, get(1), DROP);
    uninitialized(i32(), ifThen(), get(0), set(1), ELSE, get(1), DROP, END);
    uninitialized(i32(), ifThen(), get(0), set(1), ELSE, get(0), set(1), END, get(1), DROP);
    uninitialized(new Try(BlockType.EMPTY), get(0), set(1), new Catch(0), get(1), DROP, END);
    initialized(block(), get(0), set(1), END, get(0), set(1), block(), END, get(1), DROP);
    uninitialized(block(), block(), get(0), set(1), END, get(1), DROP, END);
    initialized(block(), get(0), set(1), block(), get(0), set(1), END, get(1), DROP, END);
  }

  @Test
  void codeThatIsNotReachedInitialisesNothingByItself() {
    uninitialized(UNREACHABLE, get(1), DROP);
  }

  /** A parameter of a type without default value and a local of the same. */
  private static TestModule withLocal(Instr... body) {
    List<Instr> all = new ArrayList<>(Arrays.asList(body));
    return module()
        .type(TestModule.type(NONE, NONE))
        .tag(0)
        .locals(EXTERN)
        .func(List.of(EXTERN), NONE, all);
  }

  private static void initialized(Instr... body) {
    withLocal(body).valid();
  }

  private static void uninitialized(Instr... body) {
    assertEquals("uninitialized local 1 (local.get in function 0)", withLocal(body).invalid());
  }

  @Test
  void globalsAreReadAndIfMutableWritten() {
    GlobalType constant = new GlobalType(Mutability.CONST, I32);
    GlobalType variable = new GlobalType(Mutability.VAR, F32);
    module()
        .imports(constant)
        .global(variable, f32())
        .func(NONE, List.of(I32, F32), f32(), new GlobalSet(1), new GlobalGet(0), new GlobalGet(1))
        .valid();
    assertEquals(
        "immutable global 0 cannot be set (global.set in function 0)",
        module().imports(constant).func(NONE, NONE, i32(), new GlobalSet(0)).invalid());
    assertEquals(
        "type mismatch: instruction requires [f32] but stack has [i32] (global.set in function 0)",
        module().imports(variable).func(NONE, NONE, i32(), new GlobalSet(0)).invalid());
    assertEquals(
        "unknown global 1 (global.get in function 0)",
        module().imports(variable).func(NONE, NONE, new GlobalGet(1), DROP).invalid());
    assertEquals(
        "unknown global 0 (global.set in function 0)",
        module().func(NONE, NONE, i32(), new GlobalSet(0)).invalid());
  }
}
