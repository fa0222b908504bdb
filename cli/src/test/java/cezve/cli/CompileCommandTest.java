package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.compiler.Compiler;
import cezve.decoder.ModuleDecoder;
import cezve.model.instruction.Feature;
import cezve.runtime.Linker;
import cezve.runtime.LoadedModule;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.runtime.cache.PackagedModule;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {
  /** Prints its first argument but the program's name, and ends with status 7. */
  private static final String ECHO =
      """
      (module
        (import "wasi_snapshot_preview1" "args_get"
          (func $args_get (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $fd_write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
        (memory (export "memory") 1)
        (func (export "_start")
          (drop (call $args_get (i32.const 16) (i32.const 64)))
          (i32.store (i32.const 0) (i32.load (i32.const 20)))
          (i32.store (i32.const 4) (i32.const 5))
          (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
          (call $proc_exit (i32.const 7))))
      """;

  private static final String ADD =
      """
      (module
        (func (export "add") (param i32 i32) (result i32)
          (i32.add (local.get 0) (local.get 1))))
      """;

  @TempDir Path folder;

  private Path compile(String text, String... options) throws IOException {
    Path source = Files.writeString(folder.resolve("m.wat"), text);
    Path jar = folder.resolve("m.jar");
    List<String> args = new ArrayList<>(List.of("compile"));
    args.addAll(List.of(options));
    args.addAll(List.of("-o", jar.toString(), source.toString()));
    assertEquals("", Cli.run(args.toArray(String[]::new)).success());
    return jar;
  }

  private String run(int status, Path jar, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-jar", jar.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(status, process.waitFor(), output);
    return output;
  }

  @Test
  void aCommandRunsFromItsJarAlone() throws Exception {
    Path jar = compile(ECHO);
    assertEquals("hello", run(7, jar, Map.of(), "hello", "world"));
  }

  @Test
  void optionsComeFromTheEnvironment() throws Exception {
    Path jar = compile(ECHO);
    Map<String, String> interpreter = Map.of("CEZVE_OPTIONS", "--engine interpreter");
    assertEquals("hello", run(7, jar, interpreter, "hello"));
    String problem = run(ExitCode.USAGE, jar, Map.of("CEZVE_OPTIONS", "--bogus x"), "hello");
    assertTrue(problem.startsWith("cezve: CEZVE_OPTIONS=\"--bogus x\": "), problem);
  }

  @Test
  void theSameModuleGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(compile(ECHO));
    assertArrayEquals(first, Files.readAllBytes(compile(ECHO)));
  }

  @Test
  void whatIsNoCommandIsALibrary() throws IOException {
    try (JarFile jar = new JarFile(compile(ADD, "--name", "adder").toFile())) {
      assertNull(jar.getManifest().getMainAttributes().getValue("Main-Class"));
      assertNull(jar.getEntry(Main.class.getName().replace('.', '/') + ".class"));
      assertNotNull(jar.getEntry("META-INF/cezve/adder/PLAIN/wasm/Functions0"));
    }
  }

  @Test
  void aLibraryIsLoadedWithItsCode() throws IOException {
    URL[] jar = {compile(ADD, "--name", "adder").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar)) {
      PackagedModule module = PackagedModule.find(loader, "adder");
      assertEquals(Feature.standard(), module.features());
      assertNotNull(module.code().facts());
      assertNotNull(module.code().find("PLAIN/wasm/Functions0"));
      LoadedModule loaded =
          new Compiler()
              .load(ModuleDecoder.decode(module.binary()), module.code(), module.features());
      ModuleInstance instance =
          new Linker().instantiate(new Store(), loaded.valid(), loaded.code());
      assertEquals(List.of(7), Values.invoke(instance.function(0), List.of(3, 4)));
      assertThrows(FileNotFoundException.class, () -> PackagedModule.find(loader, "other"));
    }
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.wat"), "(module (func (result i32)))");
    String out = folder.resolve("out.jar").toString();
    String invalid = Cli.run("compile", "-o", out, broken.toString()).failure(ExitCode.BAD_MODULE);
    assertTrue(invalid.contains("type mismatch"), invalid);
    assertTrue(Files.notExists(Path.of(out)));
    Path good = Files.writeString(folder.resolve("good.wat"), ADD);
    String name = Cli.run("compile", "--name", "a/b", good.toString()).failure(ExitCode.USAGE);
    assertTrue(name.contains("--name a/b: letters"), name);
    String place =
        Cli.run("compile", "-o", folder.resolve("no/such.jar").toString(), good.toString())
            .failure(ExitCode.BAD_MODULE);
    assertTrue(place.contains("no such file or directory"), place);
  }
}
