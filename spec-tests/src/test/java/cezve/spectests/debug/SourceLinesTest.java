package cezve.spectests.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.decoder.SectionRange;
import cezve.model.error.InlinedCall;
import cezve.model.error.Places;
import cezve.model.error.SourceLine;
import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import cezve.model.module.Module;
import cezve.model.module.Section;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which lines of source the instructions of programs come from. */
class SourceLinesTest {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** The lines of a module by addresses as line number programs have them. */
  private record Lines(Places places, int codeStart) {
    static Lines of(byte[] bytes) {
      for (SectionRange range : ModuleDecoder.outline(bytes).sections()) {
        if (range.section() == Section.CODE) {
          Places places = ModuleDecoder.decode(bytes).funcs().getFirst().code().body();
          return new Lines(places, range.contents());
        }
      }
      throw new AssertionError("no code");
    }

    List<InlinedCall> inlined(int address) {
      return places.inlined(codeStart + address);
    }

    @Nullable SourceLine at(int address) {
      return places.source(codeStart + address);
    }
  }

  private static int address(String row) {
    return Integer.decode(row.substring(0, row.indexOf(' ')));
  }

  @ParameterizedTest
  @EnumSource
  void everyRowIsAsAnotherReaderSeesIt(DebugProgram program) throws IOException {
    Lines lines = Lines.of(program.bytes());
    TreeMap<Integer, String> rows = new TreeMap<>();
    for (String row : program.rows()) {
      // Of rows for one address the last counts, and the end of one function may start another.
      String place = row.substring(row.indexOf(' ') + 1);
      if (place.equals("end")) {
        rows.putIfAbsent(address(row), place);
      } else {
        rows.put(address(row), place);
      }
    }
    assertTrue(rows.size() > 10, "rows are missing");
    rows.forEach((address, expected) -> {
      SourceLine line = lines.at(address);
      if (expected.equals("end") || expected.contains(":0:")) {
        assertEquals(null, line, () -> "at " + address);
      } else {
        assertNotNull(line, () -> expected + " at " + address);
        assertEquals(expected, line + ":" + line.column(), () -> "at " + address);
      }
    });
  }

  /** The name of the function itself is none of those that were inlined. */
  @ParameterizedTest
  @EnumSource
  void whatWasInlinedIsAsAnotherReaderSeesIt(DebugProgram program) throws IOException {
    Lines lines = Lines.of(program.bytes());
    for (String expected : program.inlined()) {
      StringBuilder found = new StringBuilder();
      SourceLine line = lines.at(address(expected));
      for (InlinedCall call : lines.inlined(address(expected))) {
        found.append(call.function()).append(' ').append(path(line)).append("; ");
        line = call.caller();
      }
      int last = expected.lastIndexOf("; ");
      int start = expected.indexOf(' ') + 1;
      String inlined = last < 0 ? "" : expected.substring(start, last + 2);
      String caller = expected.substring(expected.lastIndexOf(' ') + 1);
      String message = found + path(line);
      // A line 0 is one of no line, whatever file is named with it.
      assertEquals(
          withoutLineZero(inlined + caller), withoutLineZero(message), () -> "at " + expected);
    }
  }

  private static String withoutLineZero(String functions) {
    return functions.replaceAll("[^ ;]+:0\\b", "no line");
  }

  private static String path(@Nullable SourceLine line) {
    if (line == null) {
      return "no line";
    }
    String path = line.file().startsWith("/") ? line.file() : line.directory() + "/" + line.file();
    return path + ":" + line.line();
  }

  @ParameterizedTest
  @EnumSource
  void directoriesOfCompilationAreKnown(DebugProgram program) throws IOException {
    Lines lines = Lines.of(program.bytes());
    String expected =
        program == DebugProgram.QUEUE ? "/home/somebody/queue" : "/home/somebody/work";
    for (String row : program.rows()) {
      SourceLine line = lines.at(address(row));
      assertTrue(line == null || line.directory().startsWith(expected), () -> line + " " + row);
    }
  }

  /**
   * A change to one of the sections.
   *
   * @param section which one, {@code where} in it, and {@code what} is to stand there
   * @param truncated whether the section is to end there
   */
  record Change(int section, int where, byte what, boolean truncated) {
    List<Custom> apply(List<Custom> customs) {
      List<Custom> changed = new ArrayList<>(customs);
      int index = section % customs.size();
      Custom custom = customs.get(index);
      byte[] bytes = custom.contents().toArray();
      if (bytes.length > 0) {
        int at = where % bytes.length;
        bytes[at] = what;
        bytes = truncated ? Arrays.copyOf(bytes, at) : bytes;
      }
      changed.set(index, new Custom(custom.name(), Bytes.of(bytes), custom.after()));
      return changed;
    }
  }

  private static void askEverywhere(Module module, List<String> rows) {
    Lines lines = Lines.of(ModuleEncoder.encode(module));
    long start = System.nanoTime();
    for (String row : rows) {
      SourceLine line = lines.at(address(row));
      if (line != null) {
        assertTrue(line.line() > 0 && line.column() >= 0, line::toString);
        assertFalse(line.file().isEmpty() && line.directory().isEmpty(), line::toString);
      }
      for (InlinedCall call : lines.inlined(address(row))) {
        assertTrue(call.caller() == null || call.caller().line() > 0, call::toString);
      }
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(time.compareTo(LONGEST) < 0, time::toString);
  }

  @Property(tries = 500)
  void brokenSectionsAreNoFailure(
      @ForAll DebugProgram program,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0) Integer> places,
      @ForAll long values,
      @ForAll boolean truncated)
      throws IOException {
    Module.Builder builder = program.module().toBuilder();
    List<Custom> customs = new ArrayList<>(builder.customs);
    customs.removeIf(custom -> !custom.name().startsWith(".debug"));
    builder.customs = customs;
    for (int i = 0; i < places.size(); i++) {
      byte what = (byte) (values >>> (8 * i));
      Change change = new Change(places.get(i) >>> 16, places.get(i), what, truncated && i == 0);
      builder.customs = change.apply(builder.customs);
    }
    askEverywhere(builder.build(), program.rows());
  }

  /** Bytes that mean nothing, in every section: most of all, they do not fail in other ways. */
  @Property(tries = 500)
  void anyBytesAreNoFailure(@ForAll @Size(max = 300) byte[] line, @ForAll byte[] info)
      throws IOException {
    Module.Builder builder = DebugProgram.SUMS_5_PLAIN.module().toBuilder();
    List<Custom> customs = new ArrayList<>();
    for (Custom custom : builder.customs) {
      boolean isLine = custom.name().equals(".debug_line");
      customs.add(new Custom(custom.name(), Bytes.of(isLine ? line : info), custom.after()));
    }
    builder.customs = customs;
    askEverywhere(builder.build(), DebugProgram.SUMS_5_PLAIN.rows());
  }
}
