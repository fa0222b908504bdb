package cezve.model.testing.valid;

import cezve.model.error.Position;
import cezve.model.instruction.ControlInstr.End;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr.F32Const;
import cezve.model.instruction.NumericInstr.F64Const;
import cezve.model.instruction.NumericInstr.I32Const;
import cezve.model.instruction.NumericInstr.I64Const;
import cezve.model.instruction.ReferenceInstr.RefFunc;
import cezve.model.instruction.ReferenceInstr.RefNull;
import cezve.model.instruction.VectorInstr.V128Const;
import cezve.model.module.Bytes;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Module;
import cezve.model.module.Table;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes up valid modules of a few functions that call each other, with two memories, two tables,
 * and globals of every type. However they are called, they end: every function and every turn of a
 * loop takes one unit from a global, and when that is used up, functions return at once.
 */
public final class RandomModule {
  static final List<ValType> TYPES =
      List.of(
          NumType.I32,
          NumType.I64,
          NumType.F32,
          NumType.F64,
          RefType.FUNCREF,
          RefType.EXNREF,
          RefType.ANYREF,
          VecType.V128);

  /** The global that is used up. */
  public static final int FUEL = 0;

  static final int TABLE_SIZE = 6;

  /** The addresses of the memory, and of the table, with an index. */
  static NumType address(int index) {
    return index == 0 ? NumType.I32 : NumType.I64;
  }

  /** The segments that can be copied from. */
  static final int PASSIVE_ELEM = 1;

  static final int PASSIVE_DATA = 0;

  /** What that global starts with. */
  public static final int TURNS = 120;

  final Choices choices;
  private final Set<Extra> extras;
  final List<FuncType> types = new ArrayList<>();

  /** By function, the index of its type. */
  final List<Integer> functions = new ArrayList<>();

  /** By tag, the index of its type. */
  final List<Integer> tags = new ArrayList<>();

  /** What the table starts with, before its null references. */
  final List<Integer> entries = new ArrayList<>();

  /** A module that depends on nothing but the choices. */
  public RandomModule(Choices choices, Set<Extra> extras) {
    this.choices = choices;
    this.extras = extras;
  }

  boolean has(Extra extra) {
    return extras.contains(extra);
  }

  /** Makes up all of it. */
  public Module make() {
    addTypes();
    int count = 1 + choices.below(4);
    for (int i = 0; i < count; i++) {
      functions.add(choices.below(types.size()));
    }
    for (int i = 0; i < TABLE_SIZE - 2; i++) {
      entries.add(choices.below(count));
    }
    Module.Builder module = Module.builder();
    module.types = recTypes();
    module.tags = tags.stream().map(type -> new TagType(new TypeUse.Index(type))).toList();
    module.memories =
        List.of(
            MemType.of(AddrType.I32, Limits.between(1, 3)),
            MemType.of(AddrType.I64, Limits.between(1, 3)));
    Limits limits = Limits.between(TABLE_SIZE, TABLE_SIZE + 4);
    module.tables =
        List.of(
            new Table(new TableType(AddrType.I32, limits, RefType.FUNCREF), null),
            new Table(new TableType(AddrType.I64, limits, RefType.FUNCREF), null));
    module.globals = globals();
    module.elems = elems();
    module.datas =
        List.of(new Data(Bytes.of(new byte[] {1, -2, 3, -4, 5, -6, 7, -8}), new Data.Passive()));
    List<Func> funcs = new ArrayList<>();
    for (int type : functions) {
      funcs.add(new Func(type, new RandomBody(this, types.get(type)).make(), Position.UNKNOWN));
    }
    module.funcs = funcs;
    return module.build();
  }

  private List<RecType> recTypes() {
    List<RecType> all = new ArrayList<>();
    for (FuncType type : types) {
      all.add(RecType.of(SubType.finalOf(type)));
    }
    all.addAll(RandomAggregates.types(types.size()));
    return all;
  }

  private void addTypes() {
    ValType i32 = NumType.I32;
    ValType i64 = NumType.I64;
    ValType f32 = NumType.F32;
    ValType f64 = NumType.F64;
    ValType ref = RefType.FUNCREF;
    types.add(new FuncType(List.of(), List.of()));
    types.add(new FuncType(List.of(i32), List.of(i32)));
    types.add(new FuncType(List.of(i32, i64), List.of(i64, i32)));
    types.add(new FuncType(List.of(f64, f32, i32), List.of(f64)));
    types.add(new FuncType(List.of(i32, i32), List.of(i32, i32)));
    types.add(new FuncType(List.of(ref, i64), List.of(ref)));
    types.add(new FuncType(List.of(), List.of(i32, ref)));
    for (int i = 0; i < 3; i++) {
      types.add(new FuncType(someTypes(), someTypes()));
    }
    addTag(List.of());
    addTag(List.of(i32));
    addTag(List.of(f64, ref, i64));
    addTag(someTypes());
    tags.add(tags.get(choices.below(tags.size())));
  }

