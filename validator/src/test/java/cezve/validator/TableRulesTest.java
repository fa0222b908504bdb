package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.Instr;
import cezve.model.instruction.TableInstr.ElemDrop;
import cezve.model.instruction.TableInstr.TableCopy;
import cezve.model.instruction.TableInstr.TableFill;
import cezve.model.instruction.TableInstr.TableGet;
import cezve.model.instruction.TableInstr.TableGrow;
import cezve.model.instruction.TableInstr.TableInit;
import cezve.model.instruction.TableInstr.TableSet;
import cezve.model.instruction.TableInstr.TableSize;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.FuncType;
import cezve.model.type.Limits;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TableRulesTest {
  private static final RefType FUNCREF = RefType.FUNCREF;

  @ParameterizedTest
  @EnumSource
  void instructionsUseTheTablesTypes(AddrType address) {
    NumType at = address.numType();
    rule(address, new TableGet(0), List.of(at), List.of(FUNCREF));
    rule(address, new TableSet(0), List.of(at, FUNCREF), NONE);
    rule(address, new TableSize(0), NONE, List.of(at));
    rule(address, new TableGrow(0), List.of(FUNCREF, at), List.of(at));
    rule(address, new TableFill(0), List.of(at, FUNCREF, at), NONE);
    rule(address, new TableInit(0, 0), List.of(at, I32, I32), NONE);
    rule(address, new TableCopy(0, 0), List.of(at, at, at), NONE);
    rule(address, new ElemDrop(0), NONE, NONE);
  }

  /** Requires a type: with its parameters it is valid, with any other one it is not. */
  private static void rule(
      AddrType address, Instr instr, List<ValType> params, List<ValType> results) {
    withTable(address).func(NONE, results, body(params, instr)).valid();
    for (int i = 0; i < params.size(); i++) {
      List<ValType> wrong = new ArrayList<>(params);
      wrong.set(i, F64);
      String message = withTable(address).func(NONE, results, body(wrong, instr)).invalid();
      assertEquals(
          "type mismatch: instruction requires %s but stack has %s (%s in function 0)"
              .formatted(FuncType.list(params), FuncType.list(wrong), instr.opcode().mnemonic()),
          message);
    }
  }

  private static List<Instr> body(List<ValType> operands, Instr instr) {
    List<Instr> body = new ArrayList<>();
    for (ValType operand : operands) {
      body.add(value(operand));
    }
    body.add(instr);
    return body;
  }

  private static TestModule withTable(AddrType address) {
    return module().table(new TableType(address, Limits.atLeast(0), FUNCREF)).elem(FUNCREF);
  }

  @Test
  void theTableAndTheSegmentExist() {
    assertEquals(
        "unknown table 1 (table.get in function 0)",
        module().table(FUNCREF).func(NONE, NONE, i32(), new TableGet(1), DROP).invalid());
    assertEquals(
        "unknown table 0 (table.init in function 0)",
        module().func(NONE, NONE, new TableInit(0, 0)).invalid());
    assertEquals(
        "unknown elem segment 4 (table.init in function 0)",
        module().table(FUNCREF).func(NONE, NONE, new TableInit(0, 4)).invalid());
    assertEquals(
        "unknown elem segment 0 (elem.drop in function 0)",
        module().func(NONE, NONE, new ElemDrop(0)).invalid());
    assertEquals(
        "unknown table 7 (table.copy in function 0)",
        module().table(FUNCREF).func(NONE, NONE, new TableCopy(0, 7)).invalid());
  }

  @Test
  void elementsThatAreCopiedSuitTheTable() {
    module()
        .table(FUNCREF)
        .table(refNull(AbsHeapType.NOFUNC))
        .func(NONE, NONE, i32(), i32(), i32(), new TableCopy(0, 1))
        .valid();
    assertEquals(
        "type mismatch: table 1 has elements of type nullfuncref but is given funcref"
            + " (table.copy in function 0)",
        module()
            .table(FUNCREF)
            .table(refNull(AbsHeapType.NOFUNC))
            .func(NONE, NONE, i32(), i32(), i32(), new TableCopy(1, 0))
            .invalid());
    assertEquals(
        "type mismatch: table 0 has elements of type externref but is given funcref"
            + " (table.init in function 0)",
        module()
            .table(RefType.EXTERNREF)
            .elem(FUNCREF)
            .func(NONE, NONE, i32(), i32(), i32(), new TableInit(0, 0))
            .invalid());
  }

  @Test
  void theLengthOfACopyHasTheNarrowerIndexType() {
    copies(AddrType.I32, AddrType.I64, I32);
    copies(AddrType.I64, AddrType.I32, I32);
    copies(AddrType.I64, AddrType.I64, I64);
  }

  private static void copies(AddrType target, AddrType source, NumType length) {
    module()
        .table(new TableType(target, Limits.atLeast(0), FUNCREF))
        .table(new TableType(source, Limits.atLeast(0), FUNCREF))
        .func(
            NONE,
            NONE,
            value(target.numType()),
            value(source.numType()),
            value(length),
            new TableCopy(0, 1))
        .valid();
  }
}
