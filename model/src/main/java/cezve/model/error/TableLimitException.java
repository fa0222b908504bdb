package cezve.model.error;

/** A table is larger than a store allows, or is one too many. */
public final class TableLimitException extends ExhaustionException {

  /**
   * A table that there cannot be.
   *
   * @param details what was asked for, and what the limit is
   */
  public TableLimitException(String details) {
    super(Exhaustion.TABLE_LIMIT, details);
  }
}
