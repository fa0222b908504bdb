package cezve.edge.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cezve.edge.config.ConfigReader;
import cezve.edge.config.ServiceConfig;
import cezve.edge.testing.Fixtures;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TemplateTest {
  private static final Path SDK = Path.of("sdk").toAbsolutePath();

  @TempDir Path folder;

  private int execute(String... command) throws Exception {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }

  /**
   * Tools that people have who write functions, which the build itself does not need; whoever runs
   * it for others has to have them.
   */
  private static void require(Path... files) {
    for (Path file : files) {
      if (!Files.exists(file)) {
        assertNotEquals("true", System.getenv("CI"), file + " is missing");
        System.err.println("NOT TESTED: a template cannot be built without " + file);
      }
      assumeTrue(Files.exists(file), file + " is missing");
    }
  }

  private void requireFixturesPass(int number) throws Exception {
    ServiceConfig config = ConfigReader.read(folder.resolve("functions.toml"), Map.of());
    List<Fixtures.Result> results = new ArrayList<>();
    Fixtures.read(List.of(folder.resolve("fixtures")), config).run(results::add);
    for (Fixtures.Result result : results) {
      assertEquals(List.of(), result.differences(), result::name);
    }
    assertEquals(number, results.size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Template.class,
      names = {"C", "WAGI"})
  void aProjectInCIsBuiltAndPassesItsTests(Template template) throws Exception {
    require(
        Path.of("/usr/bin/make"),
        Path.of("/usr/bin/clang"),
        Path.of("/usr/bin/wasm-ld"),
        Path.of("/usr/lib/wasm32-wasi/libc.a"));
    List<String> files = template.writeTo(folder);
    assertEquals(files.stream().sorted().toList(), files);
    assertEquals(0, execute("make"));
    requireFixturesPass(template == Template.C ? 3 : 2);
  }

  @Test
  void aProjectInRustIsBuiltAndPassesItsTests() throws Exception {
    Path rustc = Path.of("/usr/bin/rustc");
    require(rustc, Path.of("/usr/lib/rustlib/wasm32-unknown-unknown"));
    Template.RUST.writeTo(folder);
    String target = "--target=wasm32-unknown-unknown";
    assertEquals(
        0,
        execute(
            rustc.toString(),
            target,
            "--edition=2018",
            "--crate-type=rlib",
            "--crate-name=cezve",
            "-o",
            "libcezve.rlib",
            "cezve/src/lib.rs"));
    assertEquals(
        0,
        execute(
            rustc.toString(),
            target,
            "--edition=2021",
            "--crate-type=cdylib",
            "-Dwarnings",
            "--extern=cezve=libcezve.rlib",
            "-o",
            "hello.wasm",
            "src/lib.rs"));
    requireFixturesPass(3);
  }

  @ParameterizedTest
  @EnumSource
  void itHasAllThatItNeeds(Template template) throws Exception {
    Path project = folder.resolve("a").resolve("b");
    List<String> files = template.writeTo(project);
    for (String file : files) {
      assertFalse(Files.readString(project.resolve(file)).isBlank(), file);
    }
    assertEquals(template, Template.of(template.title()));
    ServiceConfig _ =
        ConfigReader.read(
            Files.readString(project.resolve("functions.toml")).replace("hello.wasm", "README.md"),
            "functions.toml",
            project,
            Map.of());
  }

  @Test
  void theSdkIsThatOfTheRepository() throws Exception {
    Template.C.writeTo(folder.resolve("c"));
    assertEquals(
        Files.readString(SDK.resolve("c/cezve.h")), Files.readString(folder.resolve("c/cezve.h")));
    Template.RUST.writeTo(folder.resolve("rust"));
    try (var sources = Files.list(SDK.resolve("rust/src"))) {
      for (Path source : sources.toList()) {
        assertEquals(
            Files.readString(source),
            Files.readString(folder.resolve("rust/cezve/src").resolve(source.getFileName())));
      }
    }
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "mine");
    FileAlreadyExistsException e =
        assertThrows(FileAlreadyExistsException.class, () -> Template.C.writeTo(folder));
    assertEquals("is not empty", e.getReason());
    FileAlreadyExistsException noFolder =
        assertThrows(FileAlreadyExistsException.class, () -> Template.C.writeTo(file));
    assertEquals("is not a directory", noFolder.getReason());
    assertEquals("mine", Files.readString(file));
  }
}
