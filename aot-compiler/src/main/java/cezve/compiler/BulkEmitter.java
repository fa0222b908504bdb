package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Expr;
import cezve.tree.SlotType;
import cezve.tree.Stmt;

/** Emits the statements that act on whole memories and tables. */
final class BulkEmitter {
  private final Code code;
  private final ExprEmitter exprs;

  BulkEmitter(Code code, ExprEmitter exprs) {
    this.code = code;
    this.exprs = exprs;
  }

  void emit(Stmt.Bulk statement) {
    switch (statement) {
      case Stmt.MemoryGrow grow -> {
        exprs.memory(grow.memory());
        exprs.unsigned(grow.delta());
        code.callVirtual(Names.MEMORY, "grow", "(J)J");
        exprs.address(grow.result().type());
        exprs.set(grow.result());
        exprs.reloadMemory();
      }
      case Stmt.MemoryFill fill -> memoryFill(fill);
      case Stmt.MemoryCopy copy -> memoryCopy(copy);
      case Stmt.MemoryInit init -> {
        exprs.instance();
        code.iconst(init.memory());
        code.iconst(init.data());
        segment(init.address(), init.from(), init.count(), "memoryInit");
      }
      case Stmt.DataDrop(int data, int _) -> drop(data, "dropData");
      case Stmt.TableSet set -> {
        exprs.table(set.table());
        exprs.unsigned(set.index());
        exprs.emit(set.value());
        code.callVirtual(Names.TABLE, "set", "(JLjava/lang/Object;)V");
      }
      case Stmt.TableGrow grow -> tableGrow(grow);
      case Stmt.TableFill fill -> tableFill(fill);
      case Stmt.TableCopy copy -> tableCopy(copy);
      case Stmt.TableInit init -> {
        exprs.instance();
        code.iconst(init.table());
        code.iconst(init.elem());
        segment(init.index(), init.from(), init.count(), "tableInit");
      }
      case Stmt.ElemDrop(int elem, int _) -> drop(elem, "dropElem");
    }
  }

  private void memoryFill(Stmt.MemoryFill fill) {
    exprs.memory(fill.memory());
    exprs.unsigned(fill.address());
    exprs.emit(fill.value());
    code.insn(I2B);
    exprs.unsigned(fill.count());
    code.callVirtual(Names.MEMORY, "fill", "(JBJ)V");
  }

  private void memoryCopy(Stmt.MemoryCopy copy) {
    exprs.memory(copy.target());
    exprs.unsigned(copy.address());
    exprs.memory(copy.source());
    exprs.unsigned(copy.from());
    exprs.unsigned(copy.count());
    code.callVirtual(Names.MEMORY, "copy", "(J" + Names.type(Names.MEMORY) + "JJ)V");
  }

  private void tableGrow(Stmt.TableGrow grow) {
    exprs.emit(grow.init());
    exprs.unsigned(grow.delta());
    exprs.table(grow.table());
    code.call(Names.TABLES, "grow", "(Ljava/lang/Object;J" + Names.type(Names.TABLE) + ")I");
    if (grow.result().type() == SlotType.I64) {
      code.insn(I2L);
    }
    exprs.set(grow.result());
  }

  private void tableFill(Stmt.TableFill fill) {
    exprs.table(fill.table());
    exprs.unsigned(fill.index());
    exprs.emit(fill.value());
    exprs.unsigned(fill.count());
    code.callVirtual(Names.TABLE, "fill", "(JLjava/lang/Object;J)V");
  }

  private void tableCopy(Stmt.TableCopy copy) {
    exprs.table(copy.target());
    exprs.unsigned(copy.index());
    exprs.table(copy.source());
    exprs.unsigned(copy.from());
    exprs.unsigned(copy.count());
    code.callVirtual(Names.TABLE, "copy", "(J" + Names.type(Names.TABLE) + "JJ)V");
  }

  private void segment(Expr address, Expr from, Expr count, String method) {
    exprs.unsigned(address);
    exprs.emit(from);
    exprs.emit(count);
    code.callVirtual(Names.CONTEXT, method, "(IIJII)V");
  }

  private void drop(int segment, String method) {
    exprs.instance();
    code.iconst(segment);
    code.callVirtual(Names.CONTEXT, method, "(I)V");
  }
}
