package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.instruction.AtomicKind;
import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.MemArg;
import cezve.runtime.AtomicAccess.Width;
import cezve.tree.Expr;
import cezve.tree.Slot;
import cezve.tree.Stmt;

/** Emits atomic accesses: calls of {@link cezve.runtime.AtomicAccess}, which takes bits. */
final class AtomicEmitter {
  private static final String WIDTH = Names.ATOMIC + "$Width";
  private static final String UPDATE = Names.ATOMIC + "$Update";
  private static final String PLACE = Names.type(Names.MEMORY) + Names.type(WIDTH) + "J";

  private final Code code;
  private final ExprEmitter exprs;

  AtomicEmitter(Code code, ExprEmitter exprs) {
    this.code = code;
    this.exprs = exprs;
  }

  void load(Expr.AtomicLoad load) {
    place(load.op(), load.memArg(), load.address());
    code.call(Names.ATOMIC, "load", "(" + PLACE + ")J");
    exprs.address(load.type());
  }

  void emit(Stmt.Atomic statement) {
    switch (statement) {
      case Stmt.AtomicFence _ -> code.call("java/lang/invoke/VarHandle", "fullFence", "()V");
      case Stmt.AtomicStore store -> {
        place(store.op(), store.memArg(), store.address());
        exprs.unsigned(store.value());
        code.call(Names.ATOMIC, "store", "(" + PLACE + "J)V");
      }
      case Stmt.AtomicUpdate update -> {
        place(update.op(), update.memArg(), update.address());
        code.getStatic(UPDATE, update(update.op().kind()), Names.type(UPDATE));
        exprs.unsigned(update.operand());
        code.call(Names.ATOMIC, "update", "(" + PLACE + Names.type(UPDATE) + "J)J");
        setBits(update.old());
      }
      case Stmt.AtomicCompareExchange exchange -> {
        place(exchange.op(), exchange.memArg(), exchange.address());
        exprs.unsigned(exchange.expected());
        exprs.unsigned(exchange.replacement());
        code.call(Names.ATOMIC, "compareExchange", "(" + PLACE + "JJ)J");
        setBits(exchange.old());
      }
      case Stmt.AtomicWait wait -> {
        place(wait.op(), wait.memArg(), wait.address());
        exprs.unsigned(wait.expected());
        exprs.emit(wait.timeout());
        exprs.instance();
        code.callVirtual(Names.CONTEXT, "store", "()" + Names.type(Names.STORE));
        code.call(Names.ATOMIC, "await", "(" + PLACE + "JJ" + Names.type(Names.STORE) + ")I");
        exprs.set(wait.outcome());
      }
      case Stmt.AtomicNotify notify -> {
        exprs.memory(notify.memArg().memory());
        exprs.effectiveAddress(notify.address(), notify.memArg().offset());
        exprs.emit(notify.count());
        code.call(Names.ATOMIC, "wake", "(" + Names.type(Names.MEMORY) + "JI)I");
        exprs.set(notify.woken());
      }
    }
  }

  private void place(AtomicOp op, MemArg memArg, Expr address) {
    exprs.memory(memArg.memory());
    code.getStatic(WIDTH, Width.ofBytes(op.bytes()).name(), Names.type(WIDTH));
    exprs.effectiveAddress(address, memArg.offset());
  }

  private void setBits(Slot slot) {
    exprs.address(slot.type());
    exprs.set(slot);
  }

  private static String update(AtomicKind kind) {
    return switch (kind) {
      case ADD, SUB, AND, OR, XOR, XCHG -> kind.name();
      case LOAD, STORE, CMPXCHG, WAIT, NOTIFY, FENCE ->
          throw new AssertionError("BUG: " + kind + " is not an update");
    };
  }
}
