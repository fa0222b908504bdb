package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.expression;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.ControlInstr.Call;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.ReferenceInstr.RefFunc;
import cezve.model.instruction.ReferenceInstr.RefNull;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.Mutability;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SegmentRulesTest {
  private static final RefType FUNC = ref(AbsHeapType.FUNC);

  @ParameterizedTest
  @EnumSource
  void offsetsHaveTheAddressType(AddrType address) {
    Instr right = value(address.numType());
    Instr wrong = address == AddrType.I32 ? i64() : i32();
    TableType table = new TableType(address, Limits.atLeast(0), RefType.FUNCREF);
    String found =
        address == AddrType.I32 ? "[i32] but stack has [i64]" : "[i64] but stack has [i32]";
    module().memory(address).data(active(right)).table(table).elem(active(right, FUNC)).valid();
    assertEquals(
        "type mismatch: instruction requires " + found + " (end in data segment 0)",
        module().memory(address).data(active(wrong)).invalid());
    assertEquals(
        "type mismatch: instruction requires " + found + " (end in elem segment 0)",
        module().table(table).elem(active(wrong, FUNC)).invalid());
  }

  private static Data.Mode active(Instr offset) {
    return new Data.Active(0, expression(offset));
  }

  /** An active segment without elements. */
  private static Elem active(Instr offset, RefType type, int... functions) {
    Elem.Functions items = new Elem.Functions(IndexList.of(functions));
    return new Elem(type, items, new Elem.Active(0, expression(offset)));
  }

  @Test
  void theMemoryAndTheTableExist() {
    assertEquals("unknown memory 0 (data segment 0)", module().data(active(i32())).invalid());
    assertEquals(
        "unknown memory 1 (data segment 1)",
        module()
            .memory(AddrType.I32)
            .data(new Data.Passive())
            .data(new Data.Active(1, expression(i32())))
            .invalid());
    assertEquals("unknown table 0 (elem segment 0)", module().elem(active(i32(), FUNC)).invalid());
  }

  @Test
  void elementsSuitTheTable() {
    module().table(RefType.FUNCREF).elem(active(i32(), FUNC)).valid();
    assertEquals(
        "type mismatch: table 0 has elements of type externref but the segment has (ref func)"
            + " (elem segment 0)",
        module().table(RefType.EXTERNREF).elem(active(i32(), FUNC)).invalid());
    assertEquals(
        "type mismatch: table 0 has elements of type (ref null 0) but the segment has (ref func)"
            + " (elem segment 0)",
        module().type(type(NONE, NONE)).table(refNull(0)).elem(active(i32(), FUNC)).invalid());
  }

  @Test
  void functionsInASegmentExistAndHaveItsType() {
    module().func(NONE, NONE).table(refNull(0)).elem(active(i32(), ref(0), 0, 0)).valid();
    assertEquals(
        "unknown function 1 (elem segment 0)",
        module().func(NONE, NONE).table(RefType.FUNCREF).elem(active(i32(), FUNC, 0, 1)).invalid());
    assertEquals(
        "type mismatch: function 0 is (ref 1), not (ref 0) (elem segment 0)",
        module()
            .type(type(List.of(I32), NONE))
            .func(NONE, NONE)
            .table(refNull(0))
            .elem(active(i32(), ref(0), 0))
            .invalid());
  }

  @Test
  void itemsAreConstantExpressionsOfTheSegmentsType() {
    module()
        .func(NONE, NONE)
        .elem(items(RefType.FUNCREF, new RefFunc(0)))
        .elem(items(RefType.EXTERNREF, new RefNull(AbsHeapType.EXTERN)))
        .valid();
    assertEquals(
        "type mismatch: instruction requires [funcref] but stack has [externref]"
            + " (end in elem segment 0)",
        module().elem(items(RefType.FUNCREF, new RefNull(AbsHeapType.EXTERN))).invalid());
    assertEquals(
        "constant expression required (call in elem segment 0)",
        module().func(NONE, NONE).elem(items(RefType.FUNCREF, new Call(0))).invalid());
    assertEquals(
        "unknown type 9 (elem segment 0)",
        module().elem(items(refNull(9), new RefNull(AbsHeapType.NONE))).invalid());
  }

  private static Elem items(RefType type, Instr item) {
    Elem.Expressions items = new Elem.Expressions(List.of(expression(item), expression(item)));
    return new Elem(type, items, new Elem.Passive());
  }

  @Test
  void segmentsSeeAllGlobals() {
    GlobalType constant = new GlobalType(Mutability.CONST, I32);
    module()
        .memory(AddrType.I32)
        .global(constant, i32())
        .global(constant, i32())
        .data(active(new GlobalGet(1)))
        .valid();
    assertEquals(
        "unknown global 1 (global.get in data segment 0)",
        module()
            .memory(AddrType.I32)
            .global(constant, i32())
            .data(active(new GlobalGet(1)))
            .invalid());
  }
}
