package cezve.compiler;

import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.StoreOp;
import cezve.tree.SlotType;

/** Emits accesses to memories: calls of the small functions in {@code support.Memories}. */
final class MemoryEmitter {
  private MemoryEmitter() {}

  /**
   * With a memory and an address on the stack, or an effective one if it is not near, loads a
   * value.
   */
  static void load(Code code, LoadOp op, MemArg memArg, SlotType address) {
    String result = JvmType.of(op.signature().results().getFirst()).descriptor();
    call(code, Operations.camel(op.name()), memArg, address, "", result);
  }

  /** With a memory, an address and a value on the stack, stores the value. */
  static void store(Code code, StoreOp op, MemArg memArg, SlotType address) {
    String value = JvmType.of(op.signature().params().getLast()).descriptor();
    call(code, Operations.camel(op.name()), memArg, address, value, "V");
  }

  /** Whether the address is an i32, and the offset one that is not negative as an i32. */
  static boolean isNear(MemArg memArg, SlotType address) {
    return address == SlotType.I32 && memArg.offset() >= 0 && memArg.offset() <= Integer.MAX_VALUE;
  }

  private static void call(
      Code code, String name, MemArg memArg, SlotType address, String value, String result) {
    String memory = Names.type(Names.MEMORY);
    if (!isNear(memArg, address)) {
      code.call(Names.MEMORIES, name, "(" + memory + "J" + value + ")" + result);
    } else if (memArg.offset() == 0) {
      code.call(Names.MEMORIES, name, "(" + memory + "I" + value + ")" + result);
    } else {
      code.iconst((int) memArg.offset());
      code.call(Names.MEMORIES, name, "(" + memory + "I" + value + "I)" + result);
    }
  }
}
