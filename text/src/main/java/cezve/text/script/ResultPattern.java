package cezve.text.script;

import cezve.model.type.AbsHeapType;
import cezve.model.type.NumType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one result is expected to be. */
public sealed interface ResultPattern {

  /** A number of a type. */
  record Number(NumType type, NumberPattern pattern) implements ResultPattern {}

  /** A vector, lane by lane. */
  record Vector(LaneShape shape, List<NumberPattern> lanes) implements ResultPattern {
    public Vector {
      lanes = List.copyOf(lanes);
    }
  }

  /** {@code (ref.null …)}: null, whatever type the script gives it, or null if it gives none. */
  record Null(@Nullable AbsHeapType type) implements ResultPattern {}

  /** {@code (ref.extern 1)}: an external reference to one of the host's objects. */
  record Extern(int object) implements ResultPattern {}

  /** {@code (ref.host 1)}: an internal reference to one of the host's objects. */
  record Host(int object) implements ResultPattern {}

  /** {@code (ref.func)} and the like: any reference, except null, to something of a kind. */
  record Reference(AbsHeapType kind) implements ResultPattern {}

  /** {@code (either …)}: one of several. */
  record Either(List<ResultPattern> alternatives) implements ResultPattern {
    public Either {
      alternatives = List.copyOf(alternatives);
    }
  }
}
