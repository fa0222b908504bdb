package cezve.compiler;

import org.jspecify.annotations.Nullable;

/**
 * How a function is cut. The earlier ones give faster code, the later ones smaller methods: what is
 * planned is an estimate, so that a method may come out larger than HotSpot compiles.
 */
enum Attempt {
  MANY_VARIABLES(256, 100),
  MANY_VARIABLES_AND_ROOM(256, 65),
  SOME_VARIABLES(64, 100),
  SOME_VARIABLES_AND_ROOM(64, 65),
  FEW_VARIABLES(16, 100),
  FEW_VARIABLES_AND_ROOM(16, 65),
  CELLS(0, 100),
  CELLS_AND_ROOM(0, 65),
  CELLS_AND_MORE_ROOM(0, 40);

  private static final Attempt[] ALL = values();

  private final int variables;
  private final int percent;

  Attempt(int variables, int percent) {
    this.variables = variables;
    this.percent = percent;
  }

  /**
   * How many slots may be variables of the methods. The fewer there are, the less code it takes to
   * call a method; the others are cells of arrays.
   */
  int variables() {
    return variables;
  }

  /** The size for which methods are planned that may have so many bytes. */
  int planned(int bytes) {
    return bytes * percent / 100;
  }

  /** What is tried if some method is too large, or null if nothing is left. */
  @Nullable Attempt next() {
    return ordinal() + 1 < ALL.length ? ALL[ordinal() + 1] : null;
  }
}
