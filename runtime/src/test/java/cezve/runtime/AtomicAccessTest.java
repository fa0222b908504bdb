package cezve.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.InterruptionException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.MemType.Sharing;
import cezve.runtime.AtomicAccess.Update;
import cezve.runtime.AtomicAccess.Width;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Atomic accesses of memories of both kinds, and of shared ones by several threads. */
final class AtomicAccessTest {
  private static final int PAGE = 1 << 16;
  private static final long FOR_EVER = -1;
  private static final int WOKEN = 0;
  private static final int NOT_EQUAL = 1;
  private static final int TIMED_OUT = 2;

  private static MemoryInstance memory(Sharing sharing) {
    MemType type = new MemType(AddrType.I32, Limits.between(1, 64), sharing, 16);
    return new MemoryInstance(type, Long.MAX_VALUE);
  }

  private static void assertTrap(Trap trap, Executable access) {
    assertEquals(trap, assertThrows(TrapException.class, access).trap());
  }

  /** Runs an action on several threads at once, and throws what the first of them to fail does. */
  private static void inParallel(int threads, IntConsumer action) throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      all.add(
          Thread.ofPlatform()
              .daemon()
              .uncaughtExceptionHandler((_, e) -> failure.compareAndSet(null, e))
              .start(() -> action.accept(number)));
    }
    for (Thread thread : all) {
      thread.join();
    }
    if (failure.get() != null) {
      throw new AssertionError(failure.get());
    }
  }

  @Property
  void anUpdateYieldsWhatWasThereAndChangesNothingAround(
      @ForAll Sharing sharing,
      @ForAll Width width,
      @ForAll Update update,
      @ForAll long old,
      @ForAll long operand,
      @ForAll @IntRange(min = 1, max = 6) int index) {
    MemoryInstance memory = memory(sharing);
    memory.fill(0, (byte) 0xA5, 64);
    long at = (long) index * width.bytes();
    AtomicAccess.store(memory, width, at, old);
    assertEquals(old & width.mask(), AtomicAccess.load(memory, width, at));
    assertEquals(old & width.mask(), AtomicAccess.update(memory, width, at, update, operand));
    BigInteger a = BigInteger.valueOf(old);
    BigInteger b = BigInteger.valueOf(operand);
    BigInteger expected =
        switch (update) {
          case ADD -> a.add(b);
          case SUB -> a.subtract(b);
          case AND -> a.and(b);
          case OR -> a.or(b);
          case XOR -> a.xor(b);
          case XCHG -> b;
        };
    for (int i = 0; i < 64; i++) {
      long within = i - at;
      boolean inside = within >= 0 && within < width.bytes();
      byte there = inside ? expected.shiftRight((int) within * 8).byteValue() : (byte) 0xA5;
      assertEquals(there, memory.load8(i), "byte " + i);
    }
  }

  @Property
  void aCompareExchangeReplacesOnlyWhatIsExpected(
      @ForAll Sharing sharing,
      @ForAll Width width,
      @ForAll long old,
      @ForAll long other,
      @ForAll long replacement,
      @ForAll @IntRange(min = 1, max = 6) int index) {
    MemoryInstance memory = memory(sharing);
    memory.fill(0, (byte) 0x5A, 64);
    long at = (long) index * width.bytes();
    long mask = width.mask();
    AtomicAccess.store(memory, width, at, old);
    assertEquals(old & mask, AtomicAccess.compareExchange(memory, width, at, other, replacement));
    boolean equal = ((old ^ other) & mask) == 0;
    assertEquals((equal ? replacement : old) & mask, AtomicAccess.load(memory, width, at));
    AtomicAccess.store(memory, width, at, old);
    // Bits beyond the width do not count.
    assertEquals(
        old & mask, AtomicAccess.compareExchange(memory, width, at, old ^ ~mask, replacement));
    assertEquals(replacement & mask, AtomicAccess.load(memory, width, at));
    assertEquals(0x5A, memory.load8(at - 1));
    assertEquals(0x5A, memory.load8(at + width.bytes()));
  }

  @Test
  void anAccessMustBeAlignedAndThenInside() {
    for (Sharing sharing : Sharing.values()) {
      MemoryInstance memory = memory(sharing);
      for (Width width : Width.values()) {
        for (int off = 1; off < width.bytes(); off++) {
          long at = (long) PAGE + off;
          assertTrap(Trap.UNALIGNED_ATOMIC, () -> AtomicAccess.load(memory, width, at));
          assertTrap(Trap.UNALIGNED_ATOMIC, () -> AtomicAccess.store(memory, width, at, 1));
          assertTrap(
              Trap.UNALIGNED_ATOMIC, () -> AtomicAccess.update(memory, width, at, Update.OR, 1));
          assertTrap(
              Trap.UNALIGNED_ATOMIC, () -> AtomicAccess.compareExchange(memory, width, at, 1, 2));
        }
        AtomicAccess.load(memory, width, PAGE - width.bytes());
        Trap outside = Trap.OUT_OF_BOUNDS_MEMORY_ACCESS;
        for (long at : new long[] {PAGE, 1L << 40, Long.MIN_VALUE, -8}) {
          assertTrap(outside, () -> AtomicAccess.load(memory, width, at));
          assertTrap(outside, () -> AtomicAccess.store(memory, width, at, 1));
          assertTrap(outside, () -> AtomicAccess.update(memory, width, at, Update.ADD, 1));
          assertTrap(outside, () -> AtomicAccess.compareExchange(memory, width, at, 1, 2));
        }
      }
      assertTrap(Trap.UNALIGNED_ATOMIC, () -> AtomicAccess.wake(memory, PAGE + 2, 1));
      assertTrap(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> AtomicAccess.wake(memory, PAGE, 1));
    }
  }

  @Test
  void anAddressThatOverflowsIsOutsideAndAsAlignedAsItsSum() {
    MemoryInstance memory = memory(Sharing.SHARED);
    long even = MemoryInstance.effectiveAddress(-8, 16);
    long odd = MemoryInstance.effectiveAddress(-7, 16);
    assertTrap(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> AtomicAccess.load(memory, Width.W64, even));
    assertTrap(Trap.UNALIGNED_ATOMIC, () -> AtomicAccess.load(memory, Width.W64, odd));
    assertTrap(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.load8(odd));
    assertEquals(-1, MemoryInstance.effectiveAddress(-2, 1));
    assertEquals(7, MemoryInstance.effectiveAddress(3, 4));
  }

  @Test
  void onlyASharedMemoryCanBeWaitedFor() {
    MemoryInstance unshared = memory(Sharing.UNSHARED);
    assertTrap(Trap.EXPECTED_SHARED_MEMORY, () -> AtomicAccess.await(unshared, Width.W32, 0, 0, 0));
    assertTrap(Trap.UNALIGNED_ATOMIC, () -> AtomicAccess.await(unshared, Width.W64, 4, 0, 0));
    assertEquals(0, AtomicAccess.wake(unshared, 0, -1));
    MemoryInstance shared = memory(Sharing.SHARED);
    assertTrap(
        Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> AtomicAccess.await(shared, Width.W32, PAGE, 0, 0));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void everyUpdateOfEveryThreadCounts() throws Exception {
    int rounds = 20_000;
    int threads = 4;
    for (Width width : Width.values()) {
      MemoryInstance memory = memory(Sharing.SHARED);
      inParallel(
          threads,
          number -> {
            long neighbour = 16 + (long) number * width.bytes();
            for (int i = 0; i < rounds; i++) {
              AtomicAccess.update(memory, width, 0, Update.ADD, 3);
              AtomicAccess.update(memory, width, 8, Update.SUB, 1);
              // Each thread has its own here: narrow ones share a word.
              AtomicAccess.update(memory, width, neighbour, Update.XOR, i);
              AtomicAccess.update(memory, width, neighbour, Update.XOR, i);
              long old;
              do {
                old = AtomicAccess.load(memory, width, 64);
              } while (AtomicAccess.compareExchange(memory, width, 64, old, old + 1) != old);
            }
          });
      long total = (long) rounds * threads;
      assertEquals(3 * total & width.mask(), AtomicAccess.load(memory, width, 0));
      assertEquals(-total & width.mask(), AtomicAccess.load(memory, width, 8));
      assertEquals(total & width.mask(), AtomicAccess.load(memory, width, 64));
      for (int number = 0; number < threads; number++) {
        assertEquals(0, AtomicAccess.load(memory, width, 16 + (long) number * width.bytes()));
      }
    }
  }

  /** Store buffering: of two threads that write and then read what the other wrote, one sees it. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void atomicAccessesAreSequentiallyConsistent() throws Exception {
    int rounds = 50_000;
    MemoryInstance memory = memory(Sharing.SHARED);
    long[][] seen = new long[2][rounds];
    inParallel(
        2,
        number -> {
          for (int i = 0; i < rounds; i++) {
            AtomicAccess.update(memory, Width.W32, 0, Update.ADD, 1);
            while (AtomicAccess.load(memory, Width.W32, 0) < 2L * (i + 1)) {
              Thread.onSpinWait();
            }
            long own = 64 + 128L * number;
            long other = 64 + 128L * (1 - number);
            AtomicAccess.store(memory, Width.W32, own, i + 1);
            seen[number][i] = AtomicAccess.load(memory, Width.W32, other);
          }
        });
    for (int i = 0; i < rounds; i++) {
      assertTrue(seen[0][i] == i + 1 || seen[1][i] == i + 1, "round " + i);
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void whatWasWrittenBeforeAnAtomicStoreIsSeenAfterALoadOfIt() throws Exception {
    int rounds = 50_000;
    MemoryInstance memory = memory(Sharing.SHARED);
    inParallel(
        2,
        number -> {
          for (int i = 1; i <= rounds; i++) {
            if (number == 0) {
              while (AtomicAccess.load(memory, Width.W32, 128) != i - 1) {
                Thread.onSpinWait();
              }
              memory.store64(8, i);
              memory.fill(256, (byte) i, 100);
              AtomicAccess.store(memory, Width.W32, 64, i);
            } else {
              while (AtomicAccess.load(memory, Width.W32, 64) != i) {
                Thread.onSpinWait();
              }
              assertEquals(i, memory.load64(8));
              assertEquals((byte) i, memory.load8(355));
              AtomicAccess.store(memory, Width.W32, 128, i);
            }
          }
        });
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aMemoryGrowsWhileOthersAccessIt() throws Exception {
    MemoryInstance memory = memory(Sharing.SHARED);
    AtomicInteger grown = new AtomicInteger();
    inParallel(
        4,
        number -> {
          for (int i = 0; i < 100_000; i++) {
            AtomicAccess.update(memory, Width.W64, 8, Update.ADD, 1);
            if (number < 2 && i % 1000 == 0) {
              long before = memory.grow(1);
              if (before >= 0) {
                grown.incrementAndGet();
                assertEquals(0, memory.load64(before * PAGE));
                memory.store64(before * PAGE, before);
              }
            } else {
              long size = memory.pages() * PAGE;
              memory.load8(size - 1);
            }
          }
        });
    assertEquals(63, grown.get());
    assertEquals(64, memory.pages());
    assertEquals(400_000, memory.load64(8));
    for (long page = 1; page < 64; page++) {
      assertEquals(page, memory.load64(page * PAGE));
    }
  }

  @Test
  void aWaitEndsAtOnceIfTheValueIsAnotherAndWhenTheTimeIsOver() {
    MemoryInstance memory = memory(Sharing.SHARED);
    memory.store64(8, 0x1_0000_0005L);
    assertEquals(NOT_EQUAL, AtomicAccess.await(memory, Width.W32, 8, 6, FOR_EVER));
    assertEquals(NOT_EQUAL, AtomicAccess.await(memory, Width.W64, 8, 5, FOR_EVER));
    assertEquals(TIMED_OUT, AtomicAccess.await(memory, Width.W32, 8, 5, 0));
    long start = System.nanoTime();
    assertEquals(TIMED_OUT, AtomicAccess.await(memory, Width.W64, 8, 0x1_0000_0005L, 20_000_000));
    assertTrue(System.nanoTime() - start >= 20_000_000);
    assertEquals(0, AtomicAccess.wake(memory, 8, -1));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void thoseWhoWaitLongestAreWokenFirst() throws Exception {
    MemoryInstance memory = memory(Sharing.SHARED);
    List<Integer> woken = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      Thread thread =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                int outcome = AtomicAccess.await(memory, Width.W32, 0, 0, FOR_EVER);
                synchronized (woken) {
                  woken.add(outcome == WOKEN ? number : -1);
                }
              });
      threads.add(thread);
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    assertEquals(0, AtomicAccess.wake(memory, 4, -1));
    assertEquals(0, AtomicAccess.wake(memory, 0, 0));
    assertEquals(1, AtomicAccess.wake(memory, 0, 1));
    threads.get(0).join();
    assertEquals(2, AtomicAccess.wake(memory, 0, 2));
    threads.get(1).join();
    threads.get(2).join();
    assertEquals(2, AtomicAccess.wake(memory, 0, -1));
    threads.get(3).join();
    threads.get(4).join();
    assertEquals(0, woken.getFirst());
    assertEquals(List.of(1, 2), woken.subList(1, 3).stream().sorted().toList());
    assertEquals(List.of(3, 4), woken.subList(3, 5).stream().sorted().toList());
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void anInterruptEndsAWaitAndStays() throws Exception {
    MemoryInstance memory = memory(Sharing.SHARED);
    AtomicReference<String> message = new AtomicReference<>();
    AtomicInteger interrupted = new AtomicInteger();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                AtomicAccess.await(memory, Width.W32, 0, 0, FOR_EVER);
              } catch (InterruptionException e) {
                message.set(e.getMessage());
                interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
              }
            });
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    thread.join();
    assertEquals("interrupted: the thread was, while waiting at 0x0", message.get());
    assertEquals(1, interrupted.get());
    assertEquals(0, AtomicAccess.wake(memory, 0, -1), "it must not count as waiting any more");
  }

  /** A mutex of one word: 0 free, 1 locked, 2 locked and perhaps waited for. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aMutexOfAtomicsAndWaitsLetsOneInAtATime() throws Exception {
    MemoryInstance memory = memory(Sharing.SHARED);
    int rounds = 20_000;
    inParallel(
        4,
        _ -> {
          for (int i = 0; i < rounds; i++) {
            long state = AtomicAccess.compareExchange(memory, Width.W32, 0, 0, 1);
            while (state != 0) {
              if (state == 2 || AtomicAccess.compareExchange(memory, Width.W32, 0, 1, 2) != 0) {
                AtomicAccess.await(memory, Width.W32, 0, 2, FOR_EVER);
              }
              state = AtomicAccess.compareExchange(memory, Width.W32, 0, 0, 2);
            }
            memory.store32(64, memory.load32(64) + 1);
            if (AtomicAccess.update(memory, Width.W32, 0, Update.XCHG, 0) == 2) {
              AtomicAccess.wake(memory, 0, 1);
            }
          }
        });
    assertEquals(4 * rounds, memory.load32(64));
  }
}
