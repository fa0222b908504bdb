package cezve.spectests.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.decoder.ModuleDecoder;
import cezve.model.module.Module;
import cezve.runtime.Engine;
import cezve.spectests.EngineVariant;
import cezve.spectests.FileTrees;
import cezve.spectests.GuestThread;
import cezve.spectests.WasiCommand;
import cezve.spectests.wasi.Operation.Output;
import cezve.spectests.wasi.Operation.Read;
import cezve.spectests.wasi.Operation.ReadAll;
import cezve.spectests.wasi.Operation.Run;
import cezve.spectests.wasi.Operation.Wait;
import cezve.spectests.wasi.Operation.Write;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import cezve.wasi.Wasi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out the operations of a case on one variant of an engine. */
final class WasiRun {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final WasiCase test;
  private final EngineVariant variant;
  private final Path scratch;
  private Pipe stdin = new Pipe();
  private final Map<Output, Pipe> outputs = new EnumMap<>(Output.class);
  private @Nullable GuestThread guest;
  private volatile int exitCode;

  /**
   * @param scratch an empty folder of its own, for copies of what the program may change
   */
  WasiRun(WasiCase test, EngineVariant variant, Path scratch) {
    this.test = test;
    this.variant = variant;
    this.scratch = scratch;
  }

  /** Fails unless everything is as the case has it. */
  void check() throws IOException, InterruptedException {
    for (Operation operation : test.operations()) {
      switch (operation) {
        case Run run -> start(run);
        case Write(String payload) -> stdin.sink().write(utf8(payload));
        case Read(Output from, String payload) ->
            assertEquals(payload, text(pipe(from).take(utf8(payload).length, LIMIT)), from.name());
        case ReadAll(Output from, String payload) ->
            assertEquals(payload, text(pipe(from).takeAll()), from.name());
        case Wait(int expected) -> {
          await();
          assertEquals(expected, exitCode, () -> "exit status; the program wrote: " + messages());
        }
      }
    }
  }

  private void start(Run run) throws IOException {
    stdin = new Pipe();
    for (Output output : Output.values()) {
      outputs.put(output, new Pipe());
    }
    Engine engine = variant.engine();
    Module module = variant.prepare(ModuleDecoder.decode(Files.readAllBytes(test.program())));
    ValidModule valid = Validator.validate(module, engine.features());
    Wasi wasi = wasi(run);
    guest = GuestThread.start(() -> execute(engine, valid, wasi));
  }

  private Wasi wasi(Run run) throws IOException {
    Wasi.Builder builder =
        Wasi.builder()
            .arg(test.program().getFileName().toString())
            .args(run.args())
            .stdin(stdin.source())
            .stdout(pipe(Output.STDOUT).sink())
            .stderr(pipe(Output.STDERR).sink());
    run.env().forEach(builder::env);
    for (Map.Entry<String, Path> dir : run.dirs().entrySet()) {
      Path copy = Files.createTempDirectory(scratch, "dir");
      FileTrees.copy(dir.getValue(), copy);
      builder.preopen(copy, dir.getKey());
    }
    return builder.build();
  }

  private void execute(Engine engine, ValidModule module, Wasi wasi) {
    try {
      exitCode = WasiCommand.run(engine, module, wasi);
    } finally {
      closeOutputs();
    }
  }

  private void closeOutputs() {
    for (Pipe output : outputs.values()) {
      output.close();
    }
  }

  private void await() throws IOException, InterruptedException {
    stdin.close();
    if (guest == null) {
      throw new AssertionError("BUG: a wait without a run");
    }
    guest.join(LIMIT);
  }

  private Pipe pipe(Output output) {
    Pipe pipe = outputs.get(output);
    if (pipe == null) {
      throw new AssertionError("BUG: nothing runs");
    }
    return pipe;
  }

  private String messages() {
    return text(pipe(Output.STDOUT).takeAll()) + text(pipe(Output.STDERR).takeAll());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
