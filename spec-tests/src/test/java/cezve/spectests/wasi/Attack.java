package cezve.spectests.wasi;

import cezve.decoder.ModuleDecoder;
import cezve.runtime.Engine;
import cezve.spectests.EngineVariant;
import cezve.spectests.GuestThread;
import cezve.spectests.SharedData;
import cezve.spectests.WasiCommand;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import cezve.wasi.Wasi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Runs {@code programs/src/attack.c}, a program that does what its arguments say. */
final class Attack {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Engine engine;
  private final List<Path> preopens;

  /**
   * @param preopens the directories, whose descriptors begin with 3
   */
  Attack(EngineVariant variant, Path... preopens) {
    this.engine = variant.engine();
    this.preopens = List.of(preopens);
  }

  /** Lets the program do some operations; what came of each, a line of its output each. */
  List<String> run(String... operations) throws IOException, InterruptedException {
    Path program =
        SharedData.repository().resolve("spec-tests/programs/wasm").resolve("attack.wasm");
    ValidModule module =
        Validator.validate(ModuleDecoder.decode(Files.readAllBytes(program)), engine.features());
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Wasi.Builder builder =
        Wasi.builder().arg("attack").args(Arrays.asList(operations)).stdout(output);
    for (int i = 0; i < preopens.size(); i++) {
      builder.preopen(preopens.get(i), "/" + i);
    }
    Wasi wasi = builder.build();
    GuestThread.start(() -> execute(module, wasi)).join(LIMIT);
    return output.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void execute(ValidModule module, Wasi wasi) {
    int status = WasiCommand.run(engine, module, wasi);
    if (status != 0) {
      throw new AssertionError("the program gave up: " + status);
    }
  }
}
