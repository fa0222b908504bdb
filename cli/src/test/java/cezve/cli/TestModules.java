package cezve.cli;

import cezve.decoder.ModuleEncoder;
import cezve.decoder.NameSection;
import cezve.model.error.Position;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.VariableInstr;
import cezve.model.module.Bytes;
import cezve.model.module.Code;
import cezve.model.module.Custom;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Import;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Section;
import cezve.model.module.Table;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.ArrayType;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Small modules, made by the encoder. */
final class TestModules {
  private static final Instr END = new ControlInstr.End();

  private TestModules() {}

  private record FixedCode(List<Locals> locals, Expression body) implements Code {
    @Override
    public int size() {
      return 0;
    }
  }

  /** The module without anything. */
  static byte[] empty() {
    return ModuleEncoder.encode(Module.builder().build());
  }

  /** A module with one function of type [] -> [i32] that returns nothing. */
  static byte[] invalid() {
    Module.Builder module = Module.builder();
    module.types = List.of(func(List.of(), List.of(NumType.I32)));
    module.funcs = List.of(function(0, new ControlInstr.Nop()));
    module.exports = List.of(new Export("broken", ExternKind.FUNC, 0));
    return ModuleEncoder.encode(module.build());
  }

  /** A module that exports a function of no parameters and results under these names. */
  static byte[] exporting(String... names) {
    return exporting(List.of(), names);
  }

  /** A module as {@link #exporting(String...)} makes it, with a body. */
  static byte[] exporting(List<Instr> body, String... names) {
    Module.Builder module = Module.builder();
    module.types = List.of(func(List.of(), List.of()));
    module.funcs = List.of(function(0, body.toArray(Instr[]::new)));
    module.exports = Stream.of(names).map(name -> new Export(name, ExternKind.FUNC, 0)).toList();
    return ModuleEncoder.encode(module.build());
  }

  /**
   * A command whose type 1 is a structure with a reference to another such, with a global and a
   * local of that type.
   */
  static byte[] withList(List<Instr> start) {
    Module.Builder module = Module.builder();
    RefType list = RefType.nullable(new TypeUse.Index(1));
    FieldType next = new FieldType(Mutability.VAR, list);
    module.types =
        List.of(
            func(List.of(), List.of()), RecType.of(SubType.finalOf(new StructType(List.of(next)))));
    module.globals =
        List.of(
            new Global(
                new GlobalType(Mutability.VAR, list),
                Expression.of(List.of(new ReferenceInstr.RefNull(AbsHeapType.NONE), END))));
    List<Instr> body = new ArrayList<>(start);
    body.add(END);
    FixedCode code = new FixedCode(List.of(new Locals(1, list)), Expression.of(body));
    module.funcs = List.of(new Func(0, code, Position.UNKNOWN));
    module.exports = List.of(new Export("_start", ExternKind.FUNC, 0));
    return ModuleEncoder.encode(module.build());
  }

  /** A module that imports something of each of these types. */
  static byte[] importing(String from, ExternType... types) {
    Module.Builder module = Module.builder();
    module.imports = Stream.of(types).map(type -> new Import(from, "n", type)).toList();
    return ModuleEncoder.encode(module.build());
  }

