package cezve.interpreter;

import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr.F32Const;
import cezve.model.instruction.NumericInstr.F64Const;
import cezve.model.instruction.NumericInstr.I32Const;
import cezve.model.instruction.NumericInstr.I64Const;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.VectorInstr;
import cezve.model.module.Bytes;
import cezve.model.module.Elem;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Table;
import cezve.model.type.FuncType;
import cezve.model.type.MemType;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.MemoryInstance;
import cezve.runtime.numeric.V128;
import cezve.validator.ValidModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Executes the instructions of a module without imports, in the way the specification puts it: by
 * looking at one after another. Values are of the classes {@link Integer}, {@link Long}, {@link
 * Float}, {@link Double}, or {@link Reference}.
 */
final class ReferenceMachine {
  /** A reference to a function, or null if the index is negative. */
  record Reference(int function) {
    static final Reference NULL = new Reference(-1);

    boolean isNull() {
      return function < 0;
    }
  }

  /** An exception; null is {@link Reference#NULL}. */
  record Exn(int tag, List<Object> values) {}

  /** An exception on its way. */
  static final class Thrown extends RuntimeException {
    final Exn exception;

    Thrown(Exn exception) {
      super(exception.toString(), null, false, false);
      this.exception = exception;
    }
  }

  final ValidModule valid;
  final Module module;
  final List<MemoryInstance> memories = new ArrayList<>();
  final List<List<Reference>> tables = new ArrayList<>();
  final List<Object> globals = new ArrayList<>();
  final List<List<Reference>> elems = new ArrayList<>();
  final List<Bytes> datas = new ArrayList<>();

  ReferenceMachine(ValidModule valid) {
    this.valid = valid;
    this.module = valid.module();
    for (MemType memory : module.memories()) {
      memories.add(new MemoryInstance(memory, Long.MAX_VALUE));
    }
    for (Global global : module.globals()) {
      globals.add(constant(global.init()));
    }
    for (Table table : module.tables()) {
      int size = (int) table.type().limits().min();
      tables.add(new ArrayList<>(Collections.nCopies(size, Reference.NULL)));
    }
    module.elems().forEach(this::addElem);
    module.datas().forEach(data -> datas.add(data.bytes()));
  }

  private void addElem(Elem elem) {
    List<Reference> references = new ArrayList<>();
    if (elem.items() instanceof Elem.Functions(var functions)) {
      for (int i = 0; i < functions.size(); i++) {
        references.add(new Reference(functions.get(i)));
      }
    }
    boolean isPassive = elem.mode() instanceof Elem.Passive;
    elems.add(isPassive ? references : List.of());
    if (elem.mode() instanceof Elem.Active(int table, Expression offset)) {
      int at = (Integer) constant(offset);
      for (int i = 0; i < references.size(); i++) {
        tables.get(table).set(at + i, references.get(i));
      }
    }
  }

  private static Object constant(Expression expression) {
    return constant(expression.instructions().getFirst());
  }

  /** The value of a constant instruction. */
  static Object constant(Instr instr) {
    return switch (instr) {
      case I32Const(int value) -> value;
      case I64Const(long value) -> value;
      case F32Const(int bits) -> Float.intBitsToFloat(bits);
      case F64Const(long bits) -> Double.longBitsToDouble(bits);
      case VectorInstr.V128Const(long low, long high) -> new V128(low, high);
      case ReferenceInstr.RefNull _ -> Reference.NULL;
      case ReferenceInstr.RefFunc(int function) -> new Reference(function);
      default -> throw new AssertionError(instr);
    };
  }

  /** Calls a function. */
  List<Object> invoke(int function, List<Object> arguments) {
    FuncType type = valid.funcType(function);
    Func func = module.funcs().get(function);
    List<Object> locals = new ArrayList<>(arguments);
    for (Locals run : func.code().locals()) {
      for (int i = 0; i < run.count(); i++) {
        locals.add(zero(run.type()));
      }
    }
    return new ReferenceActivation(this, func.code().body().instructions(), locals, type).run();
  }

  static Object zero(ValType type) {
    return switch (type) {
      case NumType _ -> ReferenceMemory.value(type, 0);
      case VecType _ -> V128.ZERO;
      case RefType _ -> Reference.NULL;
    };
  }

  static byte[] bytes(MemoryInstance memory) {
    byte[] bytes = new byte[(int) memory.size()];
    memory.read(0, bytes, 0, bytes.length);
    return bytes;
  }

  @Override
  public String toString() {
    return globals + " " + tables;
  }
}
