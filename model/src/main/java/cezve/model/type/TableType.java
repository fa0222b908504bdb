package cezve.model.type;

/** A table type: references of one type, addressed by i32 or i64. */
public record TableType(AddrType address, Limits limits, RefType element) implements ExternType {
  @Override
  public ExternKind kind() {
    return ExternKind.TABLE;
  }

  @Override
  public String toString() {
    String prefix = address == AddrType.I64 ? "(table i64 " : "(table ";
    return prefix + limits + " " + element + ")";
  }
}
