package cezve.model.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The opcode table against the specification's own index of instructions. */
class OpcodeTableTest {
  private static final Set<Feature> NOT_IN_INDEX =
      Set.of(Feature.THREADS, Feature.WIDE_ARITHMETIC, Feature.LEGACY_EXCEPTIONS);

  /** The words of a signature, as the index writes those that differ. */
  private static final Map<String, String> INDEX_TYPES =
      Map.of("(ref null array)", "arrayref", "(ref i31)", "(i31)");

  private record Line(int code, String mnemonic, String immediates, String type, String version) {}

  private static List<Line> index() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String text : Files.readAllLines(SharedFiles.path("reference/instructions.tsv"))) {
      if (!text.startsWith("#")) {
        String[] cells = text.split("\t", -1);
        lines.add(new Line(code(cells[0]), cells[1], cells[2], cells[3], cells[4]));
      }
    }
    assertTrue(lines.size() > 450, "the index should have some 500 lines");
    return lines;
  }

  /** Two instructions whose names the index cuts short, as the suite and all tools show. */
  private static final Map<String, String> SUFFIX =
      Map.of(
          "i32x4.relaxed_trunc_f64x2_s", "_zero",
          "i32x4.relaxed_trunc_f64x2_u", "_zero");

  private static int code(String bytes) {
    String[] hex = bytes.split(" ", -1);
    int code = Integer.parseInt(hex[0], 16);
    if (hex.length == 1) {
      return code;
    }
    int subcode = 0;
    for (int i = 1; i < hex.length; i++) {
      subcode |= (Integer.parseInt(hex[i], 16) & 0x7F) << (7 * (i - 1));
    }
    return code << 16 | subcode;
  }

  private static @Nullable Opcode find(int code) {
    return code < 0x100 ? Opcodes.byCode(code) : Opcodes.byCode(code >> 16, code & 0xFFFF);
  }

  @TestFactory
  Stream<DynamicTest> everyLineOfTheIndexHasARow() throws IOException {
    return index().stream()
        .map(line -> DynamicTest.dynamicTest(line.mnemonic(), () -> check(line)));
  }

  private static void check(Line line) {
    Opcode op = find(line.code());
    assertNotNull(op, "no row for code " + Integer.toHexString(line.code()));
    assertEquals(line.code(), op.code());
    assertEquals(line.mnemonic() + SUFFIX.getOrDefault(line.mnemonic(), ""), op.mnemonic());
    assertEquals(stage(line.version()), op.feature() == null ? null : op.feature().stage());
    checkShape(line, op);
    String type = signature(line.type());
    assertEquals(type, op.hasFixedSignature() ? op.signature().toString() : null);
  }

  private static Feature.@Nullable Stage stage(String version) {
    return switch (version) {
      case "1.0" -> null;
      case "2.0" -> Feature.Stage.V2;
      case "3.0" -> Feature.Stage.V3;
      default -> throw new AssertionError("version " + version);
    };
  }

  /** The type as a table row writes it, or null if it is not fixed by the opcode. */
  private static @Nullable String signature(String type) {
    if (type.isEmpty()) {
      return null;
    }
    String text = type;
    for (Map.Entry<String, String> entry : INDEX_TYPES.entrySet()) {
      text = text.replace(entry.getKey(), entry.getValue());
    }
    text = text.replace("[", "").replace("]", "").strip();
    for (String word : text.split(" +", -1)) {
      if (!Set.of("at", "i32", "i64", "f32", "f64", "v128", "->").contains(word)
          && !Set.of("eqref", "i31ref", "arrayref", "(i31)").contains(word)) {
        return null;
      }
    }
    return text;
  }

  private static void checkShape(Line line, Opcode op) {
    switch (op.mnemonic()) {
      case "try_table" -> assertEquals(Shape.BLOCK_TYPE_CATCHES, op.shape());
      case "v128.load32_zero", "v128.load64_zero" -> assertEquals(Shape.MEM_ARG, op.shape());
      case "memory.fill" -> assertEquals(Shape.MEMORY, op.shape());
      case "ref.test", "ref.cast" -> assertEquals(Shape.HEAP_TYPE, op.shape());
      default -> {
        assertEquals(line.immediates(), immediates(op.shape()), "shape " + op.shape());
        if (line.immediates().equals("x")) {
          assertEquals(indexSpace(op.mnemonic()), op.shape().name());
        }
      }
    }
  }

  /** The immediates as the index writes them. */
  private static String immediates(Shape shape) {
    return switch (shape) {
      case NONE -> "";
      case BLOCK_TYPE, BLOCK_TYPE_CATCHES -> "bt";
      case LABEL -> "l";
      case LABELS -> "l^ast l";
      case LABEL_CAST -> "t_1 t_2";
      case FUNC, TYPE, TAG, LOCAL, GLOBAL, TABLE, ELEM, MEMORY, DATA -> "x";
      case TYPE_TABLE,
          TABLE_TABLE,
          ELEM_TABLE,
          MEMORY_MEMORY,
          DATA_MEMORY,
          TYPE_FIELD,
          TYPE_TYPE,
          TYPE_DATA,
          TYPE_ELEM ->
          "x y";
      case TYPE_COUNT -> "x n";
      case VAL_TYPES -> "t";
      case MEM_ARG -> "x memarg";
      case MEM_ARG_LANE -> "memarg laneidx";
      case HEAP_TYPE -> "ht";
      case I32 -> "i32";
      case I64 -> "i64";
      case F32 -> "f32";
      case F64 -> "f64";
      case V128 -> "i128";
      case LANE -> "laneidx";
      case LANES -> "laneidx^16";
      case ORDERING -> "ordering";
    };
  }

  /** Which space an instruction's only index is in, as its name tells. */
  private static String indexSpace(String mnemonic) {
    return switch (mnemonic) {
      case "call", "return_call", "ref.func" -> "FUNC";
      case "call_ref", "return_call_ref" -> "TYPE";
      case "throw" -> "TAG";
      default -> {
        String family = mnemonic.substring(0, mnemonic.indexOf('.'));
        yield family.equals("struct") || family.equals("array") ? "TYPE" : upperCase(family);
      }
    };
  }

  private static String upperCase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  @Test
  void everyRowIsInTheIndexOrOfAProposalBesideIt() throws IOException {
    Map<Integer, Line> byCode = new HashMap<>();
    for (Line line : index()) {
      assertNull(byCode.put(line.code(), line));
    }
    for (Opcode op : Opcodes.all()) {
      boolean beside = op.feature() != null && NOT_IN_INDEX.contains(op.feature());
      assertEquals(!beside, byCode.containsKey(op.code()), op.mnemonic());
    }
  }

  @Test
  void codesAreUniqueAndFound() {
    Map<Integer, Opcode> byCode = new HashMap<>();
    for (Opcode op : Opcodes.all()) {
      assertNull(byCode.put(op.code(), op), op.mnemonic());
      assertEquals(op, find(op.code()));
    }
    assertNull(Opcodes.byCode(0xFF));
    assertNull(Opcodes.byCode(0xFD, 0x1FF));
    assertNull(Opcodes.byCode(0xFC, -1));
    assertNull(Opcodes.byCode(0xFC, 0x200));
  }

  @Test
  void onlyTheFourPrefixesArePrefixes() {
    for (int code = 0; code < 0x100; code++) {
      assertEquals(code >= 0xFB && code <= 0xFE, Opcodes.isPrefix(code), "code " + code);
    }
  }

  @Test
  void namesAreFound() {
    for (Opcode op : Opcodes.all()) {
      Opcode found = Opcodes.byMnemonic().get(op.mnemonic());
      assertNotNull(found);
      assertEquals(op.mnemonic(), found.mnemonic());
      assertTrue(found.code() <= op.code());
    }
  }

  @Test
  void theProposalsBesideTheIndexAreComplete() {
    Map<Feature, Integer> counts = new HashMap<>();
    for (Opcode op : Opcodes.all()) {
      if (op.feature() != null) {
        counts.merge(op.feature(), 1, Integer::sum);
      }
    }
    // wait, notify and fence; 7 loads, 7 stores, and 7 widths of 7 read-modify-write operations.
    assertEquals(4 + 7 + 7 + 7 * 7, counts.get(Feature.THREADS));
    assertEquals(4, counts.get(Feature.WIDE_ARITHMETIC));
    assertEquals(5, counts.get(Feature.LEGACY_EXCEPTIONS));
  }
}
