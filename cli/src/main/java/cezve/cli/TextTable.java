package cezve.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns. A column without text in any row is left out. */
final class TextTable {
  private static final String GAP = "  ";

  /** A cell that is wider sticks out; its column does not become so wide for all others. */
  private static final int WIDEST_COLUMN = 40;

  /** Code points of a cell that are shown; names and types can have very many. */
  private static final int LONGEST_CELL = 200;

  /** Where the text of a column stands. */
  enum Align {
    LEFT,
    RIGHT
  }

  private record Column(int index, Align align, int width) {}

  private final List<Align> aligns = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a column of text. */
  TextTable left(String title) {
    return column(title, Align.LEFT);
  }

  /** Adds a column of numbers. */
  TextTable right(String title) {
    return column(title, Align.RIGHT);
  }

  private TextTable column(String title, Align align) {
    titles.add(title);
    aligns.add(align);
    return this;
  }

  /** Adds a row with a cell for each column. */
  void row(String... cells) {
    if (cells.length != titles.size()) {
      throw new AssertionError("BUG: " + cells.length + " cells in " + titles.size() + " columns");
    }
    List<String> row = new ArrayList<>(cells.length);
    for (String cell : cells) {
      row.add(shorten(cell));
    }
    rows.add(row);
  }

  /** The table with a line of titles, every line indented and ended. */
  void appendTo(StringBuilder out) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      if (isUsed(i)) {
        columns.add(new Column(i, aligns.get(i), width(i)));
      }
    }
    line(columns, titles, out);
    for (List<String> row : rows) {
      line(columns, row, out);
    }
  }

  private boolean isUsed(int column) {
    for (List<String> row : rows) {
      if (!row.get(column).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private int width(int column) {
    int width = length(titles.get(column));
    for (List<String> row : rows) {
      width = Math.max(width, Math.min(WIDEST_COLUMN, length(row.get(column))));
    }
    return width;
  }

  private static void line(List<Column> columns, List<String> cells, StringBuilder out) {
    for (Column column : columns) {
      String cell = cells.get(column.index());
      String padding = " ".repeat(Math.max(0, column.width() - length(cell)));
      out.append(GAP);
      switch (column.align()) {
        case LEFT -> out.append(cell).append(padding);
        case RIGHT -> out.append(padding).append(cell);
      }
    }
    while (out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    out.append(System.lineSeparator());
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String shorten(String cell) {
    return length(cell) <= LONGEST_CELL
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, LONGEST_CELL)) + "...";
  }
}
