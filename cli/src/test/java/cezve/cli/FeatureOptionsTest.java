package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.ModuleEncoder;
import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureOptionsTest {
  @TempDir Path folder;
  private String file = "";

  /** A module with a memory of 64-bit addresses. */
  @BeforeEach
  void writeModule() throws IOException {
    Module.Builder module = Module.builder();
    module.memories = List.of(MemType.of(AddrType.I64, Limits.atLeast(0)));
    file = Files.write(folder.resolve("m.wasm"), ModuleEncoder.encode(module.build())).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "inspect", "wasm2wat", "run"})
  void aProposalThatIsSwitchedOffCannotBeUsed(String command) {
    String problem = Cli.run(command, "--disable", "memory64", file).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains("invalid module: ") && problem.contains("memory64"), problem);
  }

  @Test
  void disablingOverridesEnabling() {
    Cli.run("validate", "--enable=memory64", file).success();
    Cli.run("validate", "--enable=all", "--disable=simd,gc", "--disable=threads", file).success();
    Cli.run("validate", "--disable=memory64", "--enable=memory64", file)
        .failure(ExitCode.BAD_MODULE);
    Cli.run("validate", "--disable=all", file).failure(ExitCode.BAD_MODULE);
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void everyProposalHasAName(Feature feature) {
    Cli.Result result = Cli.run("validate", "--disable", feature.toString(), file);
    assertEquals(feature == Feature.MEMORY64 ? 1 : 0, result.status(), result.err());
  }

  @Test
  void aNameThatIsNoneIsWrongUsage() {
    String problem = Cli.run("validate", "--enable=memory46", file).failure(ExitCode.USAGE);
    assertTrue(problem.contains("there is no proposal 'memory46'"), problem);
    assertTrue(problem.contains("multi-memory, memory64, "), problem);
  }
}
