package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
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
  })
  void sizesHaveUnits(String text, long bytes) {
    assertEquals(bytes, Amounts.size(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "KiB", "-1", "1KB", "1.KiB", ".5MiB", "1 KiB", "0x10", "1e3", "1..2B"})
  void otherSizesAreNone(String text) {
    assertNull(Amounts.size(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999", "99999999TiB"})
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
    "10us, PT0.00001S"
  })
  void timesHaveUnits(String text, Duration time) {
    assertEquals(time, Amounts.time(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "0s", "5min", "1e9h", "99999999999h"})
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
}
