package cezve.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How several bytes of an array are accessed at once. */
final class ByteViews {
  static final VarHandle I16 = view(short[].class);
  static final VarHandle I32 = view(int[].class);
  static final VarHandle I64 = view(long[].class);

  private ByteViews() {}

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN)
        .withInvokeExactBehavior();
  }
}
