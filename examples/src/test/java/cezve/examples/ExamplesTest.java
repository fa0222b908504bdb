package cezve.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.Engine;
import cezve.EngineKind;
import cezve.Module;
import cezve.Store;
import cezve.model.error.ExecutionException;
import cezve.wasi.Wasi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExamplesTest {
  @TempDir Path directory;

  private static Engine engine(EngineKind kind) {
    return Engine.builder().kind(kind).build();
  }

  private static Module resource(EngineKind kind, String name) throws IOException {
    try (InputStream in = ExamplesTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return Module.parse(engine(kind), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPluginTransformsTexts(EngineKind kind) throws Exception {
    TextPlugin plugin = new TextPlugin(resource(kind, "shout.wat"));
    assertEquals("HELLO!", plugin.transform("Hello"));
    String large = "a".repeat(200_000);
    assertEquals(large.toUpperCase(java.util.Locale.ROOT) + "!", plugin.transform(large));
    assertEquals(List.of("shouting", "shouting"), plugin.log());
  }

  @ParameterizedTest
  @EnumSource
  void anInventorySharesObjects(EngineKind kind) throws Exception {
    Inventory inventory = new Inventory(resource(kind, "inventory.wat"));
    assertEquals(Optional.empty(), inventory.take());
    inventory.add("nail", 100, 0.25);
    inventory.add("hämmer", 2, 12.5);
    assertEquals(50, inventory.total());
    assertEquals(Optional.of("nail"), inventory.take());
    assertEquals(49.75, inventory.total());
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseKeepsItsFile(EngineKind kind) throws Exception {
    Path program = SharedPrograms.require("sqlite3.wasm");
    Sqlite database = new Sqlite(engine(kind), program, directory);
    database.execute("CREATE TABLE city(name TEXT, people INTEGER);");
    database.execute("INSERT INTO city VALUES('Wien', 2005760), ('Graz', 302749);");
    assertEquals(
        List.of("Graz|302749", "Wien|2005760"),
        database.execute("SELECT * FROM city ORDER BY people;"));
    Sqlite.SqlException e =
        assertThrows(Sqlite.SqlException.class, () -> database.execute("SELECT bogus FROM city;"));
    assertTrue(String.valueOf(e.getMessage()).contains("no such column: bogus"), e.getMessage());
    assertTrue(Files.size(directory.resolve("main.db")) > 0);
  }

  @ParameterizedTest
  @EnumSource
  void scriptsRunForALimitedTime(EngineKind kind) throws Exception {
    Scripts scripts = new Scripts(engine(kind), SharedPrograms.require("qjsmini.wasm"));
    Duration minute = Duration.ofMinutes(1);
    assertEquals(
        "4950\n", scripts.run("let s = 0; for (let i = 1; i < 100; i++) s += i; print(s)", minute));
    Scripts.ScriptException e =
        assertThrows(Scripts.ScriptException.class, () -> scripts.run("x = = 1", minute));
    assertTrue(String.valueOf(e.getMessage()).contains("SyntaxError"), e.getMessage());
    ExecutionException late =
        assertThrows(
            ExecutionException.class, () -> scripts.run("while (true);", Duration.ofMillis(300)));
    assertTrue(String.valueOf(late.getMessage()).contains("PT0.3S"), late.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void aProgramInKotlinUsesTheGarbageCollector(EngineKind kind) throws Exception {
    Module program = Module.read(engine(kind), SharedPrograms.require("kotlin-new.wasm"));
    Programs.Result result = Programs.run(new Store(), program, Wasi.builder(), "");
    assertEquals(0, result.exitCode(), result.errors());
    assertEquals(Files.readString(SharedPrograms.output("kotlin-gc-new-eh")), result.output());
  }
}
