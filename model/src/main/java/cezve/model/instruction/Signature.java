package cezve.model.instruction;

import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fixed part of an instruction's type. A row of the opcode table writes it as in {@code "at i32
 * ->"}, where {@code at} is the address type of the memory or table that the instruction names.
 */
public final class Signature {
  private static final Map<String, Signature> INTERNED = new HashMap<>();

  private final String text;
  private final List<ValType> params32;
  private final List<ValType> params64;
  private final List<ValType> results32;
  private final List<ValType> results64;

  private Signature(String text) {
    int arrow = text.indexOf("->");
    String from = text.substring(0, arrow);
    String to = text.substring(arrow + 2);
    this.text = text;
    this.params32 = parse(from, AddrType.I32);
    this.params64 = parse(from, AddrType.I64);
    this.results32 = parse(to, AddrType.I32);
    this.results64 = parse(to, AddrType.I64);
  }

  /** The signature that a table row writes. */
  static Signature of(String text) {
    synchronized (INTERNED) {
      Signature known = INTERNED.get(text);
      if (known == null) {
        known = new Signature(text);
        INTERNED.put(text, known);
      }
      return known;
    }
  }

  /** The parameters, for fixed types or with addresses of the given type. */
  public List<ValType> params(AddrType address) {
    return address == AddrType.I32 ? params32 : params64;
  }

  /** The parameters of an instruction without addresses. */
  public List<ValType> params() {
    return params32;
  }

  /** The results, for fixed types or with addresses of the given type. */
  public List<ValType> results(AddrType address) {
    return address == AddrType.I32 ? results32 : results64;
  }

  /** The results of an instruction without addresses. */
  public List<ValType> results() {
    return results32;
  }

  @Override
  public String toString() {
    return text;
  }

  private static List<ValType> parse(String text, AddrType address) {
    List<ValType> types = new ArrayList<>(3);
    int end;
    for (int start = 0; start < text.length(); start = end + 1) {
      end = text.indexOf(' ', start);
      if (end < 0) {
        end = text.length();
      }
      if (end > start) {
        types.add(type(text.substring(start, end), address));
      }
    }
    return List.copyOf(types);
  }

  private static ValType type(String word, AddrType address) {
    return switch (word) {
      case "at" -> address.numType();
      case "i32" -> NumType.I32;
      case "i64" -> NumType.I64;
      case "f32" -> NumType.F32;
      case "f64" -> NumType.F64;
      case "v128" -> VecType.V128;
      case "eqref" -> RefType.EQREF;
      case "i31ref" -> RefType.I31REF;
      case "arrayref" -> RefType.ARRAYREF;
      case "exnref" -> RefType.EXNREF;
      case "(i31)" -> RefType.nonNull(AbsHeapType.I31);
      default -> throw new AssertionError("BUG: no type " + word + " in the opcode table");
    };
  }
}
