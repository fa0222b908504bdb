package cezve.interpreter;

import cezve.runtime.References;
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

  static I32Node isNull(RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (reference.leaf ? reference.get(f) : reference.node.eval(f)) == null ? 1 : 0;
      }
    };
  }

  static RefNode asNonNull(RefOperand reference) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        return References.nonNull(reference.leaf ? reference.get(f) : reference.node.eval(f));
      }
    };
  }

  static RefNode select(RefOperand a, RefOperand b, I32Operand condition) {
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
