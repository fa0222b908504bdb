package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void textWithoutSurprisesStaysAsItIs() {
    assertEquals("größe 𝔀asm 日本 \"x\"", Printable.text("größe 𝔀asm 日本 \"x\""));
  }

  @Test
  void whatCannotBeSeenIsWrittenAsItsNumber() {
    assertEquals("\\u{1b}[31m", Printable.text("\u001b[31m"));
    assertEquals("a\\u{a}b\\u{7f}", Printable.text("a\nb\u007f"));
    assertEquals("\\u{202e}gnp", Printable.text("\u202egnp"));
    assertEquals("\\u{2028}\\u{e0041}", Printable.text("\u2028\udb40\udc41"));
    assertEquals("\\u{d800}", Printable.text("\ud800"));
  }

  @Test
  void namesAreQuotedWhereTheirEndsWouldNotShow() {
    assertEquals("memory", Printable.name("memory"));
    assertEquals("\"\"", Printable.name(""));
    assertEquals("\"two words\"", Printable.name("two words"));
    assertEquals("\"a\u00a0b\"", Printable.name("a\u00a0b"));
    assertEquals("\"say \\\"x\\\"\"", Printable.name("say \"x\""));
  }
}
