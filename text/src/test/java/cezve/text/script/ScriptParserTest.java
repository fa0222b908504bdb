package cezve.text.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.module.Bytes;
import cezve.model.type.AbsHeapType;
import cezve.model.type.NumType;
import cezve.text.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptParserTest {
  private static List<Command> parse(String script) {
    return ScriptParser.parse(Source.of("s.wast", script)).commands();
  }

  private static <T extends Command> T one(Class<T> type, String script) {
    List<Command> commands = parse(script);
    assertEquals(1, commands.size(), commands::toString);
    return assertInstanceOf(type, commands.getFirst());
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void commandsKnowWhereTheyStand() {
    List<Command> commands =
        parse("(module)\n ;; comment\n (invoke \"f\")(assert_trap\n(get \"g\") \"\")");
    assertEquals(new Position.Text("s.wast", 1, 1), commands.get(0).position());
    assertEquals(new Position.Text("s.wast", 3, 2), commands.get(1).position());
    Assertion.Trap trap = assertInstanceOf(Assertion.Trap.class, commands.get(2));
    assertEquals(new Position.Text("s.wast", 3, 14), trap.position());
    assertEquals(new Position.Text("s.wast", 4, 1), trap.action().position());
  }

  @Test
  void modulesHaveNamesAndSources() {
    Command.DefineAndInstantiate text =
        one(Command.DefineAndInstantiate.class, "(module $m (func))");
    assertEquals("m", text.name());
    ModuleSource.Text module = assertInstanceOf(ModuleSource.Text.class, text.source());
    assertEquals(1, module.module().funcs().size());
    ModuleSource.Binary binary =
        assertInstanceOf(
            ModuleSource.Binary.class,
            one(Command.DefineAndInstantiate.class, "(module $m binary \"\\00a\" \"\\ff\")")
                .source());
    assertEquals(bytes("\0a\u00ff"), binary.bytes());
    ModuleSource.Quote quote =
        assertInstanceOf(
            ModuleSource.Quote.class,
            one(Command.DefineAndInstantiate.class, "(module quote \"(fu\" \"nc\\ff\")").source());
    assertEquals(bytes("(func\u00ff"), quote.text());
  }

  @Test
  void definitionsAreNotInstantiated() {
    assertEquals("m", one(Command.Define.class, "(module definition $m (func))").module());
    Command.Define binary = one(Command.Define.class, "(module definition binary)");
    assertInstanceOf(ModuleSource.Binary.class, binary.source());
    assertInstanceOf(
        ModuleSource.Quote.class, one(Command.Define.class, "(module definition quote)").source());
  }

  @ParameterizedTest
  @CsvSource({"'', , ", "$m, , m", "$i $m, i, m"})
  void theLastNameOfAnInstanceIsThatOfItsModule(String names, String instance, String module) {
    Command.Instantiate command = one(Command.Instantiate.class, "(module instance " + names + ")");
    assertEquals(instance, command.instance());
    assertEquals(module, command.module());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(func) (memory 0)", ";; comment\n (export \"f\" (func 0)) (func)", "(tag)"})
  void fieldsAloneAreAModule(String fields) {
    Command.DefineAndInstantiate command = one(Command.DefineAndInstantiate.class, fields);
    assertInstanceOf(ModuleSource.Text.class, command.source());
  }

  @Test
  void argumentsAreValues() {
    Action.Invoke invoke =
        one(
            Action.Invoke.class,
            "(invoke $i \"f\" (i32.const 0xffffffff) (i64.const -2) (f32.const -nan:0x200000)"
                + " (f64.const 0x1p1) (v128.const i16x8 -1 2 3 4 5 6 7 0x8000) (ref.null extern)"
                + " (ref.extern 3) (ref.host 4))");
    assertEquals("i", invoke.instance());
    assertEquals("f", invoke.export());
    assertEquals(
        List.of(
            new Literal.Number(NumType.I32, -1),
            new Literal.Number(NumType.I64, -2),
            new Literal.Number(NumType.F32, 0xFFFF_FFFF_FFA0_0000L),
            new Literal.Number(NumType.F64, 0x4000_0000_0000_0000L),
            new Literal.Vector(0x0004_0003_0002_FFFFL, 0x8000_0007_0006_0005L),
            new Literal.Null(AbsHeapType.EXTERN),
            new Literal.Extern(3),
            new Literal.Host(4)),
        invoke.arguments());
  }

  @Test
  void resultsArePatterns() {
    Assertion.Return assertion =
        one(
            Assertion.Return.class,
            "(assert_return (invoke \"f\") (i32.const 1) (f32.const nan:canonical)"
                + " (f64.const nan:arithmetic) (v128.const f64x2 nan:canonical -0)"
                + " (v128.const i64x2 -1 2) (ref.null) (ref.null func) (ref.extern) (ref.extern 1)"
                + " (ref.host 2) (ref.func) (ref.struct) (ref) (ref.any)"
                + " (either (i32.const 1) (i32.const 2)))");
    assertEquals(
        List.of(
            new ResultPattern.Number(NumType.I32, new NumberPattern.Bits(1)),
            new ResultPattern.Number(NumType.F32, NumberPattern.Nan.CANONICAL),
            new ResultPattern.Number(NumType.F64, NumberPattern.Nan.ARITHMETIC),
            new ResultPattern.Vector(
                LaneShape.F64X2,
                List.of(NumberPattern.Nan.CANONICAL, new NumberPattern.Bits(Long.MIN_VALUE))),
            new ResultPattern.Vector(
                LaneShape.I64X2, List.of(new NumberPattern.Bits(-1), new NumberPattern.Bits(2))),
            new ResultPattern.Null(null),
            new ResultPattern.Null(AbsHeapType.FUNC),
            new ResultPattern.Reference(AbsHeapType.EXTERN),
            new ResultPattern.Extern(1),
            new ResultPattern.Host(2),
            new ResultPattern.Reference(AbsHeapType.FUNC),
            new ResultPattern.Reference(AbsHeapType.STRUCT),
            new ResultPattern.Reference(AbsHeapType.ANY),
            new ResultPattern.Reference(AbsHeapType.ANY),
            new ResultPattern.Either(
                List.of(
                    new ResultPattern.Number(NumType.I32, new NumberPattern.Bits(1)),
                    new ResultPattern.Number(NumType.I32, new NumberPattern.Bits(2))))),
        assertion.results());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(module)",
        "(module instance $i $m)",
        "(module definition $m)",
        "(register \"m\" $i)",
        "(invoke \"f\")",
        "(get $i \"g\")",
        "(thread $t (shared (module $m)) (shared (module $n)) (invoke \"f\"))",
        "(wait $t)",
        "(assert_return (get \"g\"))",
        "(assert_trap (invoke \"f\") \"\")",
        "(assert_exhaustion (invoke \"f\") \"\")",
        "(assert_exception (invoke \"f\"))",
        "(assert_suspension (invoke \"f\") \"\")",
        "(assert_malformed (module quote \"\") \"\")",
        "(assert_invalid (module) \"\")",
        "(assert_malformed_custom (module quote \"\") \"\")",
        "(assert_invalid_custom (module) \"\")",
        "(assert_unlinkable (module) \"\")",
      })
  void everyCommandKnowsItsWord(String command) {
    String word = one(Command.class, command).keyword();
    assertTrue(command.startsWith("(" + word), word);
  }

  @Test
  void assertionsAboutInstantiation() {
    Assertion.InstantiationTrap inline =
        one(Assertion.InstantiationTrap.class, "(assert_trap (module) \"t\")");
    assertInstanceOf(Assertion.InstanceSource.Inline.class, inline.instance());
    assertEquals("t", inline.text());
    assertEquals(
        new Assertion.InstanceSource.Defined("m"),
        one(Assertion.Unlinkable.class, "(assert_unlinkable (module instance $m) \"t\")")
            .instance());
  }

  @Test
  void threadsHoldCommands() {
    Command.SpawnThread thread =
        one(
            Command.SpawnThread.class,
            "(thread $t (shared (module $m)) (module) (thread $u (wait $v)) (wait $u))");
    assertEquals("t", thread.name());
    assertEquals(List.of("m"), thread.shared());
    assertEquals(3, thread.commands().size());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "(modul)| 1:2",
        "(invoke)| 1:8",
        "(invoke \"f\" (i32.const))| 1:23",
        "(invoke \"f\" (i32.const nan:canonical))| 1:24",
        "(invoke \"f\" (v128.const i64x2 1))| 1:32",
        "(invoke \"f\" (v128.const i64x2 1 2 3))| 1:35",
        "(invoke \"f\" (ref.null 0))| 1:23",
        "(invoke \"f\" (either (i32.const 1)))| 1:14",
        "(assert_return (get \"g\") (i32.const nan:canonical))| 1:37",
        "(assert_return (get \"g\") (ref.nowhere))| 1:27",
        "(assert_return (get \"g\") (either))| 1:33",
        "(assert_return (module))| 1:16",
        "(assert_trap (invoke \"f\"))| 1:26",
        "(assert_invalid (module (func $f) (func $f)) \"\")| 1:41",
        "(module (nonsense))| 1:10",
        "(thread (shared (module)))| 1:24",
        "(module) )| 1:10",
        "(module) nonsense| 1:10",
        "(module) (func)| 1:11",
        "(register m)| 1:11",
        "(invoke \"f\"| 1:12",
      })
  void whatIsNoScriptIsRejectedWithThePlace(String script, String place) {
    MalformedException e = assertThrows(MalformedException.class, () -> parse(script));
    assertEquals("s.wast:" + place, e.position().toString(), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(thread ", "(assert_return (get \"g\") (either ", "(module (func (block "})
  void deepNestingIsAnErrorAndNoOverflow(String opening) {
    int end = opening.lastIndexOf('(');
    String script = opening.substring(0, end) + opening.substring(end).repeat(100_000);
    assertThrows(MalformedException.class, () -> parse(script));
  }
}
