package cezve.compiler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a function is cut. The earlier attempts give faster code, the later ones smaller methods:
 * what is planned is an estimate, so that a method may come out larger than HotSpot compiles.
 *
 * @param number which attempt it is, from 0
 * @param variables how many slots may be variables of the methods. The fewer there are, the less
 *     code it takes to call a method; the others are cells of arrays.
 * @param percent how large methods are planned, of what they may have
 */
record Attempt(int number, int variables, int percent) {
  private static final List<Attempt> ALL =
      List.of(
          new Attempt(0, 256, 100),
          new Attempt(1, 256, 65),
          new Attempt(2, 64, 100),
          new Attempt(3, 64, 65),
          new Attempt(4, 16, 100),
          new Attempt(5, 16, 65),
          new Attempt(6, 0, 100),
          new Attempt(7, 0, 65),
          new Attempt(8, 0, 40));

  static Attempt first() {
    return ALL.getFirst();
  }

  /** The size for which methods are planned that may have so many bytes. */
  int planned(int bytes) {
    return bytes * percent / 100;
  }

  /** What is tried if some method is too large, or null if nothing is left. */
  @Nullable Attempt next() {
    return number + 1 < ALL.size() ? ALL.get(number + 1) : null;
  }
}