  /** A valid module with something in every section, and names that a terminal must not see. */
  static byte[] everything() {
    Module.Builder module = Module.builder();
    module.types = types();
    module.imports =
        List.of(
            new Import("env", "log", new ExternType.Func(new TypeUse.Index(0))),
            new Import(
                "env",
                "table",
                new TableType(AddrType.I32, Limits.between(1, 10), RefType.FUNCREF)),
            new Import("env", "memory", MemType.of(AddrType.I32, Limits.atLeast(1))),
            new Import("env", "", new GlobalType(Mutability.CONST, NumType.I32)),
            new Import("env", "a \"tag\"", new TagType(new TypeUse.Index(4))));
    module.funcs =
        List.of(
            function(
                0,
                new VariableInstr.LocalGet(0),
                new NumericInstr.I32Const(1),
                NumericOp.I32_ADD.instr()),
            function(1, new ControlInstr.Nop(), new ControlInstr.Nop()),
            function(1));
    module.tables =
        List.of(new Table(new TableType(AddrType.I64, Limits.atLeast(2), RefType.EXTERNREF), null));
    module.memories =
        List.of(
            new MemType(AddrType.I64, Limits.between(1, 1L << 48), MemType.Sharing.SHARED, 16),
            new MemType(AddrType.I32, Limits.atLeast(100), MemType.Sharing.UNSHARED, 0));
    module.tags = List.of(new TagType(new TypeUse.Index(1)));
    module.globals =
        List.of(
            new Global(
                new GlobalType(Mutability.VAR, NumType.I64),
                expression(new NumericInstr.I64Const(7))));
    module.exports =
        List.of(
            new Export("_initialize", ExternKind.FUNC, 2),
            new Export("größe", ExternKind.FUNC, 1),
            new Export("two words", ExternKind.MEMORY, 1),
            new Export("red \u001b[31m", ExternKind.GLOBAL, 1),
            new Export("table", ExternKind.TABLE, 0),
            new Export("\u202etag", ExternKind.TAG, 1));
    module.start = 3;
    module.elems = elems();
    module.datas =
        List.of(
            new Data(bytes("hello"), new Data.Active(0, expression(new NumericInstr.I32Const(16)))),
            new Data(bytes("abc"), new Data.Passive()));
    module.customs =
        List.of(
            new Custom("producers", bytes("me"), Section.TYPE),
            NameSection.write(names(), Section.DATA));
    return ModuleEncoder.encode(module.build());
  }

  private static List<RecType> types() {
    RefType node = RefType.nullable(new TypeUse.Index(2));
    return List.of(
        func(List.of(NumType.I32), List.of(NumType.I32)),
        func(List.of(), List.of()),
        new RecType(
            List.of(
                new SubType(
                    false,
                    List.of(),
                    new StructType(
                        List.of(
                            new FieldType(Mutability.VAR, PackedType.I8),
                            new FieldType(
                                Mutability.CONST, RefType.nullable(new TypeUse.Index(3)))))),
                SubType.finalOf(new ArrayType(new FieldType(Mutability.CONST, node))))),
        func(List.of(NumType.I32, node), List.of()));
  }

  private static List<Elem> elems() {
    return List.of(
        new Elem(
            RefType.nonNull(AbsHeapType.FUNC),
            new Elem.Functions(IndexList.of(0, 1)),
            new Elem.Active(0, expression(new NumericInstr.I32Const(0)))),
        new Elem(
            RefType.FUNCREF,
            new Elem.Expressions(List.of(expression(new ReferenceInstr.RefFunc(2)))),
            new Elem.Passive()),
        new Elem(
            RefType.nonNull(AbsHeapType.FUNC),
            new Elem.Functions(IndexList.of(3)),
            new Elem.Declarative()));
  }

  private static Names.Contents names() {
    return new Names.Contents(
        "every thing",
        Map.of(
            Names.Kind.FUNCTION, Map.of(0, "log", 1, "increment", 2, "evil\u0007\r\n"),
            Names.Kind.TYPE, Map.of(2, "node"),
            Names.Kind.MEMORY, Map.of(1, "big"),
            Names.Kind.GLOBAL, Map.of(0, "limit")),
        Map.of());
  }

  private static RecType func(List<ValType> params, List<ValType> results) {
    return RecType.of(SubType.finalOf(new FuncType(params, results)));
  }

  private static Func function(int type, Instr... body) {
    return new Func(type, new FixedCode(List.of(), expression(body)), Position.UNKNOWN);
  }

  private static Expression expression(Instr... instructions) {
    List<Instr> all = new ArrayList<>(List.of(instructions));
    all.add(END);
    return Expression.of(all);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
