package cezve.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.module.Module;
import org.junit.jupiter.api.Test;

/** What stays in memory of a module of the size and the shape of the largest real ones. */
class RetainedHeapTest {
  private static final int FUNCTIONS = 133_000;
  private static final int FUNCTION_SIZE = 200;
  private static final int DATA_SEGMENTS = 98_000;
  private static final int DATA_SIZE = 20;

  private static byte[] largeModule() {
    ByteWriter functions = new ByteWriter();
    ByteWriter code = new ByteWriter();
    functions.u32(FUNCTIONS);
    code.u32(FUNCTIONS);
    ByteWriter function = new ByteWriter();
    function.u8(0);
    for (int i = 0; i < FUNCTION_SIZE - 2; i++) {
      function.u8(0x01);
    }
    function.u8(0x0B);
    for (int i = 0; i < FUNCTIONS; i++) {
      functions.u8(0);
      code.sized(function);
    }
    ByteWriter data = new ByteWriter();
    data.u32(DATA_SEGMENTS);
    for (int i = 0; i < DATA_SEGMENTS; i++) {
      data.u8(0);
      data.u8(0x41);
      data.signed(20L * i);
      data.u8(0x0B);
      data.name("x".repeat(DATA_SIZE));
    }
    ByteWriter module = new ByteWriter();
    module.fixed32(ModuleDecoder.MAGIC);
    module.fixed32(ModuleDecoder.VERSION);
    module.u8(3);
    module.sized(functions);
    module.u8(10);
    module.sized(code);
    module.u8(11);
    module.sized(data);
    return module.toArray();
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }

  @Test
  void aDecodedModuleTakesLessThanTwiceTheSizeOfItsBytes() {
    byte[] bytes = largeModule();
    // Once for what is loaded on the way, so that the second time only the module is added.
    assertEquals(DATA_SEGMENTS, ModuleDecoder.decode(bytes).datas().size());
    long before = usedHeap();
    Module module = ModuleDecoder.decode(bytes);
    long besideTheBytes = usedHeap() - before;
    assertEquals(FUNCTIONS, module.funcs().size());
    assertEquals(DATA_SEGMENTS, module.datas().size());
    assertTrue(besideTheBytes < bytes.length, () -> besideTheBytes + " beside " + bytes.length);
  }
}
