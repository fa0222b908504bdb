package cezve.interpreter;

import cezve.tree.Stmt;

/** Makes the nodes of the statements that act on whole memories and tables. */
final class BulkTranslation {
  private final FrameLayout layout;
  private final ExprTranslation exprs;

  BulkTranslation(FrameLayout layout, ExprTranslation exprs) {
    this.layout = layout;
    this.exprs = exprs;
  }

  StmtNode node(Stmt.Bulk statement) {
    return switch (statement) {
      case Stmt.MemoryGrow grow -> memoryGrow(grow);
      case Stmt.MemoryFill fill -> memoryFill(fill);
      case Stmt.MemoryCopy copy -> memoryCopy(copy);
      case Stmt.MemoryInit init -> memoryInit(init);
      case Stmt.DataDrop(int data, int _) -> dataDrop(data);
      case Stmt.TableSet set -> tableSet(set);
      case Stmt.TableGrow grow -> tableGrow(grow);
      case Stmt.TableFill fill -> tableFill(fill);
      case Stmt.TableCopy copy -> tableCopy(copy);
      case Stmt.TableInit init -> tableInit(init);
      case Stmt.ElemDrop(int elem, int _) -> elemDrop(elem);
    };
  }

  private static long unsigned(I32Operand node, Frame f) {
    return Integer.toUnsignedLong(node.eval(f));
  }

  private StmtNode memoryGrow(Stmt.MemoryGrow grow) {
    int memory = grow.memory();
    I32Operand delta = exprs.i32(grow.delta());
    int result = layout.cell(grow.result());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        f.numbers[result] = (int) f.memory(memory).grow(unsigned(delta, f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode memoryFill(Stmt.MemoryFill fill) {
    int memory = fill.memory();
    I32Operand address = exprs.i32(fill.address());
    I32Operand value = exprs.i32(fill.value());
    I32Operand count = exprs.i32(fill.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = unsigned(address, f);
        byte with = (byte) value.eval(f);
        f.memory(memory).fill(at, with, unsigned(count, f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode memoryCopy(Stmt.MemoryCopy copy) {
    int target = copy.target();
    int source = copy.source();
    I32Operand address = exprs.i32(copy.address());
    I32Operand from = exprs.i32(copy.from());
    I32Operand count = exprs.i32(copy.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = unsigned(address, f);
        long start = unsigned(from, f);
        f.memory(target).copy(at, f.memory(source), start, unsigned(count, f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode memoryInit(Stmt.MemoryInit init) {
    int memory = init.memory();
    int data = init.data();
    I32Operand address = exprs.i32(init.address());
    I32Operand from = exprs.i32(init.from());
    I32Operand count = exprs.i32(init.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = unsigned(address, f);
        int start = from.eval(f);
        f.memory(memory).init(at, f.instance.data(data), start, count.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  private static StmtNode dataDrop(int data) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        f.instance.dropData(data);
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode tableSet(Stmt.TableSet set) {
    int table = set.table();
    I32Operand index = exprs.i32(set.index());
    RefOperand value = exprs.ref(set.value());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = unsigned(index, f);
        f.instance.table(table).set(at, value.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode tableGrow(Stmt.TableGrow grow) {
    int table = grow.table();
    RefOperand init = exprs.ref(grow.init());
    I32Operand delta = exprs.i32(grow.delta());
    int result = layout.cell(grow.result());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object value = init.eval(f);
        f.numbers[result] = f.instance.table(table).grow(unsigned(delta, f), value);
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode tableFill(Stmt.TableFill fill) {
    int table = fill.table();
    I32Operand index = exprs.i32(fill.index());
    RefOperand value = exprs.ref(fill.value());
    I32Operand count = exprs.i32(fill.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = unsigned(index, f);
        Object with = value.eval(f);
        f.instance.table(table).fill(at, with, unsigned(count, f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode tableCopy(Stmt.TableCopy copy) {
    int target = copy.target();
    int source = copy.source();
    I32Operand index = exprs.i32(copy.index());
    I32Operand from = exprs.i32(copy.from());
    I32Operand count = exprs.i32(copy.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = unsigned(index, f);
        long start = unsigned(from, f);
        f.instance.table(target).copy(at, f.instance.table(source), start, unsigned(count, f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode tableInit(Stmt.TableInit init) {
    int table = init.table();
    int elem = init.elem();
    I32Operand index = exprs.i32(init.index());
    I32Operand from = exprs.i32(init.from());
    I32Operand count = exprs.i32(init.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = unsigned(index, f);
        int start = from.eval(f);
        f.instance.table(table).init(at, f.instance.elem(elem), start, count.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  private static StmtNode elemDrop(int elem) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        f.instance.dropElem(elem);
        return StmtNode.NEXT;
      }
    };
  }
}
