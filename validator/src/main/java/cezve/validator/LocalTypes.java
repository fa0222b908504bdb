package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.Locals;
import cezve.model.type.ValType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function's locals, and which of them have a value by now: those without a default value must be
 * set before they are read, in the same block or an enclosing one.
 */
final class LocalTypes {
  private @Nullable ValType[] types = new @Nullable ValType[0];
  private boolean[] unset = new boolean[0];
  private int count;
  private int params;

  /** The locals set so far that had no value, in order. */
  private int[] initialized = new int[0];

  private int initializedCount;

  /** Forgets all locals. */
  void clear() {
    count = 0;
    params = 0;
    initializedCount = 0;
  }

  /** Starts a function: its parameters, which have a value. */
  void enter(List<ValType> given) {
    clear();
    params = given.size();
    reserve(params);
    for (int i = 0; i < params; i++) {
      unset[count] = false;
      types[count++] = given.get(i);
    }
  }

  /** Adds locals of one closed type. */
  void add(Locals run, ValType type) {
    int room = ImplementationLimits.LOCALS - (count - params);
    if (Integer.compareUnsigned(run.count(), room) > 0) {
      throw new InvalidException(
          "implementation limit: more than " + ImplementationLimits.LOCALS + " locals");
    }
    int end = count + run.count();
    reserve(end);
    Arrays.fill(types, count, end, type);
    Arrays.fill(unset, count, end, !type.isDefaultable());
    count = end;
  }

  /** The type of a local that is read. */
  ValType get(int local) {
    ValType type = type(local);
    if (unset[local]) {
      throw new InvalidException("uninitialized local " + local);
    }
    return type;
  }

  /** The type of a local. */
  ValType type(int local) {
    if (Integer.compareUnsigned(local, count) >= 0) {
      throw Context.unknown("local", local);
    }
    ValType type = types[local];
    if (type == null) {
      throw new AssertionError("BUG: no type for local " + local);
    }
    return type;
  }

  /** Notes that a local has a value from here to the end of the block. */
  void set(int local) {
    if (unset[local]) {
      unset[local] = false;
      if (initializedCount == initialized.length) {
        initialized = Arrays.copyOf(initialized, Math.max(16, 2 * initializedCount));
      }
      initialized[initializedCount++] = local;
    }
  }

  /** The number of locals that have got a value, for {@link #reset}. */
  int initialized() {
    return initializedCount;
  }

  /** Takes back what was noted since {@link #initialized} was the given number. */
  void reset(int to) {
    while (initializedCount > to) {
      unset[initialized[--initializedCount]] = true;
    }
  }

  private void reserve(int capacity) {
    if (capacity > types.length) {
      int enough = Math.max(capacity, Math.max(16, 2 * types.length));
      types = Arrays.copyOf(types, enough);
      unset = Arrays.copyOf(unset, enough);
    }
  }
}
