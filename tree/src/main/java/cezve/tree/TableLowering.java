package cezve.tree;

import cezve.model.instruction.TableInstr;
import cezve.model.instruction.TableInstr.*;
import cezve.validator.ValidModule;

/** Lowers table instructions. */
final class TableLowering {
  private final ValidModule module;
  private final OperandStack stack;

  TableLowering(ValidModule module, OperandStack stack) {
    this.module = module;
    this.stack = stack;
  }

  void lower(TableInstr instr, int position) {
    switch (instr) {
      case TableGet(int table) -> {
        Operand index = stack.pop();
        Expr expr = new Expr.TableGet(table, index.expr());
        stack.push(Operand.of(expr, Operand.TRAPS | Operand.READS, index), position);
      }
      case TableSet(int table) -> {
        Expr value = stack.pop().expr();
        Expr index = stack.pop().expr();
        stack.emitEffect(new Stmt.TableSet(table, index, value, position));
      }
      case TableSize(int table) ->
          stack.push(
              Operand.leaf(new Expr.TableSize(table, address(table)), Operand.READS), position);
      case TableGrow(int table) -> {
        Expr delta = stack.pop().expr();
        Expr init = stack.pop().expr();
        Slot result = stack.slot(stack.height(), address(table));
        stack.beforeWrite(result, position);
        stack.emitEffect(new Stmt.TableGrow(table, init, delta, result, position));
        stack.push(Operand.get(result), position);
      }
      case TableFill(int table) -> {
        Expr count = stack.pop().expr();
        Expr value = stack.pop().expr();
        Expr index = stack.pop().expr();
        stack.emitEffect(new Stmt.TableFill(table, index, value, count, position));
      }
      case TableCopy(int target, int source) -> {
        Expr count = stack.pop().expr();
        Expr from = stack.pop().expr();
        Expr index = stack.pop().expr();
        stack.emitEffect(new Stmt.TableCopy(target, source, index, from, count, position));
      }
      case TableInit(int table, int elem) -> {
        Expr count = stack.pop().expr();
        Expr from = stack.pop().expr();
        Expr index = stack.pop().expr();
        stack.emitEffect(new Stmt.TableInit(table, elem, index, from, count, position));
      }
      case ElemDrop(int elem) -> stack.emitEffect(new Stmt.ElemDrop(elem, position));
    }
  }

  private SlotType address(int table) {
    return SlotType.of(module.tables().get(table).address().numType());
  }
}
