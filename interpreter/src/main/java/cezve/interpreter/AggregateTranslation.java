package cezve.interpreter;

import cezve.model.type.DefType;
import cezve.runtime.ArrayInstance;
import cezve.runtime.I31;
import cezve.runtime.StructClass;
import cezve.runtime.StructInstance;
import cezve.tree.Expr;
import cezve.tree.Stmt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the nodes for structures, arrays and scalar references. */
final class AggregateTranslation {
  private final ExprTranslation exprs;

  AggregateTranslation(ExprTranslation exprs) {
    this.exprs = exprs;
  }

  ExprNode node(Expr.Aggregate expr) {
    return switch (expr) {
      case Expr.StructNew(DefType type, var fields) -> structNew(type, fields);
      case Expr.StructNewDefault(DefType type) -> structNew(type, List.of());
      case Expr.ArrayNew(DefType type, Expr init, Expr count) ->
          arrayNew(type, cells(List.of(init)), exprs.i32(count));
      case Expr.ArrayNewDefault(DefType type, Expr count) ->
          arrayNewDefault(type, exprs.i32(count));
      case Expr.ArrayNewFixed(DefType type, var elements) -> arrayNewFixed(type, elements);
      case Expr.ArrayNewData(DefType type, int data, Expr from, Expr count) ->
          arrayNewData(type, data, exprs.i32(from), exprs.i32(count));
      case Expr.ArrayNewElem(DefType type, int elem, Expr from, Expr count) ->
          arrayNewElem(type, elem, exprs.i32(from), exprs.i32(count));
      case Expr.StructGet(DefType _, int field, var access, Expr reference) ->
          StructNodes.get(access, field, exprs.ref(reference));
      case Expr.ArrayGet(var access, Expr reference, Expr index) ->
          ArrayNodes.get(access, exprs.ref(reference), exprs.i32(index));
      case Expr.ArrayLen(Expr reference) -> arrayLen(exprs.ref(reference));
      case Expr.RefI31(Expr value) -> refI31(exprs.i32(value));
      case Expr.I31GetS(Expr reference) -> i31GetS(exprs.ref(reference));
      case Expr.I31GetU(Expr reference) -> i31GetU(exprs.ref(reference));
    };
  }

  StmtNode node(Stmt.Aggregate statement) {
    return switch (statement) {
      case Stmt.StructSet(DefType _, int field, var _, Expr reference, Expr value, int _) ->
          StructNodes.set(field, exprs.ref(reference), exprs.node(value));
      case Stmt.ArraySet(var access, Expr reference, Expr index, Expr value, int _) ->
          ArrayNodes.set(access, exprs.ref(reference), exprs.i32(index), exprs, value);
      case Stmt.ArrayFill fill -> arrayFill(fill);
      case Stmt.ArrayCopy copy -> arrayCopy(copy);
      case Stmt.ArrayInitData init -> arrayInitData(init);
      case Stmt.ArrayInitElem init -> arrayInitElem(init);
    };
  }

  // Allocation

