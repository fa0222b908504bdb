package cezve.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "65536, 65536",
    "512B, 512",
    "1KiB, 1024",
    "64MiB, 67108864",
    "1.5GiB, 1610612736",
    "2TiB, 2199023255552",
    "128 MB, 134217728",
    "1KB, 1024",
    "9007199254740993, 9007199254740993",
    "9223372036854775807 B, 9223372036854775807",
  })
  void sizesHaveUnits(String text, long bytes) {
    assertEquals(bytes, Amounts.size(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "KiB", "-1", "1kB", "1.KiB", ".5MiB", "1  KiB", " KiB", "1 ", "0x10", "1e3", "1..2B"
      })
  void otherSizesAreNone(String text) {
    assertNull(Amounts.size(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999", "99999999TiB", "9223372036854775808"})
  void sizesBeyondALongAreNone(String text) {
    assertNull(Amounts.size(text));
  }

  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "5s, PT5S",
    "1.5s, PT1.5S",
    "2m, PT2M",
    "1h, PT1H",
    "10us, PT0.00001S",
    "7 ns, PT0.000000007S",
    "5 s, PT5S"
  })
  void timesHaveUnits(String text, Duration time) {
    assertEquals(time, Amounts.time(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "5  s", "0s", "5min", "1e9h", "99999999999h"})
  void otherTimesAreNone(String text) {
    assertNull(Amounts.time(text));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "12, 12", "9223372036854775807, 9223372036854775807"})
  void countsAreDigits(String text, long count) {
    assertEquals(count, Amounts.count(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1.5", "9223372036854775808", "a"})
  void otherCountsAreNone(String text) {
    assertNull(Amounts.count(text));
  }

  @Property
  void sizesThatAreDescribedCanBeRead(@ForAll @LongRange(min = 0) long any, @ForAll Unit unit) {
    long bytes = any / unit.bytes * unit.bytes;
    assertEquals(bytes, Amounts.size(Amounts.describeSize(bytes)));
  }

  @Property
  void timesThatAreDescribedCanBeRead(@ForAll @LongRange(min = 1) long any, @ForAll Unit unit) {
    Duration time = Duration.ofNanos(Math.max(any / unit.nanos, 1) * unit.nanos);
    assertEquals(time, Amounts.time(Amounts.describeTime(time)));
  }

  enum Unit {
    SMALLEST(1, 1),
    SECOND(1 << 10, 1_000),
    THIRD(1 << 20, 1_000_000),
    FOURTH(1 << 30, 60_000_000_000L),
    LARGEST(1L << 40, 3_600_000_000_000L);

    private final long bytes;
    private final long nanos;

    Unit(long bytes, long nanos) {
      this.bytes = bytes;
      this.nanos = nanos;
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1000, 1000 B", "1536, 1536 B", "134217728, 128 MiB", "2048, 2 KiB"})
  void sizesAreDescribedInTheLargestUnitThatFits(long bytes, String text) {
    assertEquals(text, Amounts.describeSize(bytes));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0 s", "PT5S, 5 s", "PT90S, 90 s", "PT2M, 2 m", "PT0.25S, 250 ms", "PT3H, 3 h"})
  void timesAreDescribedInTheLargestUnitThatFits(Duration time, String text) {
    assertEquals(text, Amounts.describeTime(time));
  }
}
