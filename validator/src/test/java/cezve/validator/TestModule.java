package cezve.validator;

import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.InvalidException;
import cezve.model.error.Position;
import cezve.model.instruction.ControlInstr.End;
import cezve.model.instruction.Feature;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.module.Bytes;
import cezve.model.module.Code;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Import;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Table;
import cezve.model.type.AddrType;
import cezve.model.type.CompType;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Builds a module part by part and validates it. Expressions are given without their last end. */
final class TestModule {
  private final List<RecType> types = new ArrayList<>();
  private int typeCount;
  private final List<Import> imports = new ArrayList<>();
  private final List<Func> funcs = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<MemType> memories = new ArrayList<>();
  private final List<TagType> tags = new ArrayList<>();
  private final List<Global> globals = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();
  private final List<Elem> elems = new ArrayList<>();
  private final List<Data> datas = new ArrayList<>();
  private final Module.Builder builder = Module.builder();
  private List<Locals> locals = List.of();
  private Set<Feature> features = Feature.all();

  static TestModule module() {
    return new TestModule();
  }

  static FuncType type(List<ValType> params, List<ValType> results) {
    return new FuncType(params, results);
  }

  static Expression expression(Instr... instrs) {
    List<Instr> all = new ArrayList<>(Arrays.asList(instrs));
    all.add(new End());
    return Expression.of(all);
  }

  TestModule without(Feature... disabled) {
    EnumSet<Feature> rest = EnumSet.copyOf(features);
    rest.removeAll(Arrays.asList(disabled));
    features = rest;
    return this;
  }

  TestModule with(Set<Feature> enabled) {
    features = enabled;
    return this;
  }

  /** Adds a final type without supertypes. */
  TestModule type(CompType type) {
    return rec(SubType.finalOf(type));
  }

  TestModule rec(SubType... members) {
    types.add(new RecType(Arrays.asList(members)));
    typeCount += members.length;
    return this;
  }

  TestModule imports(ExternType type) {
    imports.add(new Import("env", "it" + imports.size(), type));
    return this;
  }

  TestModule importsFunc(int type) {
    return imports(new ExternType.Func(new TypeUse.Index(type)));
  }

  /** Gives locals to the function that is added next. */
  TestModule locals(ValType... added) {
    List<Locals> runs = new ArrayList<>();
    for (ValType type : added) {
      runs.add(new Locals(1, type));
    }
    return locals(runs);
  }

  TestModule locals(List<Locals> runs) {
    locals = runs;
    return this;
  }

  TestModule func(int type, Instr... body) {
    return func(type, new TestCode(locals, expression(body)));
  }

  TestModule func(int type, Code code) {
    funcs.add(new Func(type, code, Position.UNKNOWN));
    locals = List.of();
    return this;
  }

  /** Adds a function and its type. */
  TestModule func(List<ValType> params, List<ValType> results, Instr... body) {
    type(new FuncType(params, results));
    return func(typeCount - 1, body);
  }

  TestModule func(List<ValType> params, List<ValType> results, List<Instr> body) {
    return func(params, results, body.toArray(new Instr[0]));
  }

  TestModule table(RefType element) {
    return table(new TableType(AddrType.I32, Limits.atLeast(1), element));
  }

  TestModule table(TableType type) {
    tables.add(new Table(type, null));
    return this;
  }

  TestModule table(TableType type, Instr... init) {
    tables.add(new Table(type, expression(init)));
    return this;
  }

  TestModule memory(AddrType address) {
    return memory(MemType.of(address, Limits.atLeast(1)));
  }

  TestModule memory(MemType type) {
    memories.add(type);
    return this;
  }

  TestModule tag(int type) {
    tags.add(new TagType(new TypeUse.Index(type)));
    return this;
  }

  TestModule global(GlobalType type, Instr... init) {
    globals.add(new Global(type, expression(init)));
    return this;
  }

  TestModule export(String name, ExternKind kind, int index) {
    exports.add(new Export(name, kind, index));
    return this;
  }

  TestModule start(int function) {
    builder.start = function;
    return this;
  }

  TestModule elem(Elem elem) {
    elems.add(elem);
    return this;
  }

  /** Declares references to functions. */
  TestModule declare(int... functions) {
    Elem.Functions items = new Elem.Functions(IndexList.of(functions));
    return elem(new Elem(RefType.FUNCREF, items, new Elem.Declarative()));
  }

  /** Adds a passive element segment without items. */
  TestModule elem(RefType type) {
    return elem(new Elem(type, new Elem.Expressions(List.of()), new Elem.Passive()));
  }

  TestModule data(Data.Mode mode) {
    datas.add(new Data(Bytes.EMPTY, mode));
    return this;
  }

  Module build() {
    builder.types = types;
    builder.imports = imports;
    builder.funcs = funcs;
    builder.tables = tables;
    builder.memories = memories;
    builder.tags = tags;
    builder.globals = globals;
    builder.exports = exports;
    builder.elems = elems;
    builder.datas = datas;
    return builder.build();
  }

  /** Requires that the module is valid. */
  ValidModule valid() {
    return Validator.validate(build(), features);
  }

  /** Requires that the module is not valid, and returns the whole message. */
  String invalid() {
    Module module = build();
    InvalidException error =
        assertThrows(InvalidException.class, () -> Validator.validate(module, features));
    return String.valueOf(error.getMessage());
  }

  /** Code that is kept as objects, of a size that nobody has to compute. */
  record TestCode(List<Locals> locals, Expression body, int size) implements Code {
    TestCode(List<Locals> locals, Expression body) {
      this(locals, body, 0);
    }
  }
}
