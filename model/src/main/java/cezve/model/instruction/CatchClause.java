package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/**
 * A clause of {@code try_table}.
 *
 * @param kind what it catches and passes on
 * @param tag the tag's index, null for the kinds that catch all
 * @param label where it branches to
 */
public record CatchClause(Kind kind, @Nullable Integer tag, int label) {

  /** The kinds of clauses, in the order of their binary codes. */
  public enum Kind {
    CATCH(0x00, "catch"),
    CATCH_REF(0x01, "catch_ref"),
    CATCH_ALL(0x02, "catch_all"),
    CATCH_ALL_REF(0x03, "catch_all_ref");

    private final int code;
    private final String text;

    Kind(int code, String text) {
      this.code = code;
      this.text = text;
    }

    /** The byte of the binary format. */
    public int code() {
      return code;
    }

    /** Whether the clause is for the exceptions of one tag. */
    public boolean hasTag() {
      return this == CATCH || this == CATCH_REF;
    }

    /** Whether the clause passes on the reference to the exception. */
    public boolean hasReference() {
      return this == CATCH_REF || this == CATCH_ALL_REF;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
