package cezve.model.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.testing.RandomImmediates;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader and the writer of immediates against the table's column of shapes. */
class ImmediatesTest {
  private static final int SAMPLES = 20;

  static List<Opcode> opcodes() {
    return Opcodes.all();
  }

  /** What a source is asked for, in this order. */
  private static List<String> asked(Shape shape) {
    return switch (shape) {
      case NONE -> List.of();
      case BLOCK_TYPE -> List.of("blockType");
      case BLOCK_TYPE_CATCHES -> List.of("blockType", "catchClauses");
      case LABEL -> List.of("label");
      case LABELS -> List.of("labels");
      case LABEL_CAST -> List.of("labelCast");
      case FUNC -> List.of("function");
      case TYPE -> List.of("type");
      case TYPE_TABLE -> List.of("tableType");
      case TAG -> List.of("tag");
      case VAL_TYPES -> List.of("valTypes");
      case LOCAL -> List.of("local");
      case GLOBAL -> List.of("global");
      case TABLE -> List.of("table");
      case TABLE_TABLE -> List.of("tableTable");
      case ELEM -> List.of("elem");
      case ELEM_TABLE -> List.of("tableElem");
      case MEMORY -> List.of("memory");
      case MEMORY_MEMORY -> List.of("memoryMemory");
      case DATA -> List.of("data");
      case DATA_MEMORY -> List.of("memoryData");
      case MEM_ARG -> List.of("memArg");
      case MEM_ARG_LANE -> List.of("memArg", "lane");
      case HEAP_TYPE -> List.of("heapType");
      case TYPE_FIELD -> List.of("typeField");
      case TYPE_COUNT -> List.of("typeCount");
      case TYPE_TYPE -> List.of("typeType");
      case TYPE_DATA -> List.of("typeData");
      case TYPE_ELEM -> List.of("typeElem");
      case I32 -> List.of("i32");
      case I64 -> List.of("i64");
      case F32 -> List.of("f32");
      case F64 -> List.of("f64");
      case V128 -> List.of("v128");
      case LANE -> List.of("lane");
      case LANES -> List.of("shuffle");
      case ORDERING -> List.of("ordering");
    };
  }

  private record Call(String immediate, List<Object> arguments) {}

  /** Casts and tests read the heap type together with the nullability that the opcode says. */
  private static List<String> askedFor(Opcode op) {
    boolean isRefType =
        op == ReferenceOp.REF_TEST
            || op == ReferenceOp.REF_TEST_NULL
            || op == ReferenceOp.REF_CAST
            || op == ReferenceOp.REF_CAST_NULL;
    return isRefType ? List.of("refType") : asked(op.shape());
  }

  @ParameterizedTest
  @MethodSource("opcodes")
  void theReaderAsksForWhatTheShapeSays(Opcode op) {
    List<String> asked = new ArrayList<>();
    RandomImmediates values = new RandomImmediates(new Random(op.code()));
    Instr instr =
        InstrReader.read(
            op,
            source((_, method, arguments) -> {
              asked.add(method.getName());
              return method.invoke(values, arguments);
            }));
    assertEquals(askedFor(op), asked);
    assertEquals(op, instr.opcode());
  }

  @ParameterizedTest
  @MethodSource("opcodes")
  void theWriterGivesWhatTheReaderWasGiven(Opcode op) {
    for (int seed = 0; seed < SAMPLES; seed++) {
      Instr instr = InstrReader.read(op, new RandomImmediates(new Random(seed)));
      Deque<Call> written = new ArrayDeque<>();
      InstrWriter.write(instr, sink(written));
      assertEquals(askedFor(op), written.stream().map(Call::immediate).toList());
      Instr again =
          InstrReader.read(op, source((_, method, _) -> value(method.getName(), written)));
      assertTrue(written.isEmpty());
      assertEquals(instr, again);
    }
  }

  @ParameterizedTest
  @MethodSource("opcodes")
  void theAlignmentThatReaderAndWriterNameIsTheAccessesSize(Opcode op) {
    List<Object> alignments = new ArrayList<>();
    RandomImmediates values = new RandomImmediates(new Random(1));
    Instr instr =
        InstrReader.read(
            op,
            source((_, method, arguments) -> {
              if (method.getName().equals("memArg")) {
                alignments.add(arguments[0]);
              }
              return method.invoke(values, arguments);
            }));
    Deque<Call> written = new ArrayDeque<>();
    InstrWriter.write(instr, sink(written));
    if (!alignments.isEmpty()) {
      assertEquals(log2OfSize(op.mnemonic()), alignments.getFirst());
      assertEquals(alignments.getFirst(), written.getFirst().arguments().getLast());
    }
  }

  /** log2 of the bytes that a memory access is about, read off its name. */
  private static int log2OfSize(String mnemonic) {
    if (mnemonic.contains("8x8") || mnemonic.contains("16x4") || mnemonic.contains("32x2")) {
      return 3;
    }
    if (mnemonic.equals("memory.atomic.notify")) {
      return 2;
    }
    String access = mnemonic.substring(mnemonic.indexOf('.') + 1);
    for (int bits = 8; bits <= 64; bits *= 2) {
      if (access.matches("\\D*" + bits + "(\\D.*)?")) {
        return Integer.numberOfTrailingZeros(bits / 8);
      }
    }
    return switch (mnemonic.substring(0, mnemonic.indexOf('.'))) {
      case "i32", "f32" -> 2;
      case "i64", "f64" -> 3;
      case "v128" -> 4;
      default -> throw new AssertionError(mnemonic);
    };
  }

  private static ImmediateSource source(InvocationHandler handler) {
    return (ImmediateSource)
        Proxy.newProxyInstance(
            ImmediatesTest.class.getClassLoader(), new Class<?>[] {ImmediateSource.class}, handler);
  }

  private static ImmediateSink sink(Deque<Call> calls) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          calls.add(
              new Call(method.getName(), arguments == null ? List.of() : Arrays.asList(arguments)));
          return null;
        };
    return (ImmediateSink)
        Proxy.newProxyInstance(
            ImmediatesTest.class.getClassLoader(), new Class<?>[] {ImmediateSink.class}, handler);
  }

  /** What was written last as a source returns it. */
  private static Object value(String immediate, Deque<Call> written) {
    assertFalse(written.isEmpty(), "asked for " + immediate);
    Call call = written.remove();
    assertEquals(call.immediate(), immediate);
    List<Object> arguments = call.arguments();
    if (arguments.isEmpty()) {
      return "nothing";
    }
    return switch (immediate) {
      case "labels" -> {
        IndexList labels = (IndexList) arguments.get(0);
        int[] all = new int[labels.size() + 1];
        for (int i = 0; i < labels.size(); i++) {
          all[i] = labels.get(i);
        }
        all[labels.size()] = (int) arguments.get(1);
        yield IndexList.of(all);
      }
      case "memArg" -> arguments.get(0);
      default ->
          arguments.size() == 2
              ? new IndexPair((int) arguments.get(0), (int) arguments.get(1))
              : arguments.get(0);
    };
  }
}
