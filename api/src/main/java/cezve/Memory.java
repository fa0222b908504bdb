package cezve;

import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.runtime.MemoryInstance;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A memory. Numbers in it are little-endian, wherever they start. Addresses count bytes; an i32
 * that is one is unsigned, so {@link Integer#toUnsignedLong} it if the memory may be larger than 2
 * GiB.
 *
 * <p>Every method of this class works on the memory as it is when it is called, however often it
 * has grown. The views that {@link #buffer} and {@link #segment} return do not: once the memory has
 * grown, by code or by the host, what they show may no longer be its bytes.
 *
 * <p>Whatever is not inside of the memory is an {@link IndexOutOfBoundsException}.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/appendix/embedding.html#memories">Embedding:
 *     memories</a>
 */
public final class Memory {
  private final MemoryInstance runtime;

  Memory(MemoryInstance runtime) {
    this.runtime = runtime;
  }

  /**
   * A new memory of zeros with 32-bit addresses and pages of 64 KiB, which is not shared.
   *
   * @param store by whose limits it counts
   * @param min its size, in pages
   * @param max what it may grow to, in pages
   * @throws cezve.model.error.ExhaustionException if there is not that much memory to be had
   */
  public static Memory create(Store store, long min, long max) {
    return create(store, MemType.of(AddrType.I32, Limits.between(min, max)));
  }

  /**
   * A new memory of zeros.
   *
   * @param store by whose limits it counts
   * @throws cezve.model.error.ExhaustionException if there is not that much memory to be had
   */
  public static Memory create(Store store, MemType type) {
    return new Memory(new MemoryInstance(type, store.runtime()));
  }

  /** What this memory is to the parts of Cezve below, for those who use these as well. */
  public MemoryInstance runtime() {
    return runtime;
  }

  /** The type, whose lower limit is the current size. */
  public MemType type() {
    return runtime.type();
  }

  /** The size in bytes. */
  public long size() {
    return runtime.size();
  }

  /** The size in pages. */
  public long pages() {
    return runtime.pages();
  }

  /**
   * Grows the memory by zeros.
   *
   * @param delta how many pages more it is to have
   * @return the size before, in pages, or -1 if the memory cannot grow that much
   */
  public long grow(long delta) {
    return runtime.grow(delta);
  }

  private void require(long address, long count) {
    long size = runtime.size();
    if (count < 0 || count > size || address < 0 || address > size - count) {
      throw new IndexOutOfBoundsException(
          count
              + (count == 1 ? " byte at " : " bytes at ")
              + address
              + " of a memory of "
              + size
              + " bytes");
    }
  }

  /** One byte. */
  public byte getByte(long address) {
    require(address, Byte.BYTES);
    return runtime.load8(address);
  }

  /** Two bytes. */
  public short getShort(long address) {
    require(address, Short.BYTES);
    return runtime.load16(address);
  }

  /** Four bytes. */
  public int getInt(long address) {
    require(address, Integer.BYTES);
    return runtime.load32(address);
  }

  /** Eight bytes. */
  public long getLong(long address) {
    require(address, Long.BYTES);
    return runtime.load64(address);
  }

  /** Four bytes. */
  public float getFloat(long address) {
    return Float.intBitsToFloat(getInt(address));
  }

  /** Eight bytes. */
  public double getDouble(long address) {
    return Double.longBitsToDouble(getLong(address));
  }

  /** Sets one byte. */
  public void putByte(long address, byte value) {
    require(address, Byte.BYTES);
    runtime.store8(address, value);
  }

  /** Sets two bytes. */
  public void putShort(long address, short value) {
    require(address, Short.BYTES);
    runtime.store16(address, value);
  }

  /** Sets four bytes. */
  public void putInt(long address, int value) {
    require(address, Integer.BYTES);
    runtime.store32(address, value);
  }

  /** Sets eight bytes. */
  public void putLong(long address, long value) {
    require(address, Long.BYTES);
    runtime.store64(address, value);
  }

  /** Sets four bytes. */
  public void putFloat(long address, float value) {
    putInt(address, Float.floatToRawIntBits(value));
  }

  /** Sets eight bytes. */
  public void putDouble(long address, double value) {
    putLong(address, Double.doubleToRawLongBits(value));
  }

  /** A copy of {@code count} bytes. */
  public byte[] getBytes(long address, int count) {
    require(address, count);
    byte[] bytes = new byte[count];
    runtime.read(address, bytes, 0, count);
    return bytes;
  }

  /** Copies {@code count} bytes into an array, from the index {@code at} on. */
  public void getBytes(long address, byte[] target, int at, int count) {
    require(address, count);
    runtime.read(address, target, at, count);
  }

  /** Copies all bytes of an array into the memory. */
  public void putBytes(long address, byte[] source) {
    putBytes(address, source, 0, source.length);
  }

  /** Copies {@code count} bytes of an array, from the index {@code at} on, into the memory. */
  public void putBytes(long address, byte[] source, int at, int count) {
    require(address, count);
    runtime.write(address, source, at, count);
  }

  /** Sets {@code count} bytes to the same value. */
  public void fill(long address, byte value, long count) {
    require(address, count);
    runtime.fill(address, value, count);
  }

  /** Copies {@code count} bytes within the memory, as if they were all read first. */
  public void copy(long address, long from, long count) {
    require(from, count);
    require(address, count);
    runtime.copy(address, runtime, from, count);
  }

  /** A text of {@code count} bytes in UTF-8; what is not UTF-8 becomes U+FFFD. */
  public String getString(long address, int count) {
    return new String(getBytes(address, count), StandardCharsets.UTF_8);
  }

  /**
   * A text in UTF-8 that ends before a zero byte, as C has it; what is not UTF-8 becomes U+FFFD.
   *
   * @throws IndexOutOfBoundsException if there is no such byte
   */
  public String getCString(long address) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    long at = address;
    for (byte next = getByte(at); next != 0; next = getByte(at)) {
      text.write(next);
      at++;
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /**
   * Puts a text into the memory, in UTF-8.
   *
   * @return how many bytes these are
   */
  public int putString(long address, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    putBytes(address, bytes);
    return bytes.length;
  }

  /**
   * Puts a text into the memory, in UTF-8, and a zero byte behind it.
   *
   * @return how many bytes these are together
   */
  public int putCString(long address, String text) {
    return putString(address, text + '\0');
  }

  /**
   * A view of {@code count} bytes, little-endian. It is good until the memory grows: from then on
   * it may show what is no longer the memory's.
   */
  public ByteBuffer buffer(long address, int count) {
    require(address, count);
    return runtime.buffer(address, count);
  }

  /**
   * A view of all bytes. It is good until the memory grows: from then on it may show what is no
   * longer the memory's.
   */
  public MemorySegment segment() {
    return runtime.segment();
  }

  /** Whether the other is the same memory. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Memory memory && runtime.equals(memory.runtime);
  }

  @Override
  public int hashCode() {
    return runtime.hashCode();
  }
}
