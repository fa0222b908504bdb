package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private static List<String> lines(TextTable table) {
    StringBuilder out = new StringBuilder();
    table.appendTo(out);
    return out.toString().lines().toList();
  }

  @Test
  void textStandsLeftAndNumbersRight() {
    TextTable table = new TextTable().left("name").right("size").left("type");
    table.row("a", "1", "x");
    table.row("memory", "1,000,000", "");
    assertEquals(
        List.of("  name         size  type", "  a               1  x", "  memory  1,000,000"),
        lines(table));
  }

  @Test
  void charactersOutsideTheBasicPlaneCountOnce() {
    TextTable table = new TextTable().left("n").right("i");
    table.row("𝔀𝔀", "1");
    assertEquals(List.of("  n   i", "  𝔀𝔀  1"), lines(table));
  }

  @Test
  void aColumnWithoutTextIsLeftOut() {
    TextTable table = new TextTable().left("a").left("b").left("c");
    table.row("1", "", "3");
    assertEquals(List.of("  a  c", "  1  3"), lines(table));
  }

  @Test
  void aLongCellDoesNotWidenTheOthers() {
    TextTable table = new TextTable().left("name").right("size");
    table.row("x".repeat(300), "1");
    table.row("y", "2");
    assertEquals("  " + "x".repeat(200) + "...  " + "   1", lines(table).get(1));
    assertEquals("  y" + " ".repeat(39) + "     2", lines(table).get(2));
  }
}
