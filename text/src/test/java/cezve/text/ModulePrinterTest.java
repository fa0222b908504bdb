package cezve.text;

import static cezve.text.TestModules.END;
import static cezve.text.TestModules.expression;
import static cezve.text.TestModules.func;
import static cezve.text.TestModules.names;
import static cezve.text.TestModules.ofBody;
import static cezve.text.TestModules.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericInstr;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.VariableInstr;
import cezve.model.module.BranchHints;
import cezve.model.module.BranchHints.Hint;
import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import cezve.model.module.Data;
import cezve.model.module.Export;
import cezve.model.module.Global;
import cezve.model.module.Import;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Section;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.GlobalType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.TypeUse;
import cezve.text.ModulePrinter.Style;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModulePrinterTest {
  private static final Instr GET = new VariableInstr.LocalGet(0);
  private static final Instr ADD = NumericOp.I32_ADD.instr();
  private static final Instr DROP = new ParametricInstr.Drop();

  private static Instr i32(int value) {
    return new NumericInstr.I32Const(value);
  }

  /** What stands between the first line of a function and its closing parenthesis. */
  private static String body(Style style, Instr... body) {
    String text = ModulePrinter.print(ofBody(List.of(), body), style);
    int start = text.indexOf("(func (;0;) (type 0)\n") + 21;
    return text.substring(start, text.lastIndexOf("  )\n")).indent(-4);
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void theEmptyModuleIsEmpty(Style style) {
    assertEquals("(module\n)\n", ModulePrinter.print(Module.builder().build(), style));
  }

  @Test
  void definitionsAreCalledByTheirNames() {
    Module.Builder module = Module.builder();
    module.types = List.of(type(List.of(NumType.I32), List.of(NumType.I32)));
    module.imports = List.of(new Import("env", "f", new ExternType.Func(new TypeUse.Index(0))));
    module.funcs =
        List.of(
            func(
                0,
                List.of(new Locals(2, NumType.I32), new Locals(1, NumType.F64)),
                new VariableInstr.LocalGet(2),
                new ControlInstr.Call(1),
                new VariableInstr.GlobalSet(0),
                new VariableInstr.LocalGet(0)));
    GlobalType type = new GlobalType(Mutability.VAR, NumType.I32);
    module.globals = List.of(new Global(type, expression(i32(-7))));
    module.exports = List.of(new Export("main", ExternKind.FUNC, 1));
    module.names =
        names(
            "my module",
            Map.of(
                Names.Kind.FUNCTION, Map.of(1, "größe", 7, "nowhere"),
                Names.Kind.GLOBAL, Map.of(0, "top"),
                Names.Kind.TYPE, Map.of(0, "unary")),
            Map.of(Names.Kind.LOCAL, Map.of(1, Map.of(0, "x", 2, "y", 9, "nowhere"))));
    assertEquals(
        """
        (module $"my module"
          (type $unary (func (param i32) (result i32)))
          (import "env" "f" (func (;0;) (type $unary) (param i32) (result i32)))
          (global $top (mut i32) (i32.const -7))
          (export "main" (func $"größe"))
          (func $"größe" (type $unary) (param $x i32) (result i32)
            (local i32)
            (local $y i32)
            (local f64)
            local.get $y
            call $"größe"
            global.set $top
            local.get $x
          )
        )
        """,
        ModulePrinter.print(module.build(), Style.FLAT));
  }

  @Test
  void namesThatAreTakenAreAnnotated() {
    Module.Builder module = Module.builder();
    GlobalType type = new GlobalType(Mutability.CONST, NumType.I32);
    Global global = new Global(type, expression(i32(0)));
    module.globals = List.of(global, global, global, global, global);
    module.names = names(Names.Kind.GLOBAL, Map.of(0, "a", 1, "a", 2, "", 3, "a.1", 4, "a"));
    assertEquals(
        """
        (module
          (global $a i32 (i32.const 0))
          (global $a.2 (@name "a") i32 (i32.const 0))
          (global $.1 (@name "") i32 (i32.const 0))
          (global $a.1 i32 (i32.const 0))
          (global $a.3 (@name "a") i32 (i32.const 0))
        )
        """,
        ModulePrinter.print(module.build(), Style.FLAT));
  }

  @Test
  void customSectionsSayWhereTheyStand() {
    Module.Builder module = Module.builder();
    module.customs =
        List.of(
            new Custom("a", Bytes.EMPTY, Section.START_OF_MODULE),
            new Custom("b \"c\"", Bytes.of(new byte[] {1, 'x'}), Section.DATA_COUNT),
            new Custom("name", Bytes.of(new byte[] {1, 2, 3}), Section.DATA));
    assertEquals(
        """
        (module
          (@custom "a" (before first) "")
          (@custom "b \\"c\\"" (after datacount) "\\01x")
        )
        """,
        ModulePrinter.print(module.build(), Style.FLAT));
  }

  @Test
  void longDataStandsOnLinesOfItsOwn() {
    Module.Builder module = Module.builder();
    String text = "Lorem ipsum dolor sit amet, consectetur adipiscing elit,\nsed do eiusmod tempor";
    byte[] bytes = (text + " incididunt ut labore et dolore").getBytes(StandardCharsets.UTF_8);
    module.datas = List.of(new Data(Bytes.of(bytes), new Data.Active(1, expression(i32(8)))));
    assertEquals(
        """
        (module
          (data (;0;) (memory 1) (i32.const 8)
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit,\\n"
            "sed do eiusmod tempor incididunt ut labore et dolore")
        )
        """,
        ModulePrinter.print(module.build(), Style.FLAT));
  }

  @Test
  void instructionsAreFoldedOverTheirOperands() {
    Instr load = new MemoryInstr.Load(LoadOp.I32_LOAD, new MemArg(0, 0, 12));
    assertEquals(
        """
        (drop (i32.add (i32.load offset=12 align=1 (local.get 0)) (i32.const 1)))
        (call 0)
        """,
        body(Style.FOLDED, GET, load, i32(1), ADD, DROP, new ControlInstr.Call(0)));
  }

  @Test
  void anInstructionWithoutItsOperandsIsNotFolded() {
    assertEquals(
        """
        (unreachable)
        (i32.const 1)
        (drop (i32.add))
        (call 9)
        """,
        body(
            Style.FOLDED,
            new ControlInstr.Unreachable(),
            i32(1),
            ADD,
            DROP,
            new ControlInstr.Call(9)));
  }

  @Test
  void operandsThatDoNotFitStandOnLinesOfTheirOwn() {
    Instr big = new NumericInstr.I64Const(Long.MIN_VALUE);
    Instr add = NumericOp.I64_ADD.instr();
    assertEquals(
        """
        (drop
          (i64.add
            (i64.add (i64.const -9223372036854775808) (i64.const -9223372036854775808))
            (i64.add (i64.const -9223372036854775808) (i64.const -9223372036854775808))))
        """,
        body(Style.FOLDED, big, big, add, big, big, add, add, DROP));
  }

  private static Instr[] blocks() {
    return new Instr[] {
      new ControlInstr.Block(BlockType.EMPTY),
      new ControlInstr.Loop(new BlockType.Result(NumType.I32)),
      GET,
      new ControlInstr.If(new BlockType.Index(0)),
      new ControlInstr.Br(2),
      new ControlInstr.Else(),
      new ControlInstr.Br(3),
      END,
      i32(1),
      new ControlInstr.BrIf(7),
      END,
      DROP,
      END,
      new ControlInstr.Try(BlockType.EMPTY),
      new ControlInstr.Catch(0),
      new ControlInstr.Rethrow(0),
      new ControlInstr.CatchAll(),
      END,
      new ControlInstr.Try(BlockType.EMPTY),
      new ControlInstr.Delegate(0)
    };
  }

  @Test
  void flatBlocksAreIndented() {
    assertEquals(
        """
        block (;@1;)
          loop (;@2;) (result i32)
            local.get 0
            if (;@3;) (type 0)
              br 2 (;@1;)
            else
              br 3 (;@0;)
            end (;@3;)
            i32.const 1
            br_if 7
          end (;@2;)
          drop
        end (;@1;)
        try (;@1;)
        catch 0
          rethrow 0 (;@1;)
        catch_all
        end (;@1;)
        try (;@1;)
        delegate 0 (;@0;)
        """,
        body(Style.FLAT, blocks()));
  }

  @Test
  void foldedBlocksAreIndented() {
    assertEquals(
        """
        (block (;@1;)
          (loop (;@2;) (result i32)
            (if (;@3;) (type 0)
              (local.get 0)
              (then
                (br 2 (;@1;))
              )
              (else
                (br 3 (;@0;))
              )
            )
            (i32.const 1)
            (br_if 7)
          )
          (drop)
        )
        (try (;@1;)
          (do
          )
          (catch 0
            (rethrow 0 (;@1;))
          )
          (catch_all
          )
        )
        (try (;@1;)
          (do
          )
          (delegate 0 (;@0;))
        )
        """,
        body(Style.FOLDED, blocks()));
  }

  @Test
  void labelsAreCalledByTheirNamesUnlessOthersHideThem() {
    Module.Builder module = Module.builder();
    module.types = List.of(type(List.of(), List.of()));
    ControlInstr.Block block = new ControlInstr.Block(BlockType.EMPTY);
    Instr inner = new ControlInstr.Br(0);
    Instr outer = new ControlInstr.Br(1);
    module.funcs =
        List.of(func(0, List.of(), block, block, inner, outer, END, inner, END, block, END));
    module.names =
        names(null, Map.of(), Map.of(Names.Kind.LABEL, Map.of(0, Map.of(0, "l", 1, "l", 2, ""))));
    assertEquals(
        """
        (module
          (type (;0;) (func))
          (func (;0;) (type 0)
            block $l
              block $l
                br $l
                br 1 (;@1;)
              end $l
              br $l
            end $l
            block $. (@name "")
            end $.
          )
        )
        """,
        ModulePrinter.print(module.build(), Style.FLAT));
  }

  @Test
  void branchHintsStandInFrontOfTheirInstructions() {
    Module.Builder module = Module.builder();
    module.types = List.of(type(List.of(NumType.I32), List.of()));
    ControlInstr.If condition = new ControlInstr.If(BlockType.EMPTY);
    module.funcs = List.of(func(0, List.of(), GET, condition, END, GET, new ControlInstr.BrIf(0)));
    module.hints =
        BranchHints.of(Map.of(0, new TreeMap<>(Map.of(1, Hint.UNLIKELY, 4, Hint.LIKELY))));
    module.customs = List.of(new Custom(BranchHints.NAME, Bytes.EMPTY, Section.DATA_COUNT));
    assertEquals(
        """
        (module
          (type (;0;) (func (param i32)))
          (func (;0;) (type 0) (param i32)
            local.get 0
            (@metadata.code.branch_hint "\\00") if (;@1;)
            end (;@1;)
            local.get 0
            (@metadata.code.branch_hint "\\01") br_if 0 (;@0;)
          )
        )
        """,
        ModulePrinter.print(module.build(), Style.FLAT));
    assertEquals(
        """
        (module
          (type (;0;) (func (param i32)))
          (func (;0;) (type 0) (param i32)
            (@metadata.code.branch_hint "\\00") (if (;@1;)
              (local.get 0)
              (then
              )
            )
            (@metadata.code.branch_hint "\\01") (br_if 0 (;@0;) (local.get 0))
          )
        )
        """,
        ModulePrinter.print(module.build(), Style.FOLDED));
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void nestingNeitherRecursesNorMakesTheTextQuadratic(Style style) {
    int depth = 200_000;
    Instr[] body = new Instr[3 * depth];
    for (int i = 0; i < depth; i++) {
      body[i] = new ControlInstr.Block(BlockType.EMPTY);
      body[depth + i] = new ControlInstr.BrTable(IndexList.of(i), i % 2 == 0 ? depth : 0);
      body[2 * depth + i] = END;
    }
    Module module = ofBody(List.of(), body);
    String text =
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> ModulePrinter.print(module, style));
    assertTrue(text.length() < 3 * depth * 150, () -> text.length() + " characters");
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void longChainsOfOperandsDoNotRecurse(Style style) {
    int length = 200_000;
    Instr[] body = new Instr[length + 1];
    body[0] = i32(0);
    for (int i = 1; i <= length; i++) {
      body[i] = NumericOp.I32_EQZ.instr();
    }
    String text = ModulePrinter.print(ofBody(List.of(NumType.I32), body), style);
    assertEquals(length, text.split("i32.eqz", -1).length - 1);
  }

  @Test
  void whatTheWriterSaysIsPassedOn() {
    Writer broken =
        new Writer() {
          @Override
          public void write(char[] text, int from, int count) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Module module = Module.builder().build();
    assertThrows(IOException.class, () -> ModulePrinter.print(module, Style.FLAT, broken));
  }
}
