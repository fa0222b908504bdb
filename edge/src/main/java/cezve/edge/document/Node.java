package cezve.edge.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.SequencedMap;

/** A value in a file. */
public sealed interface Node {

  /** Where it begins, or its key if it has one. */
  Place place();

  /** Values by their keys, in the order of the file. */
  record Table(Place place, SequencedMap<String, Node> values) implements Node {}

  /** Values in a row. */
  record Row(Place place, List<Node> values) implements Node {}

  /** A text. */
  record Text(Place place, String value) implements Node {}

  /** A whole number. */
  record Whole(Place place, long value) implements Node {}

  /** Any other number. */
  record Decimal(Place place, BigDecimal value) implements Node {}

  /** True or false. */
  record Truth(Place place, boolean value) implements Node {}

  /**
   * Something else.
   *
   * @param text as messages show it
   */
  record Other(Place place, String text) implements Node {}

  /** What messages call it. */
  default String describe() {
    return switch (this) {
      case Table _ -> "a table";
      case Row _ -> "a list";
      case Text text -> Words.quote(text.value());
      case Whole whole -> Long.toString(whole.value());
      case Decimal decimal -> decimal.value().toString();
      case Truth truth -> Boolean.toString(truth.value());
      case Other other -> other.text();
    };
  }
}
