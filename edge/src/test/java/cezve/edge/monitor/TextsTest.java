package cezve.edge.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void longTextsAreCut() {
    assertEquals("abc", ShortText.of("abc", 3));
    assertEquals("ab… (1 more)", ShortText.of("abc", 2));
    assertEquals("a… (2 more)", ShortText.of("a\ud83d\ude00", 2));
  }

  @Test
  void secretsAreHiddenWholeAndByTheirLines() {
    SecretMask mask =
        SecretMask.NONE.and(List.of("hunter2", "hunter2 and more", "first line\nsecond line\n"));
    assertEquals("a [secret] b [secret]", mask.hide("a hunter2 b hunter2"));
    assertEquals("[secret]", mask.hide("hunter2 and more"));
    assertEquals("[secret]!", mask.hide("second line!"));
    assertEquals("[secret]", mask.hide("first line\nsecond line"));
  }

  @Test
  void secretsThatAreWordsAreNotHidden() {
    assertEquals("a cat", SecretMask.NONE.and(List.of("cat", "")).hide("a cat"));
  }

  @Test
  void earlierSecretsStayHidden() {
    SecretMask mask = SecretMask.NONE.and(List.of("first one")).and(List.of("second one"));
    assertEquals("[secret] [secret]", mask.hide("first one second one"));
  }

  @Property
  void jsonIsWhatWasWritten(@ForAll String text) throws IOException {
    String json = json(text);
    assertEquals(json(text), json);
    assertFalse(json.contains("\n"));
    // What is no text, half of a surrogate pair, becomes a question mark.
    byte[] possible = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(new String(possible, StandardCharsets.UTF_8), JsonTree.object(json).get("text"));
  }

  @Test
  void whatCannotBeSeenIsEscaped() throws IOException {
    String text = "\u0000\u001b[31m\u007f\u0085\u009b\u2028\u202e\u200b\ufeffgrüezi 字";
    String json = json(text);
    assertTrue(
        json.contains(
            "\\u0000\\u001B[31m\\u007F\\u0085\\u009b\\u2028\\u202e\\u200b\\ufeffgrüezi 字"),
        json);
    assertEquals(text, JsonTree.object(json).get("text"));
  }

  private static String json(String text) {
    byte[] bytes = new JsonText().object(generator -> generator.writeStringField("text", text));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
