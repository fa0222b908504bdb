package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.Instr;
import cezve.model.instruction.TableInstr.ElemDrop;
import cezve.model.instruction.TableInstr.TableCopy;
import cezve.model.instruction.TableInstr.TableFill;
import cezve.model.instruction.TableInstr.TableGet;
import cezve.model.instruction.TableInstr.TableGrow;
import cezve.model.instruction.TableInstr.TableInit;
import cezve.model.instruction.TableInstr.TableSet;
import cezve.model.instruction.TableInstr.TableSize;
import cezve.model.instruction.TableOp;
import cezve.model.type.AddrType;
import cezve.model.type.Matching;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import java.util.List;

/**
 * Tables and element segments.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#table-instructions">Validation:
 *     Table instructions</a>
 */
final class TableRules {
  private final Context context;
  private final OperandStack operands;

  TableRules(Context context, OperandStack operands) {
    this.context = context;
    this.operands = operands;
  }

  void check(TableOp op, Instr instr) {
    switch (op) {
      case TABLE_GET -> get(context.table(((TableGet) instr).table()));
      case TABLE_SET -> set(context.table(((TableSet) instr).table()));
      case TABLE_SIZE -> size(context.table(((TableSize) instr).table()));
      case TABLE_GROW -> grow(context.table(((TableGrow) instr).table()));
      case TABLE_FILL -> fill(context.table(((TableFill) instr).table()));
      case TABLE_COPY -> copy((TableCopy) instr);
      case TABLE_INIT -> init((TableInit) instr);
      case ELEM_DROP -> context.elem(((ElemDrop) instr).elem());
    }
  }

  private void get(TableType table) {
    operands.pop(index(table));
    operands.push(table.element());
  }

  private void set(TableType table) {
    operands.pop(List.of(index(table), table.element()));
  }

  private void size(TableType table) {
    operands.push(index(table));
  }

  private void grow(TableType table) {
    operands.apply(List.of(table.element(), index(table)), index(table));
  }

  private void fill(TableType table) {
    operands.pop(List.of(index(table), table.element(), index(table)));
  }

  /** The length has the narrower of the two tables' address types. */
  private void copy(TableCopy instr) {
    TableType target = context.table(instr.target());
    TableType source = context.table(instr.source());
    requireElement(source.element(), target, instr.target());
    AddrType length = target.address() == AddrType.I64 ? source.address() : target.address();
    operands.pop(List.of(index(target), index(source), length.numType()));
  }

  private void init(TableInit instr) {
    TableType table = context.table(instr.table());
    requireElement(context.elem(instr.elem()), table, instr.table());
    operands.apply(instr.opcode().signature(), table.address());
  }

  private void requireElement(RefType element, TableType table, int index) {
    if (!Matching.matches(element, table.element())) {
      throw new InvalidException(
          "type mismatch: table "
              + index
              + " has elements of type "
              + context.text.of(table.element())
              + " but is given "
              + context.text.of(element));
    }
  }

  private static NumType index(TableType table) {
    return table.address().numType();
  }
}
