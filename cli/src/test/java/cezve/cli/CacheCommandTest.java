package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.compiler.Compiler;
import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.model.instruction.Feature;
import cezve.runtime.Linker;
import cezve.runtime.LoadedModule;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.runtime.cache.CodeCache;
import cezve.runtime.cache.ModuleDigest;
import cezve.text.ModuleParser;
import cezve.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheCommandTest {
  @TempDir Path folder;

  private String cache() {
    return folder.resolve("cache").toString();
  }

  private void fill() {
    byte[] module = TestModules.exporting("_start");
    try (CodeCache cache = new CodeCache(Path.of(cache()), CodeCache.DEFAULT_BYTES)) {
      LoadedModule loaded =
          new Compiler()
              .withCache(cache)
              .load(ModuleDecoder.decode(module), new ModuleDigest(module), Feature.standard());
      ModuleInstance instance =
          new Linker().instantiate(new Store(), loaded.valid(), loaded.code());
      Values.invoke(instance.function(0), List.of());
    }
  }

  @Test
  void showsAnEmptyCache() {
    assertEquals(
        cache() + ": 0 modules, 0.0 MiB of at most 512\n",
        Cli.run("cache", "--directory", cache()).success());
  }

  @Test
  void showsWhatIsThere() {
    fill();
    String text = Cli.run("cache", "--directory", cache()).success();
    assertTrue(text.contains(": 1 modules, "), text);
    assertEquals(2, text.lines().count(), text);
    String json = Cli.run("cache", "--directory", cache(), "--json").success();
    assertTrue(json.contains("\"max_bytes\":536870912"), json);
    assertEquals(2, json.split("\"file\":").length, json);
  }

  /** A command that no cache has: large enough, and different each time. */
  private Path newCommand(int bytes) throws IOException {
    String text =
        "(module (memory 1) (data (i32.const 0) \"%s %d\") (func (export \"_start\")))"
            .formatted("x".repeat(bytes), System.nanoTime());
    byte[] module = ModuleEncoder.encode(ModuleParser.parse(Source.of("m.wat", text)));
    return Files.write(folder.resolve("m.wasm"), module);
  }

  private static List<CodeCache.Entry> usersEntries() throws IOException {
    Path directory = CodeCache.userDirectory();
    if (directory == null) {
      throw new AssertionError("the build sets XDG_CACHE_HOME for its tests");
    }
    return new CodeCache(directory, CodeCache.DEFAULT_BYTES).entries();
  }

  @Test
  void aRunAddsToIt() throws IOException {
    String module = newCommand(10_000).toString();
    List<CodeCache.Entry> before = usersEntries();
    Cli.run("run", "--no-cache", module).success();
    assertEquals(before, usersEntries());
    Cli.run("run", module).success();
    List<CodeCache.Entry> after = usersEntries();
    assertEquals(before.size() + 1, after.size());
    Cli.run("run", module).success();
    assertEquals(after, usersEntries(), "something was generated again");
  }

  @Test
  void smallModulesAreLeftOut() throws IOException {
    List<CodeCache.Entry> before = usersEntries();
    Cli.run("run", newCommand(100).toString()).success();
    assertEquals(before, usersEntries());
  }

  @Test
  void clears() {
    fill();
    assertEquals("removed 1 file\n", Cli.run("cache", "--directory", cache(), "clear").success());
    assertEquals("removed 0 files\n", Cli.run("cache", "--directory", cache(), "clear").success());
  }

  @Test
  void prunes() {
    fill();
    assertEquals("removed 0 files\n", Cli.run("cache", "--directory", cache(), "prune").success());
    assertEquals(
        "removed 1 file\n",
        Cli.run("cache", "--directory", cache(), "prune", "--size", "0").success());
    String problem =
        Cli.run("cache", "--directory", cache(), "prune", "--size", "-1").failure(ExitCode.USAGE);
    assertTrue(problem.contains("--size must not be negative: -1"), problem);
  }

  @Test
  void saysThatADirectoryIsNone() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    String problem = Cli.run("cache", "--directory", file.toString()).failure(ExitCode.USAGE);
    assertTrue(problem.contains("file: not a directory"), problem);
  }
}