  /** Adds a tag, with the types of blocks that end where its exceptions are caught. */
  private void addTag(List<ValType> values) {
    tags.add(types.size());
    types.add(new FuncType(values, List.of()));
    types.add(new FuncType(List.of(), values));
    List<ValType> withReference = new ArrayList<>(values);
    withReference.add(RefType.EXNREF);
    types.add(new FuncType(List.of(), withReference));
  }

  /** The values of a tag's exceptions. */
  List<ValType> tagValues(int tag) {
    return types.get(tags.get(tag)).params();
  }

  private List<ValType> someTypes() {
    List<ValType> some = new ArrayList<>();
    int count = choices.below(has(Extra.LARGE_SHAPES) && choices.oneIn(4) ? 20 : 4);
    for (int i = 0; i < count; i++) {
      some.add(anyType());
    }
    return some;
  }

  ValType anyType() {
    return TYPES.get(choices.below(TYPES.size()));
  }

  /** One mutable and one immutable global of each type follow the fuel. */
  static int global(ValType type, Mutability mutability) {
    return 1 + 2 * TYPES.indexOf(type) + (mutability == Mutability.VAR ? 1 : 0);
  }

  private List<Global> globals() {
    List<Global> globals = new ArrayList<>();
    globals.add(global(NumType.I32, Mutability.VAR, new I32Const(TURNS)));
    for (ValType type : TYPES) {
      globals.add(global(type, Mutability.CONST, constant(type)));
      globals.add(global(type, Mutability.VAR, constant(type)));
    }
    return globals;
  }

  private static Global global(ValType type, Mutability mutability, Instr value) {
    return new Global(new GlobalType(mutability, type), expression(value));
  }

  private List<Elem> elems() {
    int[] all = new int[functions.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    int[] first = entries.stream().mapToInt(i -> i).toArray();
    return List.of(
        elem(new Elem.Active(0, expression(new I32Const(0))), first),
        elem(new Elem.Passive(), first),
        elem(new Elem.Declarative(), all));
  }

  private static Elem elem(Elem.Mode mode, int... functions) {
    return new Elem(RefType.nonNull(AbsHeapType.FUNC), items(functions), mode);
  }

  private static Elem.Items items(int... functions) {
    return new Elem.Functions(IndexList.of(functions));
  }

  private static Expression expression(Instr value) {
    return Expression.of(List.of(value, new End()));
  }

  /** A constant of a type, often one of those that operations treat specially. */
  public Instr constant(ValType type) {
    if (type == NumType.I32) {
      return new I32Const(anyInt());
    } else if (type == NumType.I64) {
      return new I64Const(choices.oneIn(4) ? (long) anyInt() << 31 : anyInt());
    } else if (type == NumType.F32) {
      return new F32Const(
          choices.oneIn(8) ? (int) choices.bits(32) : Float.floatToRawIntBits((float) anyFloat()));
    } else if (type == NumType.F64) {
      return new F64Const(
          choices.oneIn(8) ? choices.bits(64) : Double.doubleToRawLongBits(anyFloat()));
    } else if (type == VecType.V128) {
      return new V128Const(choices.bits(64), choices.oneIn(2) ? choices.bits(64) : 0);
    } else if (type.equals(RefType.EXNREF)) {
      return new RefNull(AbsHeapType.EXN);
    } else if (type.equals(RefType.ANYREF)) {
      return new RefNull(AbsHeapType.ANY);
    }
    return choices.oneIn(2)
        ? new RefNull(AbsHeapType.FUNC)
        : new RefFunc(choices.below(functions.size()));
  }

  private int anyInt() {
    return switch (choices.below(8)) {
      case 0, 1, 2, 3 -> choices.below(20);
      case 4 -> -choices.below(20);
      case 5 -> Integer.MAX_VALUE;
      case 6 -> Integer.MIN_VALUE;
      default -> (int) choices.bits(32);
    };
  }

  private double anyFloat() {
    return switch (choices.below(8)) {
      case 0, 1, 2 -> choices.below(20) - 3.5;
      case 3 -> -0.0;
      case 4 -> Double.NaN;
      case 5 -> Double.POSITIVE_INFINITY;
      case 6 -> 1e30;
      default -> Float.intBitsToFloat((int) choices.bits(32));
    };
  }
}
