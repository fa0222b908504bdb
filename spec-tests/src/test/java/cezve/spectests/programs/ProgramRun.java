package cezve.spectests.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.ModuleDecoder;
import cezve.model.error.ExecutionException;
import cezve.model.type.NumType;
import cezve.model.type.ValType;
import cezve.runtime.Engine;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.LoadedModule;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.runtime.cache.ModuleDigest;
import cezve.spectests.FileTrees;
import cezve.spectests.GuestThread;
import cezve.wasi.ProcExit;
import cezve.wasi.Wasi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs one case on one engine, in this process, and compares what comes out. */
final class ProgramRun {
  private static final int NO_EXIT = 0;

  private final ProgramCase program;
  private final Path module;
  private final Path scratch;
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Map<String, Path> emptyFolders = new HashMap<>();
  private List<@Nullable Object> results = List.of();
  private List<ValType> resultTypes = List.of();
  private @Nullable Integer exit;

  ProgramRun(ProgramCase program, Path module, Path scratch) {
    this.program = program;
    this.module = module;
    this.scratch = scratch;
  }

  /** Runs the case and asserts that all is as V8 had it. */
  void check(Engine engine) throws IOException, InterruptedException {
    byte[] bytes = Files.readAllBytes(module);
    LoadedModule loaded =
        engine.load(ModuleDecoder.decode(bytes), new ModuleDigest(bytes), engine.features());
    try (Wasi wasi = wasi()) {
      GuestThread.start(() -> run(loaded, wasi)).join();
    }
    assertEquals(program.exit(), exit, () -> "exit status; stderr: " + stderr);
    compareOutput();
    compareFiles();
    compareResults();
  }

  private void run(LoadedModule loaded, Wasi wasi) {
    try {
      Linker linker = new Linker().addSource(wasi);
      ModuleInstance instance = linker.instantiate(new Store(), loaded.valid(), loaded.code());
      String invoke = program.invoke();
      if (invoke == null) {
        call(instance, "_start", List.of());
      } else {
        if (instance.export("_initialize") != null) {
          call(instance, "_initialize", List.of());
        }
        call(instance, invoke, program.args());
      }
      exit = NO_EXIT;
    } catch (ProcExit e) {
      exit = e.exitCode();
    } catch (ExecutionException e) {
      exit = null;
    }
  }

  private void call(ModuleInstance instance, String name, List<String> arguments) {
    if (!(instance.export(name) instanceof FuncInstance function)) {
      throw new AssertionError("there is no function " + name);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      values.add(value((NumType) function.funcType().params().get(i), arguments.get(i)));
    }
    results = Values.invoke(function, values);
    resultTypes = function.funcType().results();
  }

  private static Object value(NumType type, String text) {
    return switch (type) {
      case I32 -> (int) Long.parseLong(text);
      case I64 -> text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
      case F32 -> Float.parseFloat(text);
      case F64 -> Double.parseDouble(text);
    };
  }

  private Wasi wasi() throws IOException {
    Wasi.Builder builder =
        Wasi.builder()
            .arg(program.wasm())
            .args(program.args())
            .stdin(new ByteArrayInputStream(program.stdin()))
            .stdout(stdout)
            .stderr(stderr);
    program.env().forEach(builder::env);
    int number = 0;
    for (Map.Entry<String, @Nullable String> dir : program.dirs().entrySet()) {
      Path host = Files.createDirectories(scratch.resolve(Integer.toString(number++)));
      if (dir.getValue() == null) {
        emptyFolders.put(dir.getKey(), host);
      } else {
        FileTrees.copy(program.folder().resolve(dir.getValue()), host);
      }
      builder.preopen(host, dir.getKey());
    }
    return builder.build();
  }

  private void compareOutput() throws IOException {
    if (program.stdoutSha256() != null) {
      assertEquals(program.stdoutSha256(), sha256(stdout.toByteArray()), "standard output");
    } else if (Files.exists(program.folder().resolve("stdout"))) {
      byte[] expected = Files.readAllBytes(program.folder().resolve("stdout"));
      if (!java.util.Arrays.equals(expected, stdout.toByteArray())) {
        assertEquals(
            new String(expected, java.nio.charset.StandardCharsets.UTF_8),
            stdout.toString(java.nio.charset.StandardCharsets.UTF_8),
            "standard output");
      }
      assertArrayEquals(expected, stdout.toByteArray(), "standard output");
    } else {
      assertTrue(program.invoke() != null, "a case without an expected standard output");
    }
  }

  private void compareFiles() throws IOException {
    Path expected = program.folder().resolve("expect");
    if (Files.isDirectory(expected)) {
      try (Stream<Path> files = Files.walk(expected).filter(Files::isRegularFile)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          String name = expected.relativize(file).toString();
          assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(written(name)), name);
        }
      }
    }
    for (Map.Entry<String, String> file : program.written().entrySet()) {
      byte[] bytes = Files.readAllBytes(written(file.getKey()));
      assertEquals(file.getValue(), sha256(bytes), file.getKey());
    }
  }

  private Path written(String name) {
    for (Path folder : emptyFolders.values()) {
      if (Files.exists(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    throw new AssertionError(name + " was not written");
  }

  private void compareResults() {
    assertEquals(program.results().size(), program.invoke() == null ? 0 : results.size());
    for (int i = 0; i < program.results().size(); i++) {
      String expected = program.results().get(i);
      Object wanted =
          switch ((NumType) resultTypes.get(i)) {
            case I32 -> (Object) (int) Long.parseLong(expected);
            case I64 -> Long.parseLong(expected);
            case F32 -> Float.parseFloat(javaFloat(expected));
            case F64 -> Double.parseDouble(javaFloat(expected));
          };
      assertEquals(wanted, results.get(i), "result " + i);
    }
  }

  private static String javaFloat(String text) {
    return text.replace("inf", "Infinity").replace("nan", "NaN");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
