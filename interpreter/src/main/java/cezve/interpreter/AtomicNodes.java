package cezve.interpreter;

import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.MemArg;
import cezve.runtime.AtomicAccess;
import cezve.runtime.AtomicAccess.Update;
import cezve.runtime.AtomicAccess.Width;
import cezve.runtime.Store;
import cezve.tree.Expr;
import cezve.tree.Slot;
import cezve.tree.SlotType;
import cezve.tree.Stmt;
import java.lang.invoke.VarHandle;

/** Makes the nodes of atomic instructions. What they access are bits, so an i32 is extended. */
final class AtomicNodes {
  private static final StmtNode FENCE =
      new StmtNode() {
        @Override
        int run(Frame f) {
          VarHandle.fullFence();
          return StmtNode.NEXT;
        }
      };

  private final FrameLayout layout;
  private final ExprTranslation exprs;

  AtomicNodes(FrameLayout layout, ExprTranslation exprs) {
    this.layout = layout;
    this.exprs = exprs;
  }

  StmtNode node(Stmt.Atomic statement) {
    return switch (statement) {
      case Stmt.AtomicFence _ -> FENCE;
      case Stmt.AtomicStore store -> store(store);
      case Stmt.AtomicUpdate update -> update(update);
      case Stmt.AtomicCompareExchange exchange -> compareExchange(exchange);
      case Stmt.AtomicWait await -> await(await);
      case Stmt.AtomicNotify notify -> wake(notify);
    };
  }

  static ExprNode load(Expr.AtomicLoad load, ExprTranslation of) {
    int memory = load.memArg().memory();
    Width width = width(load.op());
    AddressOperand address = of.address(load.address(), load.memArg());
    I64Node node =
        new I64Node() {
          @Override
          long eval(Frame f) {
            return AtomicAccess.load(f.memory(memory), width, address.eval(f));
          }
        };
    return load.type() == SlotType.I64 ? node : ConversionNodes.i32WrapI64(I64Operand.of(node));
  }

  private StmtNode store(Stmt.AtomicStore store) {
    int memory = store.memArg().memory();
    Width width = width(store.op());
    AddressOperand address = address(store.address(), store.memArg());
    I64Operand value = bits(store.value());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.eval(f);
        AtomicAccess.store(f.memory(memory), width, at, value.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode update(Stmt.AtomicUpdate statement) {
    int memory = statement.memArg().memory();
    Width width = width(statement.op());
    Update update = update(statement.op());
    AddressOperand address = address(statement.address(), statement.memArg());
    I64Operand operand = bits(statement.operand());
    Target old = new Target(statement.old());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.eval(f);
        long with = operand.eval(f);
        old.set(f, AtomicAccess.update(f.memory(memory), width, at, update, with));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode compareExchange(Stmt.AtomicCompareExchange statement) {
    int memory = statement.memArg().memory();
    Width width = width(statement.op());
    AddressOperand address = address(statement.address(), statement.memArg());
    I64Operand expected = bits(statement.expected());
    I64Operand replacement = bits(statement.replacement());
    Target old = new Target(statement.old());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.eval(f);
        long then = expected.eval(f);
        long with = replacement.eval(f);
        old.set(f, AtomicAccess.compareExchange(f.memory(memory), width, at, then, with));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode await(Stmt.AtomicWait statement) {
    int memory = statement.memArg().memory();
    Width width = width(statement.op());
    AddressOperand address = address(statement.address(), statement.memArg());
    I64Operand expected = bits(statement.expected());
    I64Operand timeout = exprs.i64(statement.timeout());
    Target outcome = new Target(statement.outcome());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.eval(f);
        long value = expected.eval(f);
        long nanos = timeout.eval(f);
        Store store = f.instance.store();
        outcome.set(f, AtomicAccess.await(f.memory(memory), width, at, value, nanos, store));
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode wake(Stmt.AtomicNotify statement) {
    int memory = statement.memArg().memory();
    AddressOperand address = address(statement.address(), statement.memArg());
    I32Operand count = exprs.i32(statement.count());
    Target woken = new Target(statement.woken());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.eval(f);
        woken.set(f, AtomicAccess.wake(f.memory(memory), at, count.eval(f)));
        return StmtNode.NEXT;
      }
    };
  }

  private AddressOperand address(Expr address, MemArg memArg) {
    return exprs.address(address, memArg);
  }

  private I64Operand bits(Expr value) {
    return value.type() == SlotType.I64
        ? exprs.i64(value)
        : I64Operand.of(ConversionNodes.i64ExtendI32U(exprs.i32(value)));
  }

  /** Where a result goes. */
  private final class Target {
    private final int cell;
    private final boolean isI64;

    Target(Slot slot) {
      this.cell = layout.cell(slot);
      this.isI64 = slot.type() == SlotType.I64;
    }

    void set(Frame f, long bits) {
      f.numbers[cell] = isI64 ? bits : (int) bits;
    }
  }

  private static Width width(AtomicOp op) {
    return Width.ofBytes(op.bytes());
  }

  private static Update update(AtomicOp op) {
    return switch (op.kind()) {
      case ADD -> Update.ADD;
      case SUB -> Update.SUB;
      case AND -> Update.AND;
      case OR -> Update.OR;
      case XOR -> Update.XOR;
      case XCHG -> Update.XCHG;
      case LOAD, STORE, CMPXCHG, WAIT, NOTIFY, FENCE ->
          throw new AssertionError("BUG: " + op.mnemonic() + " is not an update");
    };
  }
}
