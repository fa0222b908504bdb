package cezve.spectests.profilers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.compiler.Compiler;
import cezve.compiler.CompilerOptions;
import cezve.model.instruction.Feature;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording says of the compiler. */
class FlightRecordingTest {
  @TempDir Path folder;

  private static void run() {
    String text =
        """
        (module $recorded
          (func $large (result i32) (local i32)
            %s
            (local.get 0))
          (func (export "go") (result i32) (call $large))
          (func $unused))
        """
            .formatted("(local.set 0 (i32.add (local.get 0) (i32.const 1)))".repeat(100));
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    ValidModule module =
        Validator.validate(ModuleParser.parse(Source.of("test", source)), Feature.standard());
    Compiler compiler = new Compiler(new CompilerOptions(300));
    ModuleInstance instance = new Linker().instantiate(new Store(), module, compiler.load(module));
    FuncInstance go = assertInstanceOf(FuncInstance.class, instance.export("go"));
    assertEquals(List.of(100), Values.invoke(go, List.of()));
  }

  private List<RecordedEvent> recorded(String... events) throws IOException {
    Path file = folder.resolve("test.jfr");
    try (Recording recording = new Recording()) {
      for (String event : events) {
        recording.enable(event).withoutThreshold();
      }
      recording.start();
      run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .filter(event -> "recorded".equals(event.getString("module")))
        .toList();
  }

  @Test
  void everyStepIsRecorded() throws IOException {
    List<RecordedEvent> events =
        recorded("cezve.ModuleLoad", "cezve.ClassGeneration", "cezve.FunctionGeneration");
    RecordedEvent load = named("cezve.ModuleLoad", events).getFirst();
    assertEquals(3, load.getInt("functions"));
    RecordedEvent functions =
        named("cezve.ClassGeneration", events).stream()
            .filter(event -> event.getString("generatedClass").equals("wasm.Functions0"))
            .findFirst()
            .orElseThrow();
    assertEquals(3, functions.getInt("functions"));
    assertEquals(1, functions.getInt("cut"));
    assertTrue(functions.getLong("classBytes") > functions.getLong("methodBytes"));
    assertTrue(functions.getDuration().isPositive());
    List<RecordedEvent> each = named("cezve.FunctionGeneration", events);
    assertEquals(3, each.size());
    RecordedEvent large = each.getFirst();
    assertEquals("large", large.getString("function"));
    assertTrue(large.getBoolean("cut") && large.getInt("methods") > 2, large::toString);
    assertTrue(large.getLong("largest") <= 300, large::toString);
  }
}
