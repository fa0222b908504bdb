package cezve.interpreter;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import org.jspecify.annotations.Nullable;

/** Nodes for references. */
final class ReferenceNodes {
  static final RefNode NULL =
      new RefNode() {
        @Override
        @Nullable Object eval(Frame f) {
          return null;
        }
      };

  private ReferenceNodes() {}

  static RefNode function(int function) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        return f.instance.function(function);
      }
    };
  }

  static RefNode tableGet(int table, AddressOperand index) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        return f.instance.table(table).get(index.eval(f));
      }
    };
  }

  static I32Node isNull(RefNode reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return reference.eval(f) == null ? 1 : 0;
      }
    };
  }

  static RefNode asNonNull(RefNode reference) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        Object value = reference.eval(f);
        if (value == null) {
          throw new TrapException(Trap.NULL_REFERENCE);
        }
        return value;
      }
    };
  }

  static RefNode select(RefNode a, RefNode b, I32Operand condition) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        Object ifTrue = a.eval(f);
        Object ifFalse = b.eval(f);
        return condition.eval(f) != 0 ? ifTrue : ifFalse;
      }
    };
  }
}
