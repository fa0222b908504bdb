package cezve.compiler;

import cezve.tree.Slot;
import org.jspecify.annotations.Nullable;

/** Where a method keeps the slots of its function, and what else it needs at hand. */
interface Slots {
  /** Pushes the value of a slot. */
  void get(Slot slot);

  /** What the method does about fuel. */
  FuelCode fuel();

  /** Pops the value of a slot. */
  void set(Slot slot);

  /** The variable with the instance. */
  int instance();

  /** Pushes the array of memory 0, or null. */
  void memory();

  /** Takes note that memories may have grown. Only the result of a call is on the stack. */
  void reloadMemory();

  /** The types of all variables at labels, for stack map frames. */
  @Nullable Object[] frame();
}
