package cezve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.ModuleEncoder;
import cezve.runtime.cache.CodeCache;
import cezve.text.ModuleParser;
import cezve.text.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachesTest {
  @TempDir Path folder;

  /** A module whose function adds a number. */
  private static byte[] adding(int number) {
    String text =
        """
        (module
          (func (export "add") (param i32) (result i32)
            (i32.add (local.get 0) (i32.const %d))))
        """
            .formatted(number);
    return ModuleEncoder.encode(ModuleParser.parse(Source.of("m.wat", text)));
  }

  private static int add(Module module, int number) {
    Instance instance = module.instantiate(new Store());
    return instance.function("add", IntUnaryOperator.class).applyAsInt(number);
  }

  @Test
  void theSameBytesAreLoadedOnce() {
    try (Engine engine = Engine.builder().moduleCache(1 << 20).build()) {
      Module first = Module.decode(engine, adding(1));
      assertSame(first.code(), Module.decode(engine, adding(1)).code());
      assertNotSame(first.code(), Module.decode(engine, adding(2)).code());
      assertEquals(3, add(Module.decode(engine, adding(1)), 2));
      assertEquals(4, add(Module.decode(engine, adding(2)), 2));
    }
  }

  @Test
  void nothingIsKeptUnlessAskedFor() {
    try (Engine engine = Engine.create()) {
      assertNotSame(
          Module.decode(engine, adding(1)).code(), Module.decode(engine, adding(1)).code());
    }
  }

  @Test
  void whatWasNotLoadedForLongestGoesFirst() {
    try (Engine engine = Engine.builder().moduleCache(2L * adding(1).length).build()) {
      Module one = Module.decode(engine, adding(1));
      Module two = Module.decode(engine, adding(2));
      assertSame(one.code(), Module.decode(engine, adding(1)).code());
      Module.decode(engine, adding(3));
      assertSame(one.code(), Module.decode(engine, adding(1)).code());
      assertNotSame(two.code(), Module.decode(engine, adding(2)).code());
      assertEquals(4, add(two, 2), "a module outlives its place in the cache");
    }
  }

  @Test
  void generatedCodeIsFoundByLaterEngines() throws IOException {
    CodeCache cache = new CodeCache(folder.resolve("code"), CodeCache.DEFAULT_BYTES);
    for (int run = 0; run < 2; run++) {
      List<CodeCache.Entry> before = cache.entries();
      try (Engine engine = Engine.builder().codeCache(cache).build()) {
        assertEquals(3, add(Module.decode(engine, adding(1)), 2));
      }
      List<CodeCache.Entry> after = cache.entries();
      assertEquals(1, after.size());
      assertTrue(run == 0 || before.equals(after), "it was generated again");
    }
  }

  @Test
  void aModuleThatIsNotThereIsSaidToBeMissing() {
    try (Engine engine = Engine.create()) {
      IOException missing =
          assertThrows(
              IOException.class,
              () -> Module.packaged(engine, CachesTest.class.getClassLoader(), "nothing"));
      assertTrue(String.valueOf(missing.getMessage()).contains("there is no module nothing"));
    }
  }
}
