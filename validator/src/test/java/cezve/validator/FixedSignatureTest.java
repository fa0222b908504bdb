package cezve.validator;

import static cezve.validator.Instrs.NONE;
import static cezve.validator.Instrs.UNREACHABLE;
import static cezve.validator.Instrs.value;
import static cezve.validator.TestModule.module;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.instruction.Instr;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.Opcodes;
import cezve.model.module.Data;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the opcode table with a fixed type, with both types of addresses. */
final class FixedSignatureTest {
  /** As many rows as there must be at least, so that a filter cannot make the tests empty. */
  private static final int ROWS = 400;

  @ParameterizedTest
  @EnumSource
  void takesItsParametersAndLeavesItsResults(AddrType address) {
    for (Opcode op : rows()) {
      List<ValType> results = op.signature().results(address);
      environment(address).func(NONE, results, body(op, params(op, address))).valid();
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesNotWorkWithoutOneOfItsParameters(AddrType address) {
    for (Opcode op : rows()) {
      List<ValType> params = params(op, address);
      if (!params.isEmpty()) {
        List<ValType> fewer = params.subList(1, params.size());
        List<ValType> results = op.signature().results(address);
        String message = environment(address).func(NONE, results, body(op, fewer)).invalid();
        assertEquals(mismatch(op, params, fewer), message);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesNotTakeAnotherTypeForAnyOfItsParameters(AddrType address) {
    for (Opcode op : rows()) {
      List<ValType> params = params(op, address);
      for (int i = 0; i < params.size(); i++) {
        List<ValType> wrong = new ArrayList<>(params);
        wrong.set(i, params.get(i) == NumType.F32 ? NumType.I32 : NumType.F32);
        List<ValType> results = op.signature().results(address);
        String message = environment(address).func(NONE, results, body(op, wrong)).invalid();
        assertEquals(mismatch(op, params, wrong), message);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingButItsResults(AddrType address) {
    for (Opcode op : rows()) {
      List<ValType> more = new ArrayList<>(op.signature().results(address));
      more.add(NumType.I32);
      List<Instr> body = body(op, params(op, address));
      String message = environment(address).func(NONE, more, body).invalid();
      assertTrue(message.startsWith("type mismatch: instruction requires ["), message);
      assertTrue(message.endsWith("(end in function 0)"), message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesAnythingWhereItCannotBeReached(AddrType address) {
    for (Opcode op : rows()) {
      List<ValType> results = op.signature().results(address);
      List<Instr> body = new ArrayList<>(List.of(UNREACHABLE));
      body.add(ZeroImmediates.instr(op));
      environment(address).func(NONE, results, body).valid();
    }
  }

  private static List<Opcode> rows() {
    List<Opcode> rows = Opcodes.all().stream().filter(Opcode::hasFixedSignature).toList();
    assertTrue(rows.size() >= ROWS, "only " + rows.size() + " rows");
    return rows;
  }

  private static List<ValType> params(Opcode op, AddrType address) {
    return op.signature().params(address);
  }

  private static List<Instr> body(Opcode op, List<ValType> operands) {
    List<Instr> body = new ArrayList<>();
    for (ValType operand : operands) {
      body.add(value(operand));
    }
    body.add(ZeroImmediates.instr(op));
    return body;
  }

  private static String mismatch(Opcode op, List<ValType> wanted, List<ValType> given) {
    return "type mismatch: instruction requires "
        + FuncType.list(wanted)
        + " but stack has "
        + FuncType.list(given)
        + " ("
        + op.mnemonic()
        + " in function 0)";
  }

  /** A memory, a table and a segment of each kind, which opcodes with fixed types refer to. */
  private static TestModule environment(AddrType address) {
    return module()
        .memory(address)
        .table(new TableType(address, Limits.atLeast(0), RefType.nullable(AbsHeapType.FUNC)))
        .elem(RefType.FUNCREF)
        .data(new Data.Passive());
  }
}
