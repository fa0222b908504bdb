package cezve.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How several bytes of an array are accessed at once: little-endian, wherever they are. */
public final class ByteViews {
  /** Two bytes, as a short. */
  public static final VarHandle I16 = view(short[].class);

  /** Four bytes, as an int. */
  public static final VarHandle I32 = view(int[].class);

  /** Eight bytes, as a long. */
  public static final VarHandle I64 = view(long[].class);

  private ByteViews() {}

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN)
        .withInvokeExactBehavior();
  }
}
