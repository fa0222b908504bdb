package cezve.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {
  private static Position.Text at(int line, int column) {
    return new Position.Text("a.wat", line, column);
  }

  @Test
  void linesEndAtLineFeedsAndCarriageReturnsAndBoth() {
    Source source = Source.of("a.wat", "a\nb\rc\r\nd\n");
    assertEquals(at(1, 1), source.position(0));
    assertEquals(at(1, 2), source.position(1));
    assertEquals(at(2, 1), source.position(2));
    assertEquals(at(3, 1), source.position(4));
    assertEquals(at(3, 3), source.position(6));
    assertEquals(at(4, 1), source.position(7));
    assertEquals(at(5, 1), source.position(9));
  }

  @Test
  void columnsCountCodePoints() {
    Source source = Source.of("a.wat", "é€😀x");
    assertEquals(at(1, 4), source.position(9));
    assertEquals("é€😀x\n   ^", source.excerpt(at(1, 4)));
  }

  @Test
  void anExcerptPointsAtTheColumnWhateverTheTabs() {
    Source source = Source.of("a.wat", "(module\n\t(func\tx))\n");
    assertEquals("\t(func\tx))\n\t     \t^", source.excerpt(at(2, 8)));
    assertEquals("(module\n^", source.excerpt(at(1, 1)));
    assertEquals("\n^", source.excerpt(at(3, 1)));
  }

  @Test
  void anExcerptShowsThePartOfALongLineAroundTheColumn() {
    String line = "x".repeat(1000) + "!" + "y".repeat(1000);
    String excerpt = Source.of("a.wat", line).excerpt(at(1, 1001));
    List<String> lines = excerpt.lines().toList();
    assertEquals("…" + "x".repeat(50) + "!" + "y".repeat(49) + "…", lines.get(0));
    assertEquals(lines.get(0).indexOf('!'), lines.get(1).indexOf('^'));
  }

  @Test
  void anExcerptShowsNoControlCharacters() {
    assertEquals("a\uFFFDb\n  ^", Source.of("a.wat", "a\u001Bb").excerpt(at(1, 3)));
  }

  @Test
  void bytesThatAreNotUtf8AreMalformedAtTheirPlace() {
    for (byte[] bad :
        new byte[][] {
          {(byte) 0x80},
          {(byte) 0xC0, (byte) 0x80},
          {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
          {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          {(byte) 0xE2, (byte) 0x82},
          {(byte) 0xFF}
        }) {
      byte[] text = new byte[4 + bad.length];
      text[0] = ';';
      text[1] = ';';
      text[2] = '\n';
      text[3] = ' ';
      System.arraycopy(bad, 0, text, 4, bad.length);
      var error = assertThrows(MalformedException.class, () -> Source.of("a.wat", text));
      assertEquals("a.wat:2:2: malformed UTF-8 encoding", error.getMessage());
    }
  }

  @Test
  void aSurrogateWithoutItsPairIsMalformed() {
    var error = assertThrows(MalformedException.class, () -> Source.of("a.wat", "ab😀\uD83D"));
    assertEquals(at(1, 4), error.position());
  }
}
