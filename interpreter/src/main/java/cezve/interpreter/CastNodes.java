package cezve.interpreter;

import cezve.model.type.AbsHeapType;
import cezve.model.type.DefType;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.TypeUse;
import cezve.runtime.References;
import cezve.runtime.StructClass;
import org.jspecify.annotations.Nullable;

/** Nodes that compare references, and test what types they have. */
final class CastNodes {
  private CastNodes() {}

  static I32Node eq(RefOperand left, RefOperand right) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return References.eq(
                left.leaf ? left.get(f) : left.node.eval(f),
                right.leaf ? right.get(f) : right.node.eval(f))
            ? 1
            : 0;
      }
    };
  }

  static I32Node test(RefType type, RefOperand reference) {
    boolean nullable = type.nullable();
    return switch (type.heap()) {
      case DefType def when def.expand() instanceof StructType -> {
        Class<?> javaClass = StructClass.of(def).javaClass();
        yield new I32Node() {
          @Override
          int eval(Frame f) {
            Object value = reference.leaf ? reference.get(f) : reference.node.eval(f);
            return (value == null ? nullable : javaClass.isInstance(value)) ? 1 : 0;
          }
        };
      }
      case DefType def ->
          new I32Node() {
            @Override
            int eval(Frame f) {
              Object value = reference.leaf ? reference.get(f) : reference.node.eval(f);
              return (value == null ? nullable : References.isA(value, def)) ? 1 : 0;
            }
          };
      case AbsHeapType abs ->
          new I32Node() {
            @Override
            int eval(Frame f) {
              Object value = reference.leaf ? reference.get(f) : reference.node.eval(f);
              return (value == null ? nullable : References.isA(value, abs)) ? 1 : 0;
            }
          };
      case TypeUse open -> throw new AssertionError("BUG: open type " + open);
    };
  }

  static RefNode cast(RefType type, RefOperand reference) {
    boolean nullable = type.nullable();
    return switch (type.heap()) {
      case DefType def when def.expand() instanceof StructType -> {
        Class<?> javaClass = StructClass.of(def).javaClass();
        yield new RefNode() {
          @Override
          @Nullable Object eval(Frame f) {
            Object value = reference.leaf ? reference.get(f) : reference.node.eval(f);
            if (value == null ? nullable : javaClass.isInstance(value)) {
              return value;
            }
            throw References.castFailure(value, type);
          }
        };
      }
      case DefType def ->
          new RefNode() {
            @Override
            @Nullable Object eval(Frame f) {
              Object value = reference.leaf ? reference.get(f) : reference.node.eval(f);
              if (value == null ? nullable : References.isA(value, def)) {
                return value;
              }
              throw References.castFailure(value, type);
            }
          };
      case AbsHeapType abs ->
          new RefNode() {
            @Override
            @Nullable Object eval(Frame f) {
              Object value = reference.leaf ? reference.get(f) : reference.node.eval(f);
              if (value == null ? nullable : References.isA(value, abs)) {
                return value;
              }
              throw References.castFailure(value, type);
            }
          };
      case TypeUse open -> throw new AssertionError("BUG: open type " + open);
    };
  }
}
