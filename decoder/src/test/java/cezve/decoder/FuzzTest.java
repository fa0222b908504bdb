package cezve.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.module.Module;
import cezve.model.testing.RandomModules;
import cezve.model.testing.SharedFiles;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mutated modules. The only outcomes are a module, all of whose bodies can be decoded, or a
 * MalformedException with an offset; in little time, and without allocating much more than the
 * input is long.
 *
 * <p>{@code mvn test -Djqwik.tries.default=100000} tries harder.
 */
class FuzzTest {
  /** The smallest definitions are a few bytes long and become a few objects. */
  private static final int ALLOCATION_PER_BYTE = 64;

  private static final int ALLOCATION_IN_ANY_CASE = 10_000;
  private static final Duration TIME_IN_ANY_CASE = Duration.ofSeconds(2);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  record Change(Mutation mutation, int where, int what) {
    byte[] apply(byte[] bytes) {
      return bytes.length == 0 ? bytes : mutation.apply(bytes, where, what);
    }
  }

  @Provide
  Arbitrary<Change> changes() {
    return Combinators.combine(
            Arbitraries.of(Mutation.values()),
            Arbitraries.integers().between(0, Integer.MAX_VALUE),
            Arbitraries.integers().between(0, Integer.MAX_VALUE))
        .as(Change::new);
  }

  /** What became of bytes. */
  private static Optional<Module> decode(byte[] bytes) {
    try {
      Module module = ModuleDecoder.decode(bytes);
      ModuleDecoder.checkBodies(module);
      return Optional.of(module);
    } catch (MalformedException error) {
      Position.Offset position = assertInstanceOf(Position.Offset.class, error.position());
      assertTrue(position.offset() >= 0 && position.offset() <= bytes.length, error::getMessage);
      return Optional.empty();
    }
  }

  private static Optional<Module> decodeWithinBounds(byte[] bytes) {
    long start = System.nanoTime();
    Optional<Module> module = decode(bytes);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(time.compareTo(TIME_IN_ANY_CASE) < 0, () -> time + " for " + bytes.length);
    // The second time, nothing is measured that is allocated once and for all.
    long before = THREADS.getCurrentThreadAllocatedBytes();
    decode(bytes);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    long bound = (long) ALLOCATION_PER_BYTE * bytes.length + ALLOCATION_IN_ANY_CASE;
    assertTrue(allocated <= bound, () -> allocated + " bytes for " + bytes.length);
    return module;
  }

  private static void check(byte[] original, List<Change> changes) {
    byte[] bytes = original;
    for (Change change : changes) {
      bytes = change.apply(bytes);
    }
    decodeWithinBounds(bytes)
        .ifPresent(module -> {
          module.names().contents();
          assertEquals(module, ModuleDecoder.decode(ModuleEncoder.encode(module)));
        });
  }

  @Property
  void mutatedModules(
      @ForAll long seed, @ForAll @Size(min = 1, max = 4) List<@From("changes") Change> changes) {
    check(ModuleEncoder.encode(RandomModules.module(new Random(seed))), changes);
  }

  @Property(tries = 200)
  void mutatedProgram(@ForAll @Size(min = 1, max = 4) List<@From("changes") Change> changes)
      throws IOException {
    check(Files.readAllBytes(SharedFiles.path("programs/wasm/cat.wasm")), changes);
  }

  @Property
  void anyBytesBehindTheHeader(@ForAll @Size(max = 200) byte[] bytes) {
    byte[] module = Hex.bytes("00 61 73 6d 01 00 00 00" + Hex.of(bytes));
    decodeWithinBounds(module);
  }

  @Property
  void anyBytesAsABody(@ForAll @Size(max = 200) byte[] bytes) {
    decodeWithinBounds(Hex.moduleWithBody(Hex.of(bytes)));
  }

  @Property
  void everyPrefixOfAModule(@ForAll long seed) {
    byte[] bytes = ModuleEncoder.encode(RandomModules.module(new Random(seed)));
    for (int length = 0; length < bytes.length; length += 1 + length / 20) {
      decodeWithinBounds(Arrays.copyOf(bytes, length));
    }
  }

  /** Lengths that the bytes behind them do not bear out, up to as many items as there are bytes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "01 01 4e",
        "01 01 5f",
        "01 01 60",
        "01 01 60 00",
        "01 01 50",
        "02",
        "02 01",
        "02 01 00",
        "03",
        "04",
        "05",
        "0d",
        "06",
        "07",
        "07 01",
        "09",
        "09 01 01 00",
        "09 01 05 70",
        "0a",
        "0a 01",
        "0b",
        "0b 01 01",
        "00"
      })
  void lengthsThatAreNotBorneOut(String start) {
    for (int length : new int[] {0, 10, 1_000, 1_000_000}) {
      for (long claim : new long[] {0xFFFF_FFFFL, 0x7FFF_FFFFL, 10_000_000, length + 4, length}) {
        ByteWriter out = new ByteWriter();
        out.u32((int) claim);
        String contents = start.substring(2) + Hex.of(out.toArray()) + "80".repeat(length);
        decodeWithinBounds(Hex.module(start.substring(0, 2) + Hex.sized(contents)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0e", "1c", "1f 40", "00 01"})
  void lengthsInBodiesThatAreNotBorneOut(String start) {
    for (int length : new int[] {0, 10, 1_000, 1_000_000}) {
      for (long claim : new long[] {0xFFFF_FFFFL, 0x7FFF_FFFFL, length + 4, length}) {
        ByteWriter out = new ByteWriter();
        out.u32((int) claim);
        decodeWithinBounds(Hex.moduleWithBody(start + Hex.of(out.toArray()) + "80".repeat(length)));
      }
    }
  }
}
