package cezve.edge.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  @Test
  void linesAreReadAndWritten() {
    Headers headers = Headers.parse("A: 1\r\nb:2\n\na:  3 \n");

    assertNotNull(headers);
    assertEquals("1, 3", headers.get("a"));
    assertEquals("2", headers.get("B"));
    assertNull(headers.get("c"));
    assertEquals("A: 1\nb: 2\na: 3\n", headers.lines());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no colon", ": no name", "two words: 1", "a: \u0001", "ä: 1"})
  void whatIsNoHeaderIsRefused(String line) {
    assertNull(Headers.parse("a: 1\n" + line));
  }
}
