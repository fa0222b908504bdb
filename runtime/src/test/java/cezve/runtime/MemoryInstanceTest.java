package cezve.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.ExhaustionException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.module.Bytes;
import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.MemType.Sharing;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class MemoryInstanceTest {
  private static final int PAGE = 1 << 16;

  private static MemoryInstance memory(long min, long max) {
    return new MemoryInstance(MemType.of(AddrType.I32, Limits.between(min, max)), Long.MAX_VALUE);
  }

  private static void assertOutOfBounds(Executable access) {
    assertEquals(
        Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, assertThrows(TrapException.class, access).trap());
  }

  @Test
  void accessesAreLittleEndianAndUnaligned() {
    MemoryInstance memory = memory(1, 1);
    memory.store64(3, 0x0102_0304_0506_0708L);
    assertEquals(0x0102_0304_0506_0708L, memory.load64(3));
    assertEquals(0x0506_0708, memory.load32(3));
    assertEquals(0x0708, memory.load16(3));
    assertEquals(0x08, memory.load8(3));
    memory.store32(3, -2);
    assertEquals(0x0102_0304_FFFF_FFFEL, memory.load64(3));
    memory.store16(3, (short) 0x1234);
    memory.store8(5, (byte) 0x56);
    assertEquals(0xFF56_1234, memory.load32(3));
  }

  @Test
  void everyWidthIsCheckedAtTheEnd() {
    MemoryInstance memory = memory(1, 2);
    memory.load8(PAGE - 1);
    memory.load16(PAGE - 2);
    memory.load32(PAGE - 4);
    memory.load64(PAGE - 8);
    assertOutOfBounds(() -> memory.load8(PAGE));
    assertOutOfBounds(() -> memory.load16(PAGE - 1));
    assertOutOfBounds(() -> memory.load32(PAGE - 3));
    assertOutOfBounds(() -> memory.load64(PAGE - 7));
    assertOutOfBounds(() -> memory.store8(PAGE, (byte) 1));
    assertOutOfBounds(() -> memory.store16(PAGE - 1, (short) 1));
    assertOutOfBounds(() -> memory.store32(PAGE - 3, 1));
    assertOutOfBounds(() -> memory.store64(PAGE - 7, 1));
    assertOutOfBounds(() -> memory.load32(0x1_FFFF_FFFFL));
    assertOutOfBounds(() -> memory.load32(-1));
  }

  @Test
  void theSlackOfAGrownMemoryCannotBeReached() {
    MemoryInstance memory = memory(1, 1000);
    for (int i = 0; i < 100; i++) {
      assertEquals(1 + i, memory.grow(1));
      long end = memory.size();
      assertEquals(0, memory.load8(end - 1));
      assertOutOfBounds(() -> memory.load8(end));
      assertOutOfBounds(() -> memory.fill(end - 1, (byte) 1, 2));
      memory.store8(end - 1, (byte) 1);
    }
  }

  @Test
  void growingRespectsTheMaximumAndIsUnsigned() {
    MemoryInstance memory = memory(1, 3);
    assertEquals(-1, memory.grow(3));
    assertEquals(-1, memory.grow(-1));
    assertEquals(1, memory.grow(0));
    assertEquals(1, memory.grow(2));
    assertEquals(3, memory.pages());
    assertEquals(-1, memory.grow(1));
    assertEquals(Limits.between(3, 3), memory.type().limits());
    MemoryInstance limited =
        new MemoryInstance(MemType.of(AddrType.I32, Limits.atLeast(1)), 2L * PAGE);
    assertEquals(1, limited.grow(1));
    assertEquals(-1, limited.grow(1));
    assertThrows(
        ExhaustionException.class,
        () -> new MemoryInstance(MemType.of(AddrType.I32, Limits.atLeast(3)), 2L * PAGE));
  }

  @Test
  void growingPageByPageCopiesEachByteOnlyAFewTimes() {
    MemoryInstance memory = memory(1, 4096);
    long allocated = 0;
    for (int pages = 1; pages < 4096; pages++) {
      assertEquals(pages, memory.grow(1));
      memory.store32(memory.size() - 4, pages);
      if (memory.array() != null) {
        allocated += memory.size();
      }
    }
    assertTrue(allocated < 2 * memory.size(), "allocated " + allocated + " bytes");
    for (int pages = 1; pages < 4096; pages++) {
      assertEquals(pages, memory.load32((pages + 1L) * PAGE - 4));
    }
  }

  @Test
  void aMemoryThatIsAccessedOftenGetsAnArrayOfItsOwn() {
    MemoryInstance memory = memory(1, 65536);
    memory.store32(PAGE - 4, 42);
    for (byte[] array = memory.array(); array != null; array = memory.array()) {
      assertEquals(memory.size(), array.length);
      memory.grow(1);
    }
    long accesses = 0;
    while (memory.array() == null) {
      assertEquals(42, memory.elsewhere().load32(PAGE - 4));
      accesses++;
    }
    assertTrue(accesses >= memory.size() - PAGE, "after " + accesses);
    assertEquals(42, memory.load32(PAGE - 4));
    memory.grow(1);
    assertNull(memory.array());
    memory.store8(memory.size() - 1, (byte) 1);
    memory.grow(65536 - memory.pages());
    for (long i = 0; i < 2 * accesses; i++) {
      memory.elsewhere();
    }
    assertNull(memory.array(), "no array is as large");
    assertEquals(42, memory.load32(PAGE - 4));
  }

  @Test
  void bulkOperationsCheckBeforeTheyWrite() {
    MemoryInstance memory = memory(1, 1);
    assertOutOfBounds(() -> memory.fill(PAGE - 2, (byte) 7, 3));
    assertEquals(0, memory.load8(PAGE - 1));
    memory.fill(PAGE - 2, (byte) 7, 2);
    assertEquals(0x0707, memory.load16(PAGE - 2));
    memory.fill(PAGE, (byte) 7, 0);
    assertOutOfBounds(() -> memory.fill(PAGE + 1, (byte) 7, 0));
    memory.store32(0, 0x0403_0201);
    memory.copy(1, memory, 0, 4);
    assertEquals(0x0302_0101, memory.load32(0));
    assertOutOfBounds(() -> memory.copy(0, memory, PAGE - 1, 2));
    assertOutOfBounds(() -> memory.copy(PAGE - 1, memory, 0, 2));
    assertOutOfBounds(() -> memory.copy(0, memory, -1, 1));
    Bytes data = Bytes.of(new byte[] {9, 8, 7});
    memory.init(10, data, 1, 2);
    assertEquals(0x0708, memory.load16(10));
    assertOutOfBounds(() -> memory.init(10, data, 2, 2));
    assertOutOfBounds(() -> memory.init(10, data, -1, 1));
    assertOutOfBounds(() -> memory.init(PAGE - 1, data, 0, 2));
  }

  @Test
  void hostsReadAndWriteRanges() {
    MemoryInstance memory = memory(1, 1);
    memory.write(5, new byte[] {1, 2, 3, 4}, 1, 3);
    byte[] read = new byte[5];
    memory.read(4, read, 1, 4);
    assertArrayEquals(new byte[] {0, 0, 2, 3, 4}, read);
    assertEquals(0x0004_0302, memory.buffer(5, 4).getInt(0));
    assertOutOfBounds(() -> memory.buffer(PAGE - 3, 4));
    assertOutOfBounds(() -> memory.write(-1, new byte[1], 0, 1));
  }

  @Test
  void aMemoryGrowsBeyondWhatAnArrayHolds() {
    MemoryInstance memory = memory(1, 65536);
    memory.store64(100, 0x1122_3344_5566_7788L);
    assertEquals(1, memory.grow(40_000));
    assertEquals(40_001L * PAGE, memory.size());
    assertEquals(0x1122_3344_5566_7788L, memory.load64(100));
    long high = 40_001L * PAGE - 8;
    memory.store64(high, -5);
    assertEquals(-5, memory.load64(high));
    assertEquals(-1, memory.load8(high + 7));
    assertOutOfBounds(() -> memory.load64(high + 1));
    memory.copy(high - 8, memory, 100, 8);
    assertEquals(0x1122_3344_5566_7788L, memory.load64(high - 8));
    memory.fill(high, (byte) 3, 8);
    assertEquals(0x0303, memory.load16(high + 6));
    memory.init(high, Bytes.of(new byte[] {1, 2}), 0, 2);
    assertEquals(0x0201, memory.load16(high));
  }

  @Test
  void aSharedMemoryReservesItsMaximumWithoutTakingIt() {
    MemType type = new MemType(AddrType.I32, Limits.between(1, 65536), Sharing.SHARED, 16);
    for (int i = 0; i < 20; i++) {
      MemoryInstance memory = new MemoryInstance(type, Long.MAX_VALUE);
      ByteBuffer before = memory.buffer(0, 8);
      assertEquals(1, memory.grow(65534));
      memory.store32(65535L * PAGE - 4, 1);
      assertOutOfBounds(() -> memory.load8(65535L * PAGE));
      assertEquals(65535, memory.grow(1));
      assertEquals(-1, memory.grow(1));
      memory.store32(0, 42);
      assertEquals(42, before.getInt(0), "growing must not move the bytes");
    }
  }

  @Test
  void aSharedMemoryKeepsToTheBoundOfItsStore() {
    MemType type = new MemType(AddrType.I32, Limits.between(1, 65536), Sharing.SHARED, 16);
    MemoryInstance memory = new MemoryInstance(type, 3L * PAGE);
    assertEquals(1, memory.grow(2));
    assertEquals(-1, memory.grow(1));
    assertThrows(ExhaustionException.class, () -> new MemoryInstance(type, 1));
  }

  @Test
  void pagesMayBeOneByte() {
    MemoryInstance memory = bytes(AddrType.I32, Limits.atLeast(3));
    assertEquals(3, memory.pages());
    memory.load8(2);
    assertOutOfBounds(() -> memory.load8(3));
    assertOutOfBounds(() -> memory.load16(2));
    assertEquals(3, memory.grow(5));
    memory.store64(0, -1);
    assertOutOfBounds(() -> memory.load64(1));
    assertEquals(Limits.atLeast(8), memory.type().limits());
  }

  @Test
  void aMemoryOfOneBytePagesNeverHasMorePagesThanItsAddressTypeCanTell() {
    MemoryInstance memory = bytes(AddrType.I32, Limits.atLeast(0));
    assertEquals(0, memory.grow(0xFFFF_FFFFL));
    assertEquals(0xFFFF_FFFFL, memory.pages());
    assertEquals(-1, memory.grow(1));
    memory.load8(0xFFFF_FFFEL);
    assertOutOfBounds(() -> memory.load8(0xFFFF_FFFFL));
    MemoryInstance wide = bytes(AddrType.I64, Limits.atLeast(0xFFFF_FFFFL));
    assertEquals(0xFFFF_FFFFL, wide.grow(1));
    wide.store8(0xFFFF_FFFFL, (byte) 7);
    assertEquals(7, wide.load8(0xFFFF_FFFFL));
  }

  @Test
  void moreThanThereIsCannotBeHad() {
    long huge = 1L << 48;
    MemType type = MemType.of(AddrType.I64, Limits.atLeast(huge));
    String message =
        assertThrows(ExhaustionException.class, () -> new MemoryInstance(type, Long.MAX_VALUE))
            .getMessage();
    assertEquals("out of memory: a memory of 281474976710656 pages cannot be allocated", message);
    for (long pages : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 45}) {
      assertThrows(ExhaustionException.class, () -> bytes(AddrType.I64, Limits.atLeast(pages)));
    }
    MemoryInstance memory =
        new MemoryInstance(MemType.of(AddrType.I64, Limits.atLeast(1)), Long.MAX_VALUE);
    for (long pages : new long[] {huge - 1, huge, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 29}) {
      assertEquals(-1, memory.grow(pages));
    }
    assertEquals(1, memory.grow(1));
    MemType shared = new MemType(AddrType.I64, Limits.between(huge, huge), Sharing.SHARED, 16);
    assertThrows(ExhaustionException.class, () -> new MemoryInstance(shared, Long.MAX_VALUE));
  }

  @Test
  void aLargeMemoryTakesOnlyWhatIsWritten() {
    MemoryInstance memory =
        new MemoryInstance(MemType.of(AddrType.I64, Limits.atLeast(1 << 18)), Long.MAX_VALUE);
    long end = memory.size();
    memory.store64(end - 8, 5);
    assertEquals(1 << 18, memory.grow(1 << 18));
    assertEquals(5, memory.load64(end - 8));
    assertEquals(0, memory.load64(2 * end - 8));
  }

  private static MemoryInstance bytes(AddrType address, Limits limits) {
    return new MemoryInstance(new MemType(address, limits, Sharing.UNSHARED, 0), Long.MAX_VALUE);
  }
}
