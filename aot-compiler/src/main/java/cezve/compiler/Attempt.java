package cezve.compiler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a function is cut. The earlier attempts give faster code, the later ones smaller methods:
 * what is planned is an estimate, so that a method may come out larger than HotSpot compiles.
 *
 * @param variables how many slots may be variables of the methods. The fewer there are, the less
 *     code it takes to call a method; the others are cells of arrays.
 * @param percent how large methods are planned, of what they may have
 */
record Attempt(int variables, int percent) {
  private static final List<Attempt> ALL =
      List.of(
          new Attempt(256, 100),
          new Attempt(256, 65),
          new Attempt(64, 100),
          new Attempt(64, 65),
          new Attempt(16, 100),
          new Attempt(16, 65),
          new Attempt(0, 100),
          new Attempt(0, 65),
          new Attempt(0, 40));

  static Attempt first() {
    return ALL.getFirst();
  }

  /** The size for which methods are planned that may have so many bytes. */
  int planned(int bytes) {
    return bytes * percent / 100;
  }

  /** What is tried if some method is too large, or null if nothing is left. */
  @Nullable Attempt next() {
    int next = ALL.indexOf(this) + 1;
    return next < ALL.size() ? ALL.get(next) : null;
  }
}
