package cezve.compiler;

import cezve.tree.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * Some segments of a large switch that become one method, which is told which of them to execute:
 * where the switch is, each takes only what it needs to say that.
 */
final class SwitchGroup {
  // HotSpot takes disproportionately long for larger methods.
  private static final int MOST_BYTES = 2_500;

  /** About how many bytes each segment takes where the switch is. */
  static final int BYTES_PER_SEGMENT = 8;

  private final Label call;
  private final int most;
  private final List<List<Stmt>> segments = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private int size;

  /** A group without segments yet, which is called at a label. */
  SwitchGroup(Label call, CompilerOptions options) {
    this.call = call;
    this.most = most(options);
  }

  /** A segment of more bytes becomes a method of its own. */
  static int most(CompilerOptions options) {
    return Math.min(MOST_BYTES, options.partBytes());
  }

  boolean hasRoomFor(int bytes) {
    return size + bytes <= most;
  }

  /** Adds a segment and says which it is. */
  int add(List<Stmt> statements, int end, int bytes) {
    segments.add(statements);
    ends.add(end);
    size += bytes;
    return segments.size() - 1;
  }

  Label call() {
    return call;
  }

  List<List<Stmt>> segments() {
    return segments;
  }

  /** The label after each segment. */
  List<Integer> ends() {
    return ends;
  }
}
