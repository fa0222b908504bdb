package cezve.text;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.instruction.Opcodes;
import cezve.model.module.Bytes;
import cezve.model.testing.RandomModules;
import cezve.model.testing.SharedFiles;
import cezve.text.ModulePrinter.Style;
import cezve.text.lexer.TokenCursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the text, the parser gives a module or an error at a place in the text. */
class ModuleParserFuzzTest {
  private static final String[] TOKENS = {
    "(",
    ")",
    "(",
    ")",
    "(",
    ")",
    "module",
    "func",
    "type",
    "rec",
    "sub",
    "final",
    "struct",
    "array",
    "field",
    "mut",
    "param",
    "result",
    "local",
    "import",
    "export",
    "table",
    "memory",
    "global",
    "tag",
    "elem",
    "data",
    "start",
    "item",
    "offset",
    "declare",
    "then",
    "else",
    "do",
    "catch",
    "catch_all",
    "end",
    "block",
    "loop",
    "if",
    "try",
    "try_table",
    "delegate",
    "i32",
    "i64",
    "f32",
    "v128",
    "funcref",
    "ref",
    "null",
    "any",
    "shared",
    "pagesize",
    "0",
    "1",
    "2",
    "-1",
    "0x10",
    "1.5",
    "nan:0x1",
    "inf",
    "$a",
    "$b",
    "$\"a\"",
    "\"s\"",
    "\"\\00\"",
    "(@name \"n\")",
    "(@custom \"c\")",
    "(@metadata.code.branch_hint \"\\01\")",
    "(;",
    ";)",
    ";;",
    "\n",
    "i8x16",
    "offset=1",
    "align=2",
    "(func",
    "(module",
    "(block",
    "(type",
    "(param",
    "(result",
    "(i32.const",
    "$",
    "\"",
    "(@",
    "é",
  };

  /** The modules of the suite's scripts, as they are written. */
  private static List<byte[]> modules = List.of();

  private static synchronized List<byte[]> modules() {
    if (modules.isEmpty()) {
      modules = findModules();
      assertTrue(modules.size() > 2_000, () -> modules.size() + " modules");
    }
    return modules;
  }

  private static List<byte[]> findModules() {
    List<byte[]> found = new ArrayList<>();
    for (Path file : SharedFiles.files("spec", ".wast")) {
      Source source = Source.of("t", bytes(file));
      Bytes text = source.contents();
      TokenCursor in = TokenCursor.of(source);
      while (!in.atEnd()) {
        boolean module = in.atForm("module");
        int start = in.offset();
        in.open("a command");
        in.leaveForm();
        if (module && in.offset() - start < 20_000) {
          found.add(text.slice(start, in.offset()).toArray());
        }
      }
    }
    return found;
  }

  @Property(tries = 4000)
  void tokensInAnyOrder(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> mnemonics = List.copyOf(Opcodes.byMnemonic().keySet());
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "(func " : "");
    int length = random.nextInt(200);
    for (int i = 0; i < length; i++) {
      boolean instruction = random.nextInt(5) == 0;
      text.append(
          instruction
              ? mnemonics.get(random.nextInt(mnemonics.size()))
              : TOKENS[random.nextInt(TOKENS.length)]);
      text.append(random.nextInt(10) == 0 ? "" : " ");
    }
    check(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 4000)
  void modulesOfTheSuiteWithTokensChanged(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] text = module(random);
    TokenCursor in = TokenCursor.of(Source.of("t", text));
    StringBuilder changed = new StringBuilder();
    int one = 2 + random.nextInt(200);
    for (; !in.atEnd(); in.advance()) {
      switch (random.nextInt(one)) {
        case 0 -> {}
        case 1 -> changed.append(TOKENS[random.nextInt(TOKENS.length)]).append(' ');
        default -> changed.append(in.text()).append(' ');
      }
    }
    check(changed.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 4000)
  void modulesOfTheSuiteWithBytesChanged(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] text = module(random).clone();
    change(text, random);
    check(text);
  }

  @Property(tries = 1000)
  void beginningsOfModulesOfTheSuite(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] text = module(random);
    check(Arrays.copyOf(text, random.nextInt(text.length)));
  }

  @Property(tries = 1000)
  void printedModulesWithBytesChanged(@ForAll long seed) {
    Random random = new Random(seed);
    Style[] styles = Style.values();
    String printed =
        ModulePrinter.print(RandomModules.module(random), styles[random.nextInt(styles.length)]);
    byte[] text = printed.getBytes(StandardCharsets.UTF_8);
    change(text, random);
    check(text);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void change(byte[] text, Random random) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      text[random.nextInt(text.length)] =
          random.nextInt(4) == 0
              ? (byte) random.nextInt()
              : (byte) "()\";$@0x_.-+eE\\\n ".charAt(random.nextInt(17));
    }
  }

  private static byte[] module(Random random) {
    return modules().get(random.nextInt(modules().size()));
  }

  private static void check(byte[] text) {
    try {
      ModuleParser.parse(Source.of("t", text)).names().contents();
    } catch (MalformedException e) {
      Position.Text position = assertInstanceOf(Position.Text.class, e.position());
      String decoded = new String(text, StandardCharsets.UTF_8);
      int lines =
          1
              + (int)
                  decoded.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
      assertTrue(position.line() >= 1 && position.line() <= lines, e.getMessage());
      assertTrue(position.column() >= 1 && position.column() <= text.length + 1, e.getMessage());
      assertTrue(!e.problem().isBlank(), "no message");
    }
  }
}
