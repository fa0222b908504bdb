package cezve.model.type;

import java.util.List;

/** A structure type: its fields, in order. */
public record StructType(List<FieldType> fields) implements CompType {
  public StructType {
    fields = List.copyOf(fields);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("(struct");
    for (FieldType field : fields) {
      text.append(" (field ").append(field).append(')');
    }
    return text.append(')').toString();
  }
}
