package cezve.validator;

import cezve.model.type.DefType;
import cezve.model.type.HeapType;
import cezve.model.type.RefType;
import cezve.model.type.TypeSpace;
import cezve.model.type.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How messages show types: as the text format writes them, defined types by their index. */
final class TypeText {
  /** The types of a long sequence that are shown. */
  private static final int SHOWN = 16;

  /** The characters of a long definition that are shown. */
  private static final int SHOWN_OF_DEFINITION = 200;

  private final TypeSpace types;

  TypeText(TypeSpace types) {
    this.types = types;
  }

  /** One type; null stands for the bottom type. */
  String of(@Nullable ValType type) {
    if (type == null) {
      return "bot";
    }
    if (type.equals(OperandStack.BOTTOM_REFERENCE)) {
      return "(ref bot)";
    }
    return type instanceof RefType(boolean nullable, HeapType heap) && heap instanceof DefType def
        ? (nullable ? "(ref null " : "(ref ") + index(def) + ")"
        : type.toString();
  }

  /** What a type is defined as; the end of a long definition is cut. */
  static String definition(DefType type) {
    String whole = type.toString();
    return whole.length() <= SHOWN_OF_DEFINITION
        ? whole
        : whole.substring(0, SHOWN_OF_DEFINITION) + "...";
  }

  /** A sequence of types, such as {@code [i32 (ref null 7)]}; the middle of a long one is cut. */
  String of(List<? extends @Nullable ValType> sequence) {
    return sequence("[", sequence);
  }

  /** A sequence that any number of operands of bottom type may precede. */
  String polymorphic(List<? extends @Nullable ValType> sequence) {
    return sequence(sequence.isEmpty() ? "[..." : "[... ", sequence);
  }

  private String sequence(String start, List<? extends @Nullable ValType> sequence) {
    StringBuilder all = new StringBuilder(start);
    int size = sequence.size();
    int cut = size > SHOWN ? size - SHOWN : 0;
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        all.append(' ');
      }
      if (cut > 0 && i == SHOWN / 2) {
        all.append("... ").append(cut).append(" more ... ");
        i += cut;
      }
      all.append(of(sequence.get(i)));
    }
    return all.append(']').toString();
  }

  private String index(DefType type) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i) == type) {
        return Integer.toString(i);
      }
    }
    return type.toString();
  }
}
