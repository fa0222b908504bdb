package cezve.tree;

import cezve.model.error.Position;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Feature;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericInstr.I32Const;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.StoreOp;
import cezve.model.instruction.VariableInstr;
import cezve.model.module.Code;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Table;
import cezve.model.type.AddrType;
import cezve.model.type.ArrayType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import cezve.validator.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A function body, in a module with a memory, a table, a mutable global 0 and an immutable global
 * 1, both of type i32, functions of types {@link #UNARY} and {@link #PAIR} with these indices, and
 * the tags {@link #EMPTY_TAG} and {@link #PAIR_TAG}.
 */
final class Body {
  static final ValType I32 = NumType.I32;

  /** {@code [i32] -> [i32]}. */
  static final int UNARY = 1;

  /** {@code [] -> [i32 i32]}. */
  static final int PAIR = 2;

  /** A tag without values. */
  static final int EMPTY_TAG = 0;

  /** A tag with an i32 and an i64. */
  static final int PAIR_TAG = 1;

  /** The type index of a block that yields an i32 and an i64. */
  static final int VALUES = 5;

  static final ValType EXNREF = RefType.EXNREF;

  /** A structure of an immutable and a mutable i32. */
  static final int STRUCT = 6;

  /** An array of mutable i32. */
  static final int ARRAY = 7;

  private static final FieldType FIXED_I32 = new FieldType(Mutability.CONST, NumType.I32);
  private static final FieldType MUTABLE_I32 = new FieldType(Mutability.VAR, NumType.I32);

  static final Instr END = new ControlInstr.End();
  static final Instr DROP = new ParametricInstr.Drop();
  static final Instr BLOCK = new ControlInstr.Block(BlockType.EMPTY);
  static final Instr LOOP = new ControlInstr.Loop(BlockType.EMPTY);
  static final Instr LOAD = new MemoryInstr.Load(LoadOp.I32_LOAD, new MemArg(0, 2, 0));
  static final Instr STORE = new MemoryInstr.Store(StoreOp.I32_STORE, new MemArg(0, 2, 0));
  static final Instr ADD = NumericOp.I32_ADD.instr();
  static final Instr DIV = NumericOp.I32_DIV_S.instr();

  private final FuncType type;
  private final List<Instr> instrs;
  private MemType memory = MemType.of(AddrType.I32, Limits.atLeast(1));

  private Body(FuncType type, List<Instr> instrs) {
    this.type = type;
    this.instrs = instrs;
  }

  /** A body with two parameters and two locals of type i32; its last end is added. */
  static Body of(int results, Instr... instrs) {
    return of(results, Arrays.asList(instrs));
  }

  static Body of(int results, List<Instr> instrs) {
    FuncType type = new FuncType(List.of(I32, I32), Collections.nCopies(results, I32));
    List<Instr> all = new ArrayList<>(instrs);
    all.add(END);
    return new Body(type, all);
  }

  /** The same with a shared memory. */
  Body withSharedMemory() {
    memory = new MemType(AddrType.I32, Limits.between(1, 2), MemType.Sharing.SHARED, 16);
    return this;
  }

  static Instr i32(int value) {
    return new I32Const(value);
  }

  static Instr get(int local) {
    return new VariableInstr.LocalGet(local);
  }

  static Instr set(int local) {
    return new VariableInstr.LocalSet(local);
  }

  static Instr tee(int local) {
    return new VariableInstr.LocalTee(local);
  }

  static Instr global(int global) {
    return new VariableInstr.GlobalGet(global);
  }

  static Instr setGlobal(int global) {
    return new VariableInstr.GlobalSet(global);
  }

  static Instr call(int function) {
    return new ControlInstr.Call(function);
  }

  static Instr br(int label) {
    return new ControlInstr.Br(label);
  }

  static Instr brIf(int label) {
    return new ControlInstr.BrIf(label);
  }

  static Instr brTable(int fallback, int... labels) {
    return new ControlInstr.BrTable(IndexList.of(labels), fallback);
  }

  static BlockType result() {
    return new BlockType.Result(I32);
  }

  /** The tree; the positions in it are indices into the instructions. */
  FuncTree lower() {
    Module.Builder module = Module.builder();
    FuncType unary = new FuncType(List.of(I32), List.of(I32));
    FuncType pair = new FuncType(List.of(), List.of(I32, I32));
    FuncType empty = new FuncType(List.of(), List.of());
    FuncType values = new FuncType(List.of(I32, NumType.I64), List.of());
    FuncType results = new FuncType(List.of(), values.params());
    RecType pairOfFields =
        RecType.of(SubType.finalOf(new StructType(List.of(FIXED_I32, MUTABLE_I32))));
    RecType array = RecType.of(SubType.finalOf(new ArrayType(MUTABLE_I32)));
    module.types =
        List.of(
            rec(type),
            rec(unary),
            rec(pair),
            rec(empty),
            rec(values),
            rec(results),
            pairOfFields,
            array);
    module.tags = List.of(tag(3), tag(4));
    module.memories = List.of(memory);
    TableType table = new TableType(AddrType.I32, Limits.atLeast(1), RefType.FUNCREF);
    module.tables = List.of(new Table(table, null));
    module.globals =
        List.of(
            new Global(new GlobalType(Mutability.VAR, I32), Expression.of(List.of(i32(0), END))),
            new Global(new GlobalType(Mutability.CONST, I32), Expression.of(List.of(i32(0), END))));
    module.funcs =
        List.of(
            func(0, List.of(new Locals(2, I32)), instrs),
            func(UNARY, List.of(), List.of(get(0), END)),
            func(PAIR, List.of(), List.of(i32(1), i32(2), END)));
    return Lowering.lower(Validator.validate(module.build(), Feature.all()), 0);
  }

  /** The statements, as text. */
  String statements() {
    String text = lower().toString();
    return text.substring(text.indexOf('\n') + 1);
  }

  private static TagType tag(int type) {
    return new TagType(new TypeUse.Index(type));
  }

  private static RecType rec(FuncType type) {
    return RecType.of(SubType.finalOf(type));
  }

  private static Func func(int type, List<Locals> locals, List<Instr> instrs) {
    return new Func(type, new FixedCode(locals, Expression.of(instrs)), Position.UNKNOWN);
  }

  private record FixedCode(List<Locals> locals, Expression body) implements Code {
    @Override
    public int size() {
      return 0;
    }
  }
}
