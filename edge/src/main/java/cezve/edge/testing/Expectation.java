package cezve.edge.testing;

import cezve.edge.Outcome;
import cezve.edge.document.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a response has to be.
 *
 * @param status null for any
 * @param headers exact values by names; what must not be there is {@link Value.Absent}
 * @param body null for any
 * @param state by functions and keys, what is kept afterwards
 */
record Expectation(
    @Nullable Integer status,
    Outcome outcome,
    Map<String, Value> headers,
    @Nullable Body body,
    Map<String, Map<String, Value>> state) {

  /** Any answer. */
  static final Expectation ANSWER =
      new Expectation(null, Outcome.ANSWERED, Map.of(), null, Map.of());

  /** What something has to be. */
  sealed interface Value {
    /** Not there. */
    record Absent() implements Value {}

    /** Exactly this. */
    record Exact(Content content) implements Value {}
  }

  /** What a body has to be. */
  sealed interface Body {
    /** Exactly this. */
    record Exact(Content content) implements Body {}

    /** It has this text in it. */
    record Contains(String text) implements Body {}

    /** The same JSON, however it is written. */
    record Json(Node value) implements Body {}
  }
}
