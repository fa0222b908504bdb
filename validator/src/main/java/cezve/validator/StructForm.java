package cezve.validator;

import cezve.model.type.FieldType;
import cezve.model.type.StructType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * A structure type as the rules need it.
 *
 * @param operands the types of the operands from which a structure is made
 * @param undefaultable the first field without a default value, or -1
 */
record StructForm(List<ValType> operands, int undefaultable) {

  static StructForm of(StructType type) {
    List<ValType> operands = new ArrayList<>(type.fields().size());
    int undefaultable = -1;
    for (FieldType field : type.fields()) {
      ValType operand = field.storage().unpacked();
      if (undefaultable < 0 && !operand.isDefaultable()) {
        undefaultable = operands.size();
      }
      operands.add(operand);
    }
    return new StructForm(List.copyOf(operands), undefaultable);
  }
}
