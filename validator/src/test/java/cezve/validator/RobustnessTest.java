package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.AggregateInstr.StructNewDefault;
import cezve.model.instruction.ControlInstr.BrTable;
import cezve.model.instruction.ControlInstr.Call;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.Locals;
import cezve.model.type.AbsHeapType;
import cezve.model.type.FieldType;
import cezve.model.type.Mutability;
import cezve.model.type.StructType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Modules of an unusual shape, which take time and memory in proportion to their size. */
@Timeout(60)
final class RobustnessTest {
  private static final int MILLION = 1_000_000;

  @Test
  void blocksNestAMillionDeep() {
    Instr[] body = new Instr[2 * MILLION];
    Arrays.fill(body, 0, MILLION, block());
    Arrays.fill(body, MILLION, 2 * MILLION, END);
    module().func(NONE, NONE, body).valid();
    body[MILLION] = DROP;
    assertEquals(
        "type mismatch: instruction requires an operand but stack has [] (drop in function 0)",
        module().func(NONE, NONE, body).invalid());
    body[MILLION] = br(MILLION);
    body[MILLION - 1] = NOP;
    assertEquals(
        "unknown label 1000000 (br in function 0)", module().func(NONE, NONE, body).invalid());
  }

  @Test
  void localsAreMany() {
    int most = ImplementationLimits.LOCALS;
    int params = ImplementationLimits.PARAMS;
    List<ValType> types = Collections.nCopies(params, I64);
    module()
        .locals(List.of(new Locals(most, F32)))
        .func(types, List.of(F32), get(params + most - 1))
        .valid();
    assertEquals(
        "implementation limit: more than 50000 locals (function 0)",
        module()
            .locals(List.of(new Locals(most, F32), new Locals(1, I32)))
            .func(types, NONE)
            .invalid());
    assertEquals(
        "implementation limit: more than 50000 locals (function 0)",
        module()
            .locals(List.of(new Locals(1, F32), new Locals(-1, I32)))
            .func(NONE, NONE)
            .invalid());
  }

  @Test
  void unsetLocalsAreResetInProportionToWhatWasSet() {
    int rounds = 200_000;
    int count = 40_000;
    Instr[] body = new Instr[4 * rounds];
    for (int i = 0; i < rounds; i++) {
      body[4 * i] = block();
      body[4 * i + 1] = get(0);
      body[4 * i + 2] = set(1 + i % count);
      body[4 * i + 3] = END;
    }
    module()
        .locals(List.of(new Locals(count, ref(AbsHeapType.EXTERN))))
        .func(List.of(ref(AbsHeapType.EXTERN)), NONE, body)
        .valid();
  }

  @Test
  void aBranchTableChecksEachLabelOnce() {
    int results = ImplementationLimits.RESULTS;
    int rounds = 200;
    IndexList labels = IndexList.of(new int[ImplementationLimits.BR_TABLE_LABELS]);
    List<Instr> body = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      body.add(block(0));
      for (int k = 0; k < results; k++) {
        body.add(i32());
      }
      body.add(i32());
      body.add(new BrTable(labels, 0));
      body.add(END);
      body.add(RETURN);
    }
    module()
        .type(type(NONE, Collections.nCopies(results, I32)))
        .func(NONE, Collections.nCopies(results, I32), body)
        .valid();
  }

  @Test
  void operandsHaveALimit() {
    List<ValType> thousand = Collections.nCopies(ImplementationLimits.RESULTS, I64);
    Instr[] body = new Instr[ImplementationLimits.OPERANDS / ImplementationLimits.RESULTS + 1];
    Arrays.fill(body, new Call(0));
    assertEquals(
        "implementation limit: more than 4194304 operands (call in function 1)",
        module().type(type(NONE, thousand)).importsFunc(0).func(NONE, NONE, body).invalid());
    body[body.length - 1] = UNREACHABLE;
    module().type(type(NONE, thousand)).importsFunc(0).func(NONE, NONE, body).valid();
  }

  @Test
  void aStructureWithManyFieldsIsLookedAtOnce() {
    FieldType field = new FieldType(Mutability.CONST, I32);
    StructType struct =
        new StructType(Collections.nCopies(ImplementationLimits.STRUCT_FIELDS, field));
    Instr[] body = new Instr[2 * MILLION];
    for (int i = 0; i < body.length; i += 2) {
      body[i] = new StructNewDefault(0);
      body[i + 1] = DROP;
    }
    module().type(struct).func(NONE, NONE, body).valid();
  }

  @Test
  void functionsAreMany() {
    TestModule module = module().type(type(NONE, NONE));
    for (int i = 0; i < 133_000; i++) {
      module.func(0, NOP);
    }
    assertEquals(133_000, module.valid().funcs().size());
  }
}
