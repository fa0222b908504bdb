package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.instruction.AggregateInstr.StructNew;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.VariableInstr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest that allocates until nothing is left of the JVM's heap: its end, not the host's. */
class FullHeapTest {
  @TempDir Path folder;

  @Test
  void aListThatGrowsForEverInALocal() throws Exception {
    assertExhausted(new VariableInstr.LocalGet(0), new VariableInstr.LocalSet(0));
  }

  @Test
  void aListThatGrowsForEverInAGlobal() throws Exception {
    assertExhausted(new VariableInstr.GlobalGet(0), new VariableInstr.GlobalSet(0));
  }

  private void assertExhausted(Instr get, Instr set) throws IOException, InterruptedException {
    List<Instr> body =
        List.of(
            new ControlInstr.Loop(BlockType.EMPTY),
            get,
            new StructNew(1),
            set,
            new ControlInstr.Br(0),
            new ControlInstr.End());
    Path module = Files.write(folder.resolve("list.wasm"), TestModules.withList(body));
    Path output = folder.resolve("output");
    List<String> command = Cli.process("-Xmx24m");
    command.addAll(List.of("run", module.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = process.waitFor();
    String first = Files.readString(output).lines().findFirst().orElse("");
    assertTrue(first.startsWith("cezve: trap: out of memory: "), first);
    assertEquals(134, status);
  }
}
