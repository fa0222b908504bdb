package cezve.compiler.support;

import cezve.runtime.ByteViews;
import cezve.runtime.MemoryBytes;
import cezve.runtime.MemoryInstance;
import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/**
 * Accesses to memory 0, if it is not shared. Generated code keeps at hand the array that is just
 * the memory's bytes, see {@link MemoryInstance#array}: then the bounds that the JVM checks are the
 * memory's, and HotSpot compiles loops as it does those over Java's arrays. What the array does not
 * serve, because there is none or because it traps, goes the long way.
 *
 * <p>Addresses are unsigned, offsets are not negative as signed numbers.
 *
 * <p>Each of these has more than the 35 bytes of bytecode up to which C1 inlines a function, thanks
 * to its assertion. C2 inlines them where it matters; in C1 they would drown a large module.
 */
public final class Memories {
  private Memories() {}

  @SuppressWarnings("ReferenceEquality")
  private static boolean isCurrent(byte[] array, Context context) {
    return array == context.memories[0].array();
  }

  /** The bytes, and where there is no array, the decision to have one. */
  private static MemoryBytes elsewhere(Context context) {
    return context.memories[0].elsewhere();
  }

  public static byte load8(byte @Nullable [] array, Context context, int address) {
    assert array == null || isCurrent(array, context);
    if (array != null) {
      try {
        return array[address];
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load8(Integer.toUnsignedLong(address));
  }

  public static byte load8(byte @Nullable [] array, Context context, int address, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >= 0) {
      try {
        return array[address + offset];
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load8(Integer.toUnsignedLong(address) + offset);
  }

  public static byte load8(byte @Nullable [] array, Context context, long address, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >>> 31 == 0) {
      try {
        return array[(int) address + offset];
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load8(MemoryInstance.effectiveAddress(address, offset));
  }

  public static void store8(byte @Nullable [] array, Context context, int address, int value) {
    assert array == null || isCurrent(array, context);
    if (array != null) {
      try {
        array[address] = (byte) value;
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store8(Integer.toUnsignedLong(address), (byte) value);
  }

  public static void store8(
      byte @Nullable [] array, Context context, int address, int value, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >= 0) {
      try {
        array[address + offset] = (byte) value;
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store8(Integer.toUnsignedLong(address) + offset, (byte) value);
  }

  public static void store8(
      byte @Nullable [] array, Context context, long address, int value, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >>> 31 == 0) {
      try {
        array[(int) address + offset] = (byte) value;
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store8(MemoryInstance.effectiveAddress(address, offset), (byte) value);
  }

  public static short load16(byte @Nullable [] array, Context context, int address) {
    assert array == null || isCurrent(array, context);
    if (array != null) {
      try {
        return (short) ByteViews.I16.get(array, address);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load16(Integer.toUnsignedLong(address));
  }

  public static short load16(byte @Nullable [] array, Context context, int address, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >= 0) {
      try {
        return (short) ByteViews.I16.get(array, address + offset);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load16(Integer.toUnsignedLong(address) + offset);
  }

  public static short load16(byte @Nullable [] array, Context context, long address, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >>> 31 == 0) {
      try {
        return (short) ByteViews.I16.get(array, (int) address + offset);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load16(MemoryInstance.effectiveAddress(address, offset));
  }

  public static void store16(byte @Nullable [] array, Context context, int address, int value) {
    assert array == null || isCurrent(array, context);
    if (array != null) {
      try {
        ByteViews.I16.set(array, address, (short) value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store16(Integer.toUnsignedLong(address), (short) value);
  }

  public static void store16(
      byte @Nullable [] array, Context context, int address, int value, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >= 0) {
      try {
        ByteViews.I16.set(array, address + offset, (short) value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store16(Integer.toUnsignedLong(address) + offset, (short) value);
  }

  public static void store16(
      byte @Nullable [] array, Context context, long address, int value, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >>> 31 == 0) {
      try {
        ByteViews.I16.set(array, (int) address + offset, (short) value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store16(MemoryInstance.effectiveAddress(address, offset), (short) value);
  }

  public static int load32(byte @Nullable [] array, Context context, int address) {
    assert array == null || isCurrent(array, context);
    if (array != null) {
      try {
        return (int) ByteViews.I32.get(array, address);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load32(Integer.toUnsignedLong(address));
  }

  public static int load32(byte @Nullable [] array, Context context, int address, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >= 0) {
      try {
        return (int) ByteViews.I32.get(array, address + offset);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load32(Integer.toUnsignedLong(address) + offset);
  }

  public static int load32(byte @Nullable [] array, Context context, long address, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >>> 31 == 0) {
      try {
        return (int) ByteViews.I32.get(array, (int) address + offset);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load32(MemoryInstance.effectiveAddress(address, offset));
  }

  public static void store32(byte @Nullable [] array, Context context, int address, int value) {
    assert array == null || isCurrent(array, context);
    if (array != null) {
      try {
        ByteViews.I32.set(array, address, value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store32(Integer.toUnsignedLong(address), value);
  }

  public static void store32(
      byte @Nullable [] array, Context context, int address, int value, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >= 0) {
      try {
        ByteViews.I32.set(array, address + offset, value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store32(Integer.toUnsignedLong(address) + offset, value);
  }

  public static void store32(
      byte @Nullable [] array, Context context, long address, int value, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >>> 31 == 0) {
      try {
        ByteViews.I32.set(array, (int) address + offset, value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store32(MemoryInstance.effectiveAddress(address, offset), value);
  }

  public static long load64(byte @Nullable [] array, Context context, int address) {
    assert array == null || isCurrent(array, context);
    if (array != null) {
      try {
        return (long) ByteViews.I64.get(array, address);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load64(Integer.toUnsignedLong(address));
  }

  public static long load64(byte @Nullable [] array, Context context, int address, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >= 0) {
      try {
        return (long) ByteViews.I64.get(array, address + offset);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load64(Integer.toUnsignedLong(address) + offset);
  }

  public static long load64(byte @Nullable [] array, Context context, long address, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >>> 31 == 0) {
      try {
        return (long) ByteViews.I64.get(array, (int) address + offset);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    return elsewhere(context).load64(MemoryInstance.effectiveAddress(address, offset));
  }

  public static void store64(byte @Nullable [] array, Context context, int address, long value) {
    assert array == null || isCurrent(array, context);
    if (array != null) {
      try {
        ByteViews.I64.set(array, address, value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store64(Integer.toUnsignedLong(address), value);
  }

  public static void store64(
      byte @Nullable [] array, Context context, int address, long value, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >= 0) {
      try {
        ByteViews.I64.set(array, address + offset, value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store64(Integer.toUnsignedLong(address) + offset, value);
  }

  public static void store64(
      byte @Nullable [] array, Context context, long address, long value, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >>> 31 == 0) {
      try {
        ByteViews.I64.set(array, (int) address + offset, value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    elsewhere(context).store64(MemoryInstance.effectiveAddress(address, offset), value);
  }

  public static V128 load128(byte @Nullable [] array, Context context, int address, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >= 0) {
      try {
        int at = address + offset;
        long high = (long) ByteViews.I64.get(array, at + Long.BYTES);
        return new V128((long) ByteViews.I64.get(array, at), high);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    context.memories[0].elsewhere();
    return context.memories[0].load128(Integer.toUnsignedLong(address) + offset);
  }

  public static void store128(
      byte @Nullable [] array, Context context, int address, V128 value, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >= 0) {
      try {
        int at = address + offset;
        // The upper half first: if it is inside, so is the lower.
        ByteViews.I64.set(array, at + Long.BYTES, value.high());
        ByteViews.I64.set(array, at, value.low());
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    context.memories[0].elsewhere();
    context.memories[0].store128(Integer.toUnsignedLong(address) + offset, value);
  }

  public static V128 load128(byte @Nullable [] array, Context context, long address, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >>> 31 == 0) {
      try {
        int at = (int) address + offset;
        long high = (long) ByteViews.I64.get(array, at + Long.BYTES);
        return new V128((long) ByteViews.I64.get(array, at), high);
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    context.memories[0].elsewhere();
    return context.memories[0].load128(MemoryInstance.effectiveAddress(address, offset));
  }

  public static void store128(
      byte @Nullable [] array, Context context, long address, V128 value, int offset) {
    assert array == null || isCurrent(array, context);
    if (array != null && address >>> 31 == 0) {
      try {
        int at = (int) address + offset;
        // The upper half first: if it is inside, so is the lower.
        ByteViews.I64.set(array, at + Long.BYTES, value.high());
        ByteViews.I64.set(array, at, value.low());
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    context.memories[0].elsewhere();
    context.memories[0].store128(MemoryInstance.effectiveAddress(address, offset), value);
  }
}
