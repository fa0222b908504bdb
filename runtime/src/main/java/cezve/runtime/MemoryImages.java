package cezve.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the memories of instances of a module have in them at first, which all of them share. */
final class MemoryImages {
  private final Map<Integer, byte[]> images = new HashMap<>();

  /**
   * The contents of a memory, without zeros at the end.
   *
   * @param memory its index
   * @param bytes what it has in it
   */
  synchronized byte[] of(int memory, byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    byte[] known = images.get(memory);
    if (known == null || !Arrays.equals(known, 0, known.length, bytes, 0, end)) {
      known = Arrays.copyOf(bytes, end);
      images.put(memory, known);
    }
    return known;
  }
}
