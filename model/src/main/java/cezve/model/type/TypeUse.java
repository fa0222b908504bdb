package cezve.model.type;

/**
 * A use of a defined type: by index into the module's types, by position in the recursive group
 * being defined, or closed.
 */
public sealed interface TypeUse extends HeapType permits TypeUse.Index, TypeUse.Rec, DefType {

  /** A type index of the module at hand. */
  record Index(int index) implements TypeUse {
    @Override
    public String toString() {
      return Integer.toUnsignedString(index);
    }
  }

  /** The {@code index}-th member of the recursive group in which this stands (rolled up). */
  record Rec(int index) implements TypeUse {
    @Override
    public String toString() {
      return "rec." + index;
    }
  }
}
