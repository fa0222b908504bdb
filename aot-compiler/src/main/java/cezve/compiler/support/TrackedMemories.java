package cezve.compiler.support;

import cezve.runtime.MemoryInstance;
import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/**
 * Stores in memory 0 that mark what they have written to, see {@link
 * cezve.runtime.MemoryInstance#marks}. All else is as in {@link Memories}.
 */
public final class TrackedMemories {
  private static final int PAGE = MemoryInstance.MARKED_PAGE_LOG2;

  private TrackedMemories() {}

  /** Marks the page of a number. */
  private static void mark(Context context, int page) {
    context.memories[0].marks()[page] = 1;
  }

  public static void store8(byte @Nullable [] array, Context context, int address, int value) {
    Memories.store8(array, context, address, value);
    mark(context, address >>> PAGE);
  }

  public static void store8(
      byte @Nullable [] array, Context context, int address, int value, int offset) {
    Memories.store8(array, context, address, value, offset);
    mark(context, (address + offset) >>> PAGE);
  }

  public static void store8(
      byte @Nullable [] array, Context context, long address, int value, int offset) {
    Memories.store8(array, context, address, value, offset);
    mark(context, (int) ((address + offset) >>> PAGE));
  }

  public static void store16(byte @Nullable [] array, Context context, int address, int value) {
    Memories.store16(array, context, address, value);
    mark(context, address >>> PAGE);
  }

  public static void store16(
      byte @Nullable [] array, Context context, int address, int value, int offset) {
    Memories.store16(array, context, address, value, offset);
    mark(context, (address + offset) >>> PAGE);
  }

  public static void store16(
      byte @Nullable [] array, Context context, long address, int value, int offset) {
    Memories.store16(array, context, address, value, offset);
    mark(context, (int) ((address + offset) >>> PAGE));
  }

  public static void store32(byte @Nullable [] array, Context context, int address, int value) {
    Memories.store32(array, context, address, value);
    mark(context, address >>> PAGE);
  }

  public static void store32(
      byte @Nullable [] array, Context context, int address, int value, int offset) {
    Memories.store32(array, context, address, value, offset);
    mark(context, (address + offset) >>> PAGE);
  }

  public static void store32(
      byte @Nullable [] array, Context context, long address, int value, int offset) {
    Memories.store32(array, context, address, value, offset);
    mark(context, (int) ((address + offset) >>> PAGE));
  }

  public static void store64(byte @Nullable [] array, Context context, int address, long value) {
    Memories.store64(array, context, address, value);
    mark(context, address >>> PAGE);
  }

  public static void store64(
      byte @Nullable [] array, Context context, int address, long value, int offset) {
    Memories.store64(array, context, address, value, offset);
    mark(context, (address + offset) >>> PAGE);
  }

  public static void store64(
      byte @Nullable [] array, Context context, long address, long value, int offset) {
    Memories.store64(array, context, address, value, offset);
    mark(context, (int) ((address + offset) >>> PAGE));
  }

  public static void store128(
      byte @Nullable [] array, Context context, int address, V128 value, int offset) {
    Memories.store128(array, context, address, value, offset);
    mark(context, (address + offset) >>> PAGE);
  }

  public static void store128(
      byte @Nullable [] array, Context context, long address, V128 value, int offset) {
    Memories.store128(array, context, address, value, offset);
    mark(context, (int) ((address + offset) >>> PAGE));
  }
}
