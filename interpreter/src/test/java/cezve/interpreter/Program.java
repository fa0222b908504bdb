package cezve.interpreter;

import cezve.model.error.Position;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlInstr.End;
import cezve.model.instruction.Feature;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr.I32Const;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.instruction.VariableInstr.GlobalSet;
import cezve.model.instruction.VariableInstr.LocalGet;
import cezve.model.module.Bytes;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Table;
import cezve.model.testing.TestCode;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
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
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.HostFunction;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.TagInstance;
import cezve.runtime.Values;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A module with a mutable i32 global and a table of four elements, null but for the functions that
 * {@link #table} names. Every function has a type of its own, with its index unless {@link #rec}
 * adds others.
 */
final class Program {
  static final NumType I32 = NumType.I32;
  static final Instr ADD = NumericOp.I32_ADD.instr();
  static final Instr SUB = NumericOp.I32_SUB.instr();

  private final List<RecType> types = new ArrayList<>();
  private int typeCount;
  private final List<Import> imports = new ArrayList<>();
  private final List<Func> funcs = new ArrayList<>();
  private final List<Global> globals = new ArrayList<>();
  private final List<Elem> elems = new ArrayList<>();
  private final List<MemType> memories = new ArrayList<>();
  private final List<Data> datas = new ArrayList<>();
  private final List<Import> tagImports = new ArrayList<>();
  private final List<TagType> tags = new ArrayList<>();
  private final Linker linker = new Linker();
  private final Map<Integer, String> names = new HashMap<>();
  private @Nullable Integer start;
  private final List<Export> exports = new ArrayList<>();
  private int[] table = {};

  static Instr i32(int value) {
    return new I32Const(value);
  }

  static Instr get(int local) {
    return new LocalGet(local);
  }

  static Instr call(int function) {
    return new ControlInstr.Call(function);
  }

  static Instr getGlobal() {
    return new GlobalGet(0);
  }

  static Instr setGlobal() {
    return new GlobalSet(0);
  }

  static FuncType type(List<ValType> params, ValType... results) {
    return new FuncType(params, Arrays.asList(results));
  }

  /** Adds a group of types. */
  Program rec(SubType... members) {
    types.add(new RecType(Arrays.asList(members)));
    typeCount += members.length;
    return this;
  }

  /** Adds a global, after the one that is always there. */
  Program global(GlobalType type, Instr... init) {
    globals.add(new Global(type, expression(init)));
    return this;
  }

  /** Adds a passive element segment, after the active one that is always there. */
  Program elem(RefType type, Expression... items) {
    elems.add(new Elem(type, new Elem.Expressions(Arrays.asList(items)), new Elem.Passive()));
    return this;
  }

  /** Adds a memory of one page. */
  Program memory() {
    memories.add(MemType.of(AddrType.I32, Limits.atLeast(1)));
    return this;
  }

  /** Adds a passive data segment. */
  Program data(byte... bytes) {
    datas.add(new Data(Bytes.of(bytes), new Data.Passive()));
    return this;
  }

  static Expression expression(Instr... instrs) {
    List<Instr> all = new ArrayList<>(Arrays.asList(instrs));
    all.add(new End());
    return Expression.of(all);
  }

  /** Imports a host function; all of these come first. */
  Program host(String name, FuncType type, HostFunction body) {
    return importFunc(name, type, HostFuncInstance.of(name, type, body));
  }

  Program importFunc(String name, FuncType type, FuncInstance function) {
    imports.add(new Import("host", name, new ExternType.Func(new TypeUse.Index(typeCount))));
    rec(SubType.finalOf(type));
    linker.define("host", name, function);
    return this;
  }

  /** Adds a function; its last end is added. */
  Program func(String name, FuncType type, Instr... instrs) {
    return func(name, type, List.of(), instrs);
  }

  Program func(String name, FuncType type, List<ValType> locals, Instr... instrs) {
    rec(SubType.finalOf(type));
    return func(typeCount - 1, name, locals, instrs);
  }

  /** Adds a function of a type that is there. */
  Program func(int type, String name, Instr... instrs) {
    return func(type, name, List.of(), instrs);
  }

  private Program func(int type, String name, List<ValType> locals, Instr... instrs) {
    List<Instr> body = new ArrayList<>(Arrays.asList(instrs));
    body.add(new End());
    names.put(imports.size() + funcs.size(), name);
    funcs.add(new Func(type, TestCode.of(locals, body), Position.UNKNOWN));
    return this;
  }

  /** Adds a type that is no function's; its index is the number of types before. */
  Program type(FuncType type) {
    return rec(SubType.finalOf(type));
  }

  /** Imports a tag with the type of the given index; all of these come first. */
  Program importTag(String name, int type, TagInstance tag) {
    tagImports.add(new Import("host", name, new TagType(new TypeUse.Index(type))));
    linker.define("host", name, tag);
    return this;
  }

  /** Adds a tag with the type of the given index, exported under the name. */
  Program tag(String name, int type) {
    exports.add(new Export(name, ExternKind.TAG, tagImports.size() + tags.size()));
    tags.add(new TagType(new TypeUse.Index(type)));
    return this;
  }

  Program table(int... functions) {
    table = functions;
    return this;
  }

  Program start(int function) {
    start = function;
    return this;
  }

  ModuleInstance instantiate(Store store) {
    Module.Builder module = Module.builder();
    module.types = types;
    module.imports = Stream.concat(imports.stream(), tagImports.stream()).toList();
    module.tags = tags;
    module.exports = exports;
    module.funcs = funcs;
    TableType tableType = new TableType(AddrType.I32, Limits.atLeast(4), RefType.FUNCREF);
    module.tables = List.of(new Table(tableType, null));
    module.globals = concat(new Global(new GlobalType(Mutability.VAR, I32), zero()), globals);
    Elem.Items items = new Elem.Functions(IndexList.of(table));
    RefType element = RefType.nonNull(AbsHeapType.FUNC);
    module.elems = concat(new Elem(element, items, new Elem.Active(0, zero())), elems);
    module.memories = memories;
    module.datas = datas;
    module.start = start;
    module.names =
        new Names(() -> new Names.Contents(null, Map.of(Names.Kind.FUNCTION, names), Map.of()));
    ValidModule valid = Validator.validate(module.build(), Feature.all());
    return linker.instantiate(store, valid, new Interpreter().load(valid));
  }

  ModuleInstance instantiate() {
    return instantiate(new Store());
  }

  /** Calls a function of a new instance. */
  List<@Nullable Object> invoke(int function, @Nullable Object... arguments) {
    return Values.invoke(instantiate().function(function), Arrays.asList(arguments));
  }

  private static <T> List<T> concat(T first, List<T> rest) {
    List<T> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  private static Expression zero() {
    return expression(i32(0));
  }
}
