package cezve.interpreter;

import cezve.tree.SlotType;
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

  private StmtNode memoryGrow(Stmt.MemoryGrow grow) {
    int memory = grow.memory();
    AddressOperand delta = exprs.address(grow.delta());
    int result = layout.cell(grow.result());
    if (grow.result().type() == SlotType.I64) {
      return new StmtNode() {
        @Override
        int run(Frame f) {
          f.numbers[result] = f.memory(memory).grow(delta.eval(f));
          return StmtNode.NEXT;
        }
      };
    }
    return new StmtNode() {
      @Override
      int run(Frame f) {
        f.numbers[result] = (int) f.memory(memory).grow(delta.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode memoryFill(Stmt.MemoryFill fill) {
    int memory = fill.memory();
    AddressOperand address = exprs.address(fill.address());
    I32Operand value = exprs.i32(fill.value());
    AddressOperand count = exprs.address(fill.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.eval(f);
        byte with = (byte) value.eval(f);
        f.memory(memory).fill(at, with, count.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode memoryCopy(Stmt.MemoryCopy copy) {
    int target = copy.target();
    int source = copy.source();
    AddressOperand address = exprs.address(copy.address());
    AddressOperand from = exprs.address(copy.from());
    AddressOperand count = exprs.address(copy.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.eval(f);
        long start = from.eval(f);
        f.memory(target).copy(at, f.memory(source), start, count.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode memoryInit(Stmt.MemoryInit init) {
    int memory = init.memory();
    int data = init.data();
    AddressOperand address = exprs.address(init.address());
    I32Operand from = exprs.i32(init.from());
    I32Operand count = exprs.i32(init.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.eval(f);
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
    AddressOperand index = exprs.address(set.index());
    RefOperand value = exprs.ref(set.value());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = index.eval(f);
        f.instance.table(table).set(at, value.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode tableGrow(Stmt.TableGrow grow) {
    int table = grow.table();
    RefOperand init = exprs.ref(grow.init());
    AddressOperand delta = exprs.address(grow.delta());
    int result = layout.cell(grow.result());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object value = init.eval(f);
        f.numbers[result] = f.instance.table(table).grow(delta.eval(f), value);
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode tableFill(Stmt.TableFill fill) {
    int table = fill.table();
    AddressOperand index = exprs.address(fill.index());
    RefOperand value = exprs.ref(fill.value());
    AddressOperand count = exprs.address(fill.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = index.eval(f);
        Object with = value.eval(f);
        f.instance.table(table).fill(at, with, count.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode tableCopy(Stmt.TableCopy copy) {
    int target = copy.target();
    int source = copy.source();
    AddressOperand index = exprs.address(copy.index());
    AddressOperand from = exprs.address(copy.from());
    AddressOperand count = exprs.address(copy.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = index.eval(f);
        long start = from.eval(f);
        f.instance.table(target).copy(at, f.instance.table(source), start, count.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode tableInit(Stmt.TableInit init) {
    int table = init.table();
    int elem = init.elem();
    AddressOperand index = exprs.address(init.index());
    I32Operand from = exprs.i32(init.from());
    I32Operand count = exprs.i32(init.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = index.eval(f);
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