  private RefNode structNew(DefType type, List<Expr> fields) {
    StructClass structClass = StructClass.of(type);
    StructNodes.Init[] inits = new StructNodes.Init[fields.size()];
    for (int i = 0; i < inits.length; i++) {
      inits[i] = StructNodes.init(i, exprs.node(fields.get(i)));
    }
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        StructInstance struct = structClass.newDefault();
        for (StructNodes.Init init : inits) {
          init.init(f, struct);
        }
        return struct;
      }
    };
  }

  /** Values in consecutive cells, as calls have them. */
  private Arguments cells(List<Expr> values) {
    ExprNode[] nodes = new ExprNode[values.size()];
    int[] targets = new int[values.size()];
    int cell = 0;
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = exprs.node(values.get(i));
      targets[i] = cell;
      cell += FrameLayout.cells(values.get(i).type());
    }
    return new Arguments(nodes, targets, cell, false);
  }

  private static RefNode arrayNew(DefType type, Arguments init, I32Operand count) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        long[] numbers = new long[init.cells()];
        @Nullable Object[] references = new @Nullable Object[init.cells()];
        init.pass(f, numbers, references);
        return ArrayInstance.of(type, numbers, references, count.eval(f));
      }
    };
  }

  private static RefNode arrayNewDefault(DefType type, I32Operand count) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        return ArrayInstance.of(type, count.eval(f));
      }
    };
  }

  private RefNode arrayNewFixed(DefType type, List<Expr> elements) {
    Arguments arguments = cells(elements);
    int count = elements.size();
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        long[] numbers = new long[arguments.cells()];
        @Nullable Object[] references = new @Nullable Object[arguments.cells()];
        arguments.pass(f, numbers, references);
        return ArrayInstance.ofElements(type, numbers, references, count);
      }
    };
  }

  private static RefNode arrayNewData(DefType type, int data, I32Operand from, I32Operand count) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        int start = from.eval(f);
        return ArrayInstance.ofData(type, f.instance.data(data), start, count.eval(f));
      }
    };
  }

  private static RefNode arrayNewElem(DefType type, int elem, I32Operand from, I32Operand count) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        int start = from.eval(f);
        return ArrayInstance.ofElem(type, f.instance.elem(elem), start, count.eval(f));
      }
    };
  }

  private static RefNode refI31(I32Operand value) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        return I31.of(value.leaf ? value.get(f) : value.node.eval(f));
      }
    };
  }

  // Reads

  private static I32Node arrayLen(RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return ArrayInstance.of(reference.leaf ? reference.get(f) : reference.node.eval(f))
            .length();
      }
    };
  }

  private static I32Node i31GetS(RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I31.signed(reference.leaf ? reference.get(f) : reference.node.eval(f));
      }
    };
  }

  private static I32Node i31GetU(RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I31.unsigned(reference.leaf ? reference.get(f) : reference.node.eval(f));
      }
    };
  }

  // Writes

  private StmtNode arrayFill(Stmt.ArrayFill fill) {
    RefOperand array = exprs.ref(fill.reference());
    I32Operand index = exprs.i32(fill.index());
    Arguments value = cells(List.of(fill.value()));
    I32Operand count = exprs.i32(fill.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object target = array.eval(f);
        int at = index.eval(f);
        long[] numbers = new long[value.cells()];
        @Nullable Object[] references = new @Nullable Object[value.cells()];
        value.pass(f, numbers, references);
        int length = count.eval(f);
        ArrayInstance.of(target).fill(at, numbers, references, length);
        return NEXT;
      }
    };
  }

  private StmtNode arrayCopy(Stmt.ArrayCopy copy) {
    RefOperand array = exprs.ref(copy.reference());
    I32Operand index = exprs.i32(copy.index());
    RefOperand source = exprs.ref(copy.source());
    I32Operand from = exprs.i32(copy.from());
    I32Operand count = exprs.i32(copy.count());
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object target = array.eval(f);
        int at = index.eval(f);
        Object other = source.eval(f);
        int start = from.eval(f);
        int length = count.eval(f);
        ArrayInstance.of(target).copy(at, ArrayInstance.of(other), start, length);
        return NEXT;
      }
    };
  }

  private StmtNode arrayInitData(Stmt.ArrayInitData init) {
    RefOperand array = exprs.ref(init.reference());
    I32Operand index = exprs.i32(init.index());
    I32Operand from = exprs.i32(init.from());
    I32Operand count = exprs.i32(init.count());
    int data = init.data();
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object target = array.eval(f);
        int at = index.eval(f);
        int start = from.eval(f);
        int length = count.eval(f);
        ArrayInstance.of(target).initData(at, f.instance.data(data), start, length);
        return NEXT;
      }
    };
  }

  private StmtNode arrayInitElem(Stmt.ArrayInitElem init) {
    RefOperand array = exprs.ref(init.reference());
    I32Operand index = exprs.i32(init.index());
    I32Operand from = exprs.i32(init.from());
    I32Operand count = exprs.i32(init.count());
    int elem = init.elem();
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object target = array.eval(f);
        int at = index.eval(f);
        int start = from.eval(f);
        int length = count.eval(f);
        ArrayInstance.of(target).initElem(at, f.instance.elem(elem), start, length);
        return NEXT;
      }
    };
  }
}
