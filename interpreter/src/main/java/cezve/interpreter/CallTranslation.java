package cezve.interpreter;

import cezve.model.type.DefType;
import cezve.model.type.FuncType;
import cezve.runtime.CallLayout;
import cezve.runtime.FuncInstance;
import cezve.tree.Expr;
import cezve.tree.Stmt;
import cezve.validator.ValidModule;
import java.util.List;

/** Makes the nodes of calls and returns. */
final class CallTranslation {
  private final InterpretedModule module;
  private final ValidModule valid;
  private final FrameLayout layout;
  private final ExprTranslation exprs;

  CallTranslation(
      InterpretedModule module, ValidModule valid, FrameLayout layout, ExprTranslation exprs) {
    this.module = module;
    this.valid = valid;
    this.layout = layout;
    this.exprs = exprs;
  }

  StmtNode call(Stmt.Call call) {
    Arguments arguments = arguments(call.arguments());
    Results results = Results.of(call.results(), layout);
    return switch (call.callee()) {
      case Stmt.Direct(int function) when function >= module.imported() ->
          new CallNodes.Local(module, function, arguments, results);
      case Stmt.Direct(int function) ->
          new CallNodes.Other(
              f -> f.instance.function(function), layoutOf(function), arguments, results);
      case Stmt.Indirect indirect ->
          new CallNodes.Other(indirect(indirect), layoutOf(indirect.type()), arguments, results);
      case Stmt.Reference reference ->
          new CallNodes.Other(reference(reference), layoutOf(reference.type()), arguments, results);
    };
  }

  StmtNode tailCall(Stmt.TailCall call) {
    Arguments arguments = arguments(call.arguments());
    return switch (call.callee()) {
      case Stmt.Direct(int function) when function >= module.imported() ->
          new CallNodes.LocalTail(module, function, arguments);
      case Stmt.Direct(int function) ->
          new CallNodes.OtherTail(
              f -> f.instance.function(function), layoutOf(function), arguments);
      case Stmt.Indirect indirect ->
          new CallNodes.OtherTail(indirect(indirect), layoutOf(indirect.type()), arguments);
      case Stmt.Reference reference ->
          new CallNodes.OtherTail(reference(reference), layoutOf(reference.type()), arguments);
    };
  }

  StmtNode throwing(Stmt.Throw statement) {
    CallLayout values = CallLayout.of(valid.tagType(statement.tag()));
    return ExceptionNodes.throwing(statement.tag(), values, arguments(statement.values()));
  }

  StmtNode returning(List<Expr> values) {
    if (values.isEmpty()) {
      return new StmtNode() {
        @Override
        int run(Frame f) {
          return StmtNode.RETURN;
        }
      };
    }
    if (values.size() == 1) {
      Arguments value = arguments(values);
      return new StmtNode() {
        @Override
        int run(Frame f) {
          value.pass(f, f.numbers, f.references);
          return StmtNode.RETURN;
        }
      };
    }
    // Results take the cells of parameters that the later ones may still read.
    Arguments all = arguments(values);
    int cells = all.cells();
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long[] numbers = new long[cells];
        Object[] references = new Object[cells];
        all.pass(f, numbers, references);
        System.arraycopy(numbers, 0, f.numbers, 0, cells);
        System.arraycopy(references, 0, f.references, 0, Math.min(cells, f.references.length));
        return StmtNode.RETURN;
      }
    };
  }

  private Arguments arguments(List<Expr> values) {
    ExprNode[] nodes = new ExprNode[values.size()];
    int[] targets = new int[values.size()];
    int cell = 0;
    boolean settled = true;
    for (int i = 0; i < nodes.length; i++) {
      Expr value = values.get(i);
      nodes[i] = exprs.node(value);
      targets[i] = cell;
      cell += FrameLayout.cells(value.type());
      settled &= value instanceof Expr.Get || isConstant(value);
    }
    return new Arguments(nodes, targets, cell, settled);
  }

  private static boolean isConstant(Expr value) {
    return value instanceof Expr.I32Const
        || value instanceof Expr.I64Const
        || value instanceof Expr.F32Const
        || value instanceof Expr.F64Const
        || value instanceof Expr.V128Const;
  }

  private CallLayout layoutOf(int function) {
    return CallLayout.of(valid.funcType(function));
  }

  private static CallLayout layoutOf(DefType type) {
    return CallLayout.of((FuncType) type.expand());
  }

  private CallNodes.Target indirect(Stmt.Indirect indirect) {
    int table = indirect.table();
    DefType type = indirect.type();
    AddressOperand index = exprs.address(indirect.index());
    return f -> {
      long at = index.eval(f);
      return f.instance.table(table).callee(at, type);
    };
  }

  private CallNodes.Target reference(Stmt.Reference reference) {
    RefOperand node = exprs.ref(reference.reference());
    return f -> FuncInstance.nonNull(node.eval(f));
  }
}
