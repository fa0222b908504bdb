package cezve.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.compiler.Compiler;
import cezve.decoder.ModuleDecoder;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.LoadedModule;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.runtime.cache.PackagedModule;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The goal that compiles modules. */
class CompileMojoTest {
  @TempDir Path folder;
  private Path sources = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void createFolders() throws IOException {
    sources = Files.createDirectory(folder.resolve("wasm"));
    output = folder.resolve("classes");
  }

  private void answer(String file, int value) throws IOException {
    Path path = sources.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(
        path, "(module (func (export \"answer\") (result i32) (i32.const " + value + ")))");
  }

  private void compile(String... disabled) throws MojoExecutionException, MojoFailureException {
    new CompileMojo(sources, output, "", List.of(disabled)).execute();
  }

  /** What a module answers that is found among the classes. */
  private List<Object> ask(String name) throws IOException {
    URL[] path = {output.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path)) {
      PackagedModule found = PackagedModule.find(loader, name);
      LoadedModule loaded =
          new Compiler().load(ModuleDecoder.decode(found.binary()), found.code(), found.features());
      ModuleInstance instance =
          new Linker().instantiate(new Store(), loaded.valid(), loaded.code());
      FuncInstance answer = assertInstanceOf(FuncInstance.class, instance.export("answer"));
      return List.copyOf(Values.invoke(answer, List.of()));
    }
  }

  private long classes(String name) throws IOException {
    try (Stream<Path> files =
        Files.walk(output.resolve("META-INF/cezve").resolve(name).resolve("PLAIN"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static void assertFailure(String expected, Executable goal) {
    String message = String.valueOf(assertThrows(MojoFailureException.class, goal).getMessage());
    assertTrue(message.contains(expected), message);
  }

  @Test
  void modulesAreFoundByTheirNames() throws Exception {
    answer("one.wat", 1);
    answer("deeper/two.wat", 2);
    compile();
    assertEquals(List.of(1), ask("one"));
    assertEquals(List.of(2), ask("two"));
    assertTrue(classes("one") > 0, "there is no code");
  }

  @Test
  void modulesHaveInterfacesIfTheyAreAskedFor() throws Exception {
    answer("deep-thought.wat", 42);
    new CompileMojo(sources, output, "org.example", List.of()).execute();
    assertTrue(Files.exists(output.resolve("org/example/DeepThought.class")));
    assertEquals(List.of(42), ask("deep-thought"));
    assertEquals("Module2nd", ModuleFolder.typeName("2nd"));
    assertEquals("AB", ModuleFolder.typeName("a.b"));
  }

  @Test
  void binaryModulesStayAsTheyAre() throws Exception {
    byte[] empty = {0, 'a', 's', 'm', 1, 0, 0, 0};
    Files.write(sources.resolve("empty.wasm"), empty);
    compile();
    assertArrayEquals(
        empty, Files.readAllBytes(output.resolve("META-INF/cezve/empty/module.wasm")));
  }

  @Test
  void whatIsCompiledAgainReplacesWhatWasThere() throws Exception {
    answer("one.wat", 1);
    compile();
    Path stale = output.resolve("META-INF/cezve/one/stale");
    Files.writeString(stale, "of an earlier build");
    answer("one.wat", 3);
    compile();
    assertEquals(List.of(3), ask("one"));
    assertFalse(Files.exists(stale));
  }

  @Test
  void withoutModulesThereIsNothingToDo() throws Exception {
    Files.delete(sources);
    compile();
    assertFalse(Files.exists(output));
  }

  @Test
  void problemsNameTheFileAndThePlace() throws Exception {
    Files.writeString(sources.resolve("bad.wat"), "(module\n  (func (result i32)))");
    assertFailure("bad.wat:2:", this::compile);
    Files.delete(sources.resolve("bad.wat"));
    Files.write(sources.resolve("bad.wasm"), new byte[] {1, 2, 3});
    assertFailure("bad.wasm", this::compile);
  }

  @Test
  void twoModulesOfOneNameAreRefused() throws Exception {
    answer("one.wat", 1);
    answer("deeper/one.wat", 2);
    assertFailure("same name", this::compile);
  }

  @Test
  void proposalsCanBeDisabled() throws Exception {
    Files.writeString(sources.resolve("v.wat"), "(module (func (param v128)))");
    compile();
    assertThrows(MojoFailureException.class, () -> compile("simd"));
    assertFailure("nonsense", () -> compile("nonsense"));
  }
}
