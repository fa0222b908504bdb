package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.type.RefType;
import cezve.tree.Expr;
import cezve.tree.Slot;
import cezve.tree.SlotType;

/** Emits expressions: afterwards the value is on the operand stack. */
final class ExprEmitter {
  private final Code code;
  private final Slots slots;
  private final AggregateEmitter aggregates;
  private final CastEmitter casts;
  private final MemoryEmitter memories;

  ExprEmitter(Code code, Slots slots, ModuleTarget target) {
    this.code = code;
    this.slots = slots;
    this.memories = new MemoryEmitter(code, this, slots, target);
    TypeConstants types = target.dispatchers().types();
    this.aggregates = new AggregateEmitter(code, this, types);
    this.casts = new CastEmitter(code, this, types);
  }

  void emit(Expr expr) {
    switch (expr) {
      case Expr.I32Const(int value) -> code.iconst(value);
      case Expr.I64Const(long value) -> code.lconst(value);
      case Expr.F32Const(int bits) -> code.fconst(bits);
      case Expr.F64Const(long bits) -> code.dconst(bits);
      case Expr.V128Const(long low, long high) -> new VectorEmitter(code, this).constant(low, high);
      case Expr.Vector vector -> new VectorEmitter(code, this).emit(vector);
      case Expr.RefNull() -> code.insn(ACONST_NULL);
      case Expr.RefFunc(int function) -> function(function);
      case Expr.Get(Slot slot) -> get(slot);
      case Expr.GlobalGet(int global, SlotType type) -> global(global, type);
      case Expr.Unary(var op, Expr operand) -> {
        emit(operand);
        NumericEmitter.emit(code, op);
      }
      case Expr.Binary(var op, Expr left, Expr right) -> {
        emit(left);
        if (!ConstantDivision.emit(code, op, right)) {
          emit(right);
          NumericEmitter.emit(code, op);
        }
      }
      case Expr.RefEq(Expr left, Expr right) -> {
        emit(left);
        emit(right);
        code.call(Names.CASTS, "eq", "(Ljava/lang/Object;Ljava/lang/Object;)I");
      }
      case Expr.RefTest(RefType target, Expr reference) -> casts.test(target, reference);
      case Expr.RefCast(RefType target, Expr reference) -> casts.cast(target, reference);
      case Expr.Aggregate aggregate -> aggregates.emit(aggregate);
      case Expr.HighHalf half -> highHalf(half);
      case Expr.Load load -> memories.load(load);
      case Expr.AtomicLoad load -> new AtomicEmitter(code, this).load(load);
      case Expr.Select select -> select(select);
      case Expr.MemorySize(int memory, SlotType type) -> memorySize(memory, type);
      case Expr.TableSize(int table, SlotType type) -> tableSize(table, type);
      case Expr.TableGet(int table, Expr index) -> {
        table(table);
        unsigned(index);
        code.callVirtual(Names.TABLE, "get", "(J)Ljava/lang/Object;");
      }
      case Expr.RefIsNull(Expr reference) -> {
        emit(reference);
        code.call(Names.SELECTS, "isNull", "(Ljava/lang/Object;)I");
      }
      case Expr.RefAsNonNull(Expr reference) -> {
        emit(reference);
        code.call(Names.REFERENCES, "nonNull", "(Ljava/lang/Object;)Ljava/lang/Object;");
      }
    }
  }

  MemoryEmitter memories() {
    return memories;
  }

  /** Takes note that memories may have grown. */
  void reloadMemory() {
    slots.reloadMemory();
  }

  AggregateEmitter aggregates() {
    return aggregates;
  }

  void get(Slot slot) {
    slots.get(slot);
  }

  void set(Slot slot) {
    slots.set(slot);
  }

  /** Pushes the instance. */
  void instance() {
    code.variable(ALOAD, slots.instance());
  }

  /** Pushes a memory. */
  void memory(int memory) {
    instance();
    InstanceClass.pushMemory(code, memory);
  }

  /** Pushes a table. */
  void table(int table) {
    instance();
    InstanceClass.pushTable(code, table);
  }

  /** Pushes an address or index as an unsigned long. */
  void unsigned(Expr address) {
    emit(address);
    if (address.type() == SlotType.I32) {
      code.call("java/lang/Integer", "toUnsignedLong", "(I)J");
    }
  }

  /** Pushes the sum of an address and an offset, as an unsigned long. */
  void effectiveAddress(Expr address, long offset) {
    unsigned(address);
    if (offset != 0) {
      code.lconst(offset);
      code.call(Names.MEMORY, "effectiveAddress", "(JJ)J");
    }
  }

  /** Narrows a long on the stack to an address type. */
  void address(SlotType type) {
    if (type == SlotType.I32) {
      code.insn(L2I);
    }
  }

  private void memorySize(int memory, SlotType type) {
    memory(memory);
    code.callVirtual(Names.MEMORY, "pages", "()J");
    address(type);
  }

  private void tableSize(int table, SlotType type) {
    table(table);
    code.callVirtual(Names.TABLE, "size", "()I");
    if (type == SlotType.I64) {
      code.insn(I2L);
    }
  }

  private void function(int function) {
    instance();
    code.iconst(function);
    code.callVirtual(Names.CONTEXT, "function", "(I)" + Names.type(Names.FUNCTION));
  }

  private void global(int global, SlotType type) {
    instance();
    InstanceClass.pushGlobal(code, global);
    switch (type) {
      case I32, I64, F32, F64 -> {
        code.callVirtual(Names.GLOBAL, "low", "()J");
        code.fromBits(JvmType.of(type));
      }
      case REF -> code.callVirtual(Names.GLOBAL, "reference", "()Ljava/lang/Object;");
      case V128 ->
          code.call(
              Names.VECTORS, "get", "(" + Names.type(Names.GLOBAL) + ")" + Names.type(Names.V128));
    }
  }

  private void highHalf(Expr.HighHalf half) {
    switch (half) {
      case Expr.AddHigh(Expr aLow, Expr aHigh, Expr bLow, Expr bHigh) ->
          wide("addHigh", aLow, aHigh, bLow, bHigh);
      case Expr.SubHigh(Expr aLow, Expr aHigh, Expr bLow, Expr bHigh) ->
          wide("subHigh", aLow, aHigh, bLow, bHigh);
      case Expr.MulHighS(Expr a, Expr b) -> wide("mulHighS", a, b);
      case Expr.MulHighU(Expr a, Expr b) -> wide("mulHighU", a, b);
    }
  }

  private void wide(String function, Expr... operands) {
    for (Expr operand : operands) {
      emit(operand);
    }
    code.call(Names.NUMERIC + "I64", function, "(" + "J".repeat(operands.length) + ")J");
  }

  private void select(Expr.Select select) {
    emit(select.ifTrue());
    emit(select.ifFalse());
    emit(select.condition());
    String type = JvmType.of(select.type()).descriptor();
    code.call(Names.SELECTS, "select", "(" + type + type + "I)" + type);
  }
}
