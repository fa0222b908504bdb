package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Slot;
import cezve.tree.SlotType;
import java.util.List;
import org.objectweb.asm.ClassWriter;

/**
 * Emits how the values of slots are handed from one method to another: in fields of the instance.
 */
final class Handover {
  /** About how many bytes it takes to leave or take a value. */
  static final int BYTES = 9;

  private static final String NUMBER = "number";
  private static final String REFERENCE = "reference";
  private static final String OBJECT = Names.type(Names.OBJECT);

  private final Code code;
  private final Slots slots;

  Handover(Code code, Slots slots) {
    this.code = code;
    this.slots = slots;
  }

  /** Declares the fields. */
  static void declare(ClassWriter instance) {
    for (int i = 0; i < Region.MOST_OUTS; i++) {
      instance.visitField(ACC_PUBLIC, NUMBER + i, "J", null, null).visitEnd();
      instance.visitField(ACC_PUBLIC, REFERENCE + i, OBJECT, null, null).visitEnd();
    }
  }

  /** Leaves the values of slots. */
  void leave(List<Slot> values) {
    for (int i = 0; i < values.size(); i++) {
      Slot slot = values.get(i);
      code.variable(ALOAD, slots.instance());
      slots.get(slot);
      switch (slot.type()) {
        case I32, I64, F32, F64 -> {
          code.toBits(JvmType.of(slot.type()));
          code.putField(Names.INSTANCE, NUMBER + i, "J");
        }
        case V128, REF -> code.putField(Names.INSTANCE, REFERENCE + i, OBJECT);
      }
    }
  }

  /** Takes what was left, so that objects are not kept any longer. */
  void take(List<Slot> values) {
    for (int i = 0; i < values.size(); i++) {
      Slot slot = values.get(i);
      code.variable(ALOAD, slots.instance());
      switch (slot.type()) {
        case I32, I64, F32, F64 -> {
          code.getField(Names.INSTANCE, NUMBER + i, "J");
          code.fromBits(JvmType.of(slot.type()));
          slots.set(slot);
        }
        case V128, REF -> takeReference(slot, REFERENCE + i);
      }
    }
  }

  private void takeReference(Slot slot, String field) {
    code.getField(Names.INSTANCE, field, OBJECT);
    if (slot.type() == SlotType.V128) {
      code.cast(Names.V128);
    }
    slots.set(slot);
    code.variable(ALOAD, slots.instance());
    code.insn(ACONST_NULL);
    code.putField(Names.INSTANCE, field, OBJECT);
  }
}
