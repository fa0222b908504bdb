package cezve.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.VectorInstr;
import cezve.model.module.BranchHints;
import cezve.model.module.Custom;
import cezve.model.module.InstrCursor;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleParserTest {
  private static Module parse(String text) {
    return ModuleParser.parse(Source.of("t", text));
  }

  /** A module apart from its names. */
  private static Module plain(String text) {
    Module.Builder builder = parse(text).toBuilder();
    builder.names = Names.NONE;
    return builder.build();
  }

  private static List<Instr> body(String instructions) {
    return parse("(func " + instructions + ")").funcs().getFirst().code().body().instructions();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "(module) |",
        "(module $m (func)) | (func)",
        "(func (param i32 i64)) | (func (param i32) (param i64))",
        "(func (param $x i32) (local $y i64) (local.set $y (i64.const 0))) |"
            + " (type (func (param i32))) (func (type 0) (local i64) i64.const 0 local.set 1)",
        "(func (export \"a\") (export \"b\")) |"
            + " (export \"a\" (func 0)) (export \"b\" (func 0)) (func)",
        "(func $f (import \"m\" \"n\") (param i32)) | (import \"m\" \"n\" (func (param i32)))",
        "(global $g (export \"g\") (import \"m\" \"n\") (mut i32)) |"
            + " (import \"m\" \"n\" (global (mut i32))) (export \"g\" (global 0))",
        "(tag $t (export \"t\") (param i32)) | (tag (param i32)) (export \"t\" (tag 0))",
        "(memory (data \"abc\" \"d\")) | (memory 1 1) (data (memory 0) (offset i32.const 0) \"abcd\")",
        "(memory i64 (pagesize 1) (data \"abc\")) |"
            + " (memory i64 3 3 (pagesize 1)) (data (i64.const 0) \"abc\")",
        "(table funcref (elem $f)) (func $f) |"
            + " (table 1 1 funcref) (elem (i32.const 0) funcref (ref.func 0)) (func)",
        "(table i64 anyref (elem (ref.null any) (item ref.null eq))) |"
            + " (table i64 2 2 anyref)"
            + " (elem (table 0) (offset (i64.const 0)) anyref (ref.null any) (ref.null eq))",
        "(table 1 funcref) (elem (i32.const 0) $f) (func $f) |"
            + " (table 1 funcref) (elem (table 0) (offset i32.const 0) func 0) (func)",
        "(elem declare (ref func) (ref.func $f)) (func $f) | (elem declare (ref func) (item ref.func 0)) (func)",
        "(func (type $t)) (type $t (func)) | (type (func)) (func)",
        "(func (block (result i32) (i32.const 1)) drop) | (func block (result i32) i32.const 1 end drop)",
        "(func (if (i32.const 1) (then nop) (else nop))) | (func i32.const 1 if nop else nop end)",
        "(func (if (result i32) (i32.const 1) (then (i32.const 2)) (else (i32.const 3))) drop) |"
            + " (func i32.const 1 if (result i32) i32.const 2 else i32.const 3 end drop)",
        "(tag $e) (func (try (do (throw $e)) (catch $e nop) (catch_all unreachable))) |"
            + " (tag) (func try throw 0 catch 0 nop catch_all unreachable end)",
        "(func (try $l (do) (delegate 0))) | (func try delegate 0)",
        "(func (try (do nop))) | (func try nop end)",
        "(func (block $l (br_if $l (i32.const 0)))) | (func block i32.const 0 br_if 0 end)",
        "(func (select (result i32) (result) (i32.const 1) (i32.const 2) (i32.const 3)) drop) |"
            + " (func i32.const 1 i32.const 2 i32.const 3 select (result i32) drop)",
        "(type $s (struct (field $x i32) (field i64 (mut f32)) (field $y i8)))"
            + " (func (param (ref $s)) (struct.get_s $s $y (local.get 0)) drop) |"
            + " (type (struct (field i32 i64) (field (mut f32)) (field i8)))"
            + " (func (param (ref 0)) local.get 0 struct.get_s 0 3 drop)",
        "(rec (type $a (sub (struct (field (ref $b))))) (type $b (sub final $a (struct)))) |"
            + " (rec (type (sub (struct (field (ref 1))))) (type (sub final 0 (struct))))",
        "(rec (type (func))) | (type (func))",
        "(type (sub final (func))) | (type (func))",
        "(start $f) (func $f) | (func) (start 0)",
        "(func (table.copy) (table.init $e) (memory.init 0) (memory.copy) (memory.fill))"
            + " (elem $e func) |"
            + " (func table.copy 0 0 table.init 0 0 memory.init 0 0 memory.copy 0 0 memory.fill 0)"
            + " (elem func)",
        "(func (call_indirect (param i32))) | (func (call_indirect 0 (type 1))) (type (func)) (type (func (param i32)))",
      })
  void abbreviationsMeanTheSame(String text, String expanded) {
    assertEquals(plain(expanded == null ? "" : expanded), plain(text));
  }

  @Test
  void typesOfUsesFollowAllOthersInTheOrderOfTheText() {
    assertEquals(
        plain(
            "(func (type 1) (block (type 2))) (func (type 1)) (func (type 0)) (type (func (result i32)))"
                + " (type (func (param i32))) (type (func (param f32)))"),
        plain(
            "(func (param i32) (block (param f32))) (func (param i32)) (func (result i32))"
                + " (type (func (result i32)))"));
  }

  @Test
  void aTypeInAGroupOfSeveralIsNotTheTypeOfAUse() {
    Module module = parse("(rec (type (func)) (type (func))) (func)");
    assertEquals(2, module.funcs().getFirst().type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "(func (result i33)) | 1:15 | unknown operator i33: expected a type",
        "(func (result func)) | 1:15 | unexpected token: expected a type, found \"func\"",
        "(func | 1:6 | unexpected token: expected \")\", found the end of the text",
        "(module (func)) (module) | 1:17 | unexpected token: expected the end of the text",
        "(func)) | 1:7 | unexpected token: expected a module field",
        "(fun) | 1:2 | unknown operator fun: expected a module field",
        "(func $f) (func $f) | 1:17 | duplicate func $f",
        "(func (param $x i32) (local $x i32)) | 1:29 | duplicate local $x",
        "(type (struct (field $x i32) (field $x i32))) | 1:37 | duplicate field $x",
        "(func (call $f)) | 1:13 | unknown func $f",
        "(func (br $l)) | 1:11 | unknown label $l",
        "(func (block $l) (br $l)) | 1:22 | unknown label $l",
        "(func (if $l (br $l) (then))) | 1:18 | unknown label $l",
        "(func (block $a (block $a)) (br $a)) | 1:33 | unknown label $a",
        "(func block $a end $b) | 1:20 | mismatching label: the block is called $a",
        "(func block end $b) | 1:17 | mismatching label: the block is without one",
        "(func i32.const 1 if $a else $b end) | 1:30 | mismatching label",
        "(func end) | 1:7 | unexpected token: expected an instruction, found \"end\"",
        "(func else) | 1:7 | unexpected token",
        "(func block) | 1:12 | unexpected token: expected an instruction or \"end\"",
        "(func (block end)) | 1:14 | unexpected token",
        "(func (i32.add nop)) | 1:16 | unexpected token: expected an operand in parentheses or \")\"",
        "(func (if (i32.const 0) nop)) | 1:25 | unexpected token: expected \"(then\"",
        "(func (if (i32.const 0))) | 1:24 | unexpected token: expected \"(then\", found \")\"",
        "(func (if (i32.const 0) (then) nop)) | 1:32 | unexpected token: expected \"(else\" or \")\"",
        "(func (if (then) (else) (else))) | 1:25 | unexpected token: expected \")\"",
        "(func (try (do) (delegate 0) (catch_all))) | 1:30 | unexpected token",
        "(func try catch_all catch 0 end) | 1:21 | unexpected token",
        "(func (i32.const 0x1_0000_0000)) | 1:18 | constant out of range: 0x1_0000_0000 is not an i32",
        "(func (i32.load align=3)) | 1:17 | alignment must be a power of two",
        "(func (i32.load offset=-1)) | 1:17 | unknown operator offset=-1",
        "(func (i32.load offset=0x1_0000_0000_0000_0000)) | 1:17 | i64 constant out of range",
        "(func (type 0) (param i32)) (type (func)) | 1:7 | inline function type: [i32] -> [] is not",
        "(func (type 1) (param i32)) (type (func)) | 1:7 | unknown type 1",
        "(func (type $t)) | 1:13 | unknown type $t",
        "(func (result i32) (param i32)) | 1:20 | unexpected token",
        "(func) (import \"a\" \"b\" (func)) | 1:16 | import after function",
        "(memory 1) (table (import \"a\" \"b\") 1 funcref) | 1:19 | import after memory",
        "(start 0) (start 0) | 1:18 | multiple start sections",
        "(memory 1 (pagesize 3)) | 1:21 | invalid custom page size",
        "(export \"\\ff\" (func 0)) | 1:9 | malformed UTF-8 encoding",
        "(func (v128.const i8x16 1 2)) | 1:28 | wrong number of lane literals: 2 instead of 16",
        "(func (array.new_fixed 0 10001)) | 1:31 | implementation limit: 10001 operands",
      })
  void errorsSayWhatIsWrongAndWhere(String text, String place, String problem) {
    var error = assertThrows(MalformedException.class, () -> parse(text));
    assertTrue(error.problem().startsWith(problem), error.problem());
    assertEquals("t:" + place, error.position().toString());
  }

  @Test
  void instructionsKnowTheirPlaces() {
    Module module =
        parse(
            "(module\n  (func (result i32)\n    (i32.add\n      (i32.const 1)\n      (i32.const 2))))");
    assertEquals(new Position.Text("t", 2, 4), module.funcs().getFirst().position());
    var body = module.funcs().getFirst().code().body();
    InstrCursor cursor = body.open();
    List<String> places = new ArrayList<>();
    for (Instr instr = cursor.next(); instr != null; instr = cursor.next()) {
      assertEquals(cursor.position(), body.position(cursor.offset()));
      places.add(instr.opcode().mnemonic() + " " + cursor.position());
    }
    assertEquals(
        List.of("i32.const t:4:8", "i32.const t:5:8", "i32.add t:3:6", "end t:5:21"), places);
  }

  @Test
  void identifiersAndAnnotationsNameThings() {
    Names names =
        parse(
                "(module $m (@name \"M\")"
                    + " (type $t (func (param $p i32))) (type $s (struct (field $x i32) (field $\"y y\" i32)))"
                    + " (import \"a\" \"b\" (func $i (param $q i32)))"
                    + " (func $f (@name \"eff\") (param $a i32) (local i32) (local $b (@name \"bee\") i32)"
                    + "   (block $l (loop)) block $k (@name \"kay\") end)"
                    + " (table $tab 1 funcref) (memory $mem 1) (global $g i32 (i32.const 0)) (tag $e)"
                    + " (elem $el func) (data $d))")
            .names();
    assertEquals("M", names.module());
    assertEquals(
        Map.of(
            Names.Kind.TYPE, Map.of(0, "t", 1, "s"),
            Names.Kind.FUNCTION, Map.of(0, "i", 1, "eff"),
            Names.Kind.TABLE, Map.of(0, "tab"),
            Names.Kind.MEMORY, Map.of(0, "mem"),
            Names.Kind.GLOBAL, Map.of(0, "g"),
            Names.Kind.TAG, Map.of(0, "e"),
            Names.Kind.ELEM, Map.of(0, "el"),
            Names.Kind.DATA, Map.of(0, "d")),
        names.contents().spaces());
    assertEquals(
        Map.of(
            Names.Kind.FIELD, Map.of(1, Map.of(0, "x", 1, "y y")),
            Names.Kind.LOCAL, Map.of(0, Map.of(0, "q"), 1, Map.of(0, "a", 2, "bee")),
            Names.Kind.LABEL, Map.of(1, Map.of(0, "l", 2, "kay"))),
        names.contents().nested());
  }

  @Test
  void customSectionsStandWhereTheirAnnotationsSay() {
    Module module =
        parse(
            "(@custom \"z\") (@custom \"a\" (before first) \"1\" \"2\") (@custom \"b\" (after func))"
                + " (@custom \"c\" (before code)) (@custom \"y\" (after last)) (func)");
    List<String> places = new ArrayList<>();
    for (Custom custom : module.customs()) {
      places.add(custom.name() + " after " + custom.after() + ", " + custom.contents().length());
    }
    assertEquals(
        List.of(
            "a after " + Section.START_OF_MODULE + ", 2",
            "b after " + Section.FUNCTION + ", 0",
            "c after " + Section.DATA_COUNT + ", 0",
            "z after " + Section.DATA + ", 0",
            "y after " + Section.DATA + ", 0"),
        places);
  }

  @Test
  void branchHintsBelongToTheInstructionBehindThem() {
    String likely = "(@metadata.code.branch_hint \"\\01\") ";
    String unlikely = "(@metadata.code.branch_hint \"\\00\") ";
    Module module =
        parse(
            "(import \"a\" \"b\" (func)) (func) (func (param i32) local.get 0 "
                + likely
                + "br_if 0 "
                + unlikely
                + "(if (local.get 0) (then ("
                + likely
                + "br_if 0 (i32.const 1)))))");
    assertEquals(
        Map.of(
            2,
            Map.of(
                1,
                BranchHints.Hint.LIKELY,
                3,
                BranchHints.Hint.UNLIKELY,
                5,
                BranchHints.Hint.LIKELY)),
        module.hints().all());
    for (String[] bad :
        new String[][] {
          {"(func " + likely + likely + "br_if 0)", "duplicate annotation"},
          {likely + "(func)", "not in a function"},
          {"(global i32 " + likely + "i32.const 0)", "not in a function"},
          {"(func (@metadata.code.branch_hint) br_if 0)", "invalid hint"},
          {"(func (@metadata.code.branch_hint \"\\02\") br_if 0)", "invalid hint"},
          {"(func (@metadata.code.branch_hint \"\\01\" 1) br_if 0)", "unexpected token"},
        }) {
      var error = assertThrows(MalformedException.class, () -> parse(bad[0]));
      assertTrue(
          error.problem().startsWith("@metadata.code.branch_hint annotation: " + bad[1]),
          error.problem());
    }
  }

  @Test
  void memoryArgumentsHaveDefaults() {
    assertEquals(
        new MemoryInstr.Load(LoadOp.I64_LOAD, new MemArg(0, 3, 0)), body("i64.load").getFirst());
    assertEquals(
        new MemoryInstr.Load(LoadOp.I64_LOAD, new MemArg(2, 0, -1)),
        body("i64.load 2 offset=0xffff_ffff_ffff_ffff align=1").getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "v128.load8_lane 3, 0, 0, 0, 3",
    "v128.load8_lane 1 3, 1, 0, 0, 3",
    "v128.load16_lane offset=4 3, 0, 1, 4, 3",
    "v128.load16_lane 1 align=1 3, 1, 0, 0, 3",
  })
  void aMemoryInFrontOfALaneIsTold(String text, int memory, int align, long offset, int lane) {
    for (String after : List.of("", " drop", " (drop)")) {
      MemoryInstr.LaneMemory instr = (MemoryInstr.LaneMemory) body(text + after).getFirst();
      assertEquals(new MemArg(memory, align, offset), instr.memArg());
      assertEquals(lane, instr.lane());
    }
  }

  @Test
  void vectorsAreWrittenInSixShapes() {
    var expected = new VectorInstr.V128Const(0x3ff0_0000_0000_0000L, 0x8000_0000_0000_0000L);
    for (String text :
        List.of(
            "i8x16 0 0 0 0 0 0 0xf0 0x3f 0 0 0 0 0 0 0 -128",
            "i16x8 0 0 0 0x3ff0 0 0 0 -0x8000",
            "i32x4 0 0x3ff00000 0 0x80000000",
            "i64x2 0x3ff0000000000000 -9223372036854775808",
            "f32x4 0 1.875 0 -0",
            "f64x2 1 -0.0")) {
      assertEquals(expected, body("v128.const " + text).getFirst(), text);
    }
  }

  @Test
  void hostileTextsTakeTimeInProportionToTheirLength() {
    int count = 100_000;
    for (String text :
        List.of(
            "(@custom \"c\")".repeat(count),
            "(@x)".repeat(count) + "(func)",
            "(func " + "block $l ".repeat(count) + "br $l " + "end ".repeat(count) + ")",
            "(func block $o " + "block br $o ".repeat(count) + "end ".repeat(count + 1) + ")",
            "(func" + " (local i32)".repeat(40_000) + ")" + "(func (local $x i32))".repeat(count),
            "(func (param i32) (result i32) (local.get 0))".repeat(count),
            "(elem func)".repeat(count) + "(func)")) {
      Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> parse(text));
    }
  }

  @Test
  void deepNestingTakesNoStack() {
    int depth = 300_000;
    for (String[] form :
        new String[][] {
          {"(block ", ")"},
          {"block ", "end "},
          {"(nop ", ")"},
          {"(if (nop) (then ", "))"},
          {"(try (do ", "))"},
          {"(if ", "(then))"},
        }) {
      List<Instr> instrs = body(form[0].repeat(depth) + form[1].repeat(depth));
      assertTrue(instrs.size() > depth, form[0]);
      assertThrows(MalformedException.class, () -> parse("(func " + form[0].repeat(depth)));
    }
    for (String open : List.of("(", "(func ", "(ref null ", "(type ", "(rec ", "(sub ", "(@x ")) {
      assertThrows(MalformedException.class, () -> parse(open.repeat(depth)), open);
      assertThrows(MalformedException.class, () -> parse("(type " + open.repeat(depth)), open);
    }
  }
}
