package cezve.model.type;

/**
 * A reference type.
 *
 * @param nullable whether null is one of its values
 * @param heap what it refers to
 */
public record RefType(boolean nullable, HeapType heap) implements ValType {
  public static final RefType FUNCREF = nullable(AbsHeapType.FUNC);
  public static final RefType EXTERNREF = nullable(AbsHeapType.EXTERN);
  public static final RefType ANYREF = nullable(AbsHeapType.ANY);
  public static final RefType EQREF = nullable(AbsHeapType.EQ);
  public static final RefType I31REF = nullable(AbsHeapType.I31);
  public static final RefType STRUCTREF = nullable(AbsHeapType.STRUCT);
  public static final RefType ARRAYREF = nullable(AbsHeapType.ARRAY);
  public static final RefType EXNREF = nullable(AbsHeapType.EXN);

  /** {@code (ref null heap)}. */
  public static RefType nullable(HeapType heap) {
    return new RefType(true, heap);
  }

  /** {@code (ref heap)}. */
  public static RefType nonNull(HeapType heap) {
    return new RefType(false, heap);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof RefType type && nullable == type.nullable && heap.equals(type.heap));
  }

  @Override
  public int hashCode() {
    return 2 * heap.hashCode() + (nullable ? 1 : 0);
  }

  @Override
  public String toString() {
    if (nullable && heap instanceof AbsHeapType abs) {
      return abs.nullableName();
    }
    return (nullable ? "(ref null " : "(ref ") + heap + ")";
  }
}
