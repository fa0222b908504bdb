package cezve.interpreter;

import cezve.model.error.Places;
import cezve.runtime.CodeVariant;
import cezve.runtime.CodeVariant.Duty;
import cezve.tree.Expr;
import cezve.tree.FuncTree;
import cezve.tree.Slot;
import cezve.tree.SlotType;
import cezve.tree.Stmt;
import cezve.validator.ValidModule;
import java.util.List;

/** Makes the nodes of a function's statements. */
final class FunctionTranslation {
  private final FuncTree tree;
  private final CodeVariant variant;
  private final FrameLayout layout;
  private final Nesting nesting = new Nesting();
  private final ExprTranslation exprs;
  private final CallTranslation calls;
  private final BulkTranslation bulk;
  private final AtomicNodes atomics;

  FunctionTranslation(
      InterpretedModule module, ValidModule valid, FuncTree tree, CodeVariant variant) {
    this.tree = tree;
    this.variant = variant;
    this.layout = new FrameLayout(tree);
    this.exprs = new ExprTranslation(layout, nesting);
    this.calls = new CallTranslation(module, valid, layout, exprs);
    this.bulk = new BulkTranslation(layout, exprs);
    this.atomics = new AtomicNodes(layout, exprs);
  }

  /** The function's executable form. */
  FunctionCode translate(String name, Places places) {
    StmtNode body = tree.calls() ? checked(tree.body()) : sequence(tree.body());
    return new FunctionCode(
        name, places, layout.numbers(), layout.references(), nesting.deepest() + 1, body);
  }

  /** Statements, and before them a check for interruptions if that is asked for. */
  private StmtNode checked(List<Stmt> statements) {
    if (!variant.has(Duty.CHECK_INTERRUPTION)) {
      return sequence(statements);
    }
    nesting.enter();
    StmtNode body = sequence(statements);
    nesting.leave();
    return ControlNodes.checked(body);
  }

  private StmtNode sequence(List<Stmt> statements) {
    nesting.enter();
    StmtNode[] nodes = new StmtNode[statements.size()];
    int[] positions = new int[statements.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = statement(statements.get(i));
      positions[i] = statements.get(i).position();
    }
    nesting.leave();
    return new ControlNodes.Sequence(nodes, positions);
  }

  private StmtNode statement(Stmt statement) {
    nesting.enter();
    StmtNode node =
        switch (statement) {
          case Stmt.Set(Slot slot, Expr value, int _) -> set(slot, value);
          case Stmt.Store(var op, var memArg, Expr address, Expr value, int _) ->
              StoreNodes.of(op, memArg.memory(), exprs.address(address, memArg), exprs, value);
          case Stmt.GlobalSet(int global, Expr value, int _) -> globalSet(global, value);
          case Stmt.Eval(Expr value, int _) -> eval(exprs.node(value));
          case Stmt.Call call -> calls.call(call);
          case Stmt.TailCall call -> calls.tailCall(call);
          case Stmt.Return(var values, int _) -> calls.returning(values);
          case Stmt.If(Expr condition, var then, var otherwise, int _) ->
              ControlNodes.conditional(
                  exprs.i32(condition),
                  sequence(then),
                  otherwise.isEmpty() ? null : sequence(otherwise));
          case Stmt.Loop(int label, var body, int _) -> ControlNodes.loop(label, checked(body));
          case Stmt.Blocks(int firstLabel, var segments, int _) -> blocks(firstLabel, segments);
          case Stmt.Try(var body, var handlers, int _) -> catching(body, handlers);
          case Stmt.Throw thrown -> calls.throwing(thrown);
          case Stmt.ThrowRef(Expr reference, int _) ->
              ExceptionNodes.throwingReference(exprs.ref(reference));
          case Stmt.Br(int label, int _) ->
              new StmtNode() {
                @Override
                int run(Frame f) {
                  return label;
                }
              };
          case Stmt.BrIf(Expr condition, int label, int _) -> branchIf(condition, label);
          case Stmt.BrTable(Expr index, var labels, int _) ->
              ControlNodes.branchTable(exprs.i32(index), labels);
          case Stmt.Unreachable _ -> ControlNodes.UNREACHABLE;
          case Stmt.Aggregate aggregate -> exprs.write(aggregate);
          case Stmt.Bulk whole -> bulk.node(whole);
          case Stmt.Atomic atomic -> atomics.node(atomic);
          case Stmt.Consume(int units, var overdraft, int _) ->
              switch (overdraft) {
                case ALLOWED -> FuelNodes.consuming(units);
                case STOPS -> FuelNodes.consumingIfThereIs(units);
              };
          case Stmt.ConsumeFor(Expr count, int shift, int _) ->
              FuelNodes.consumingFor(exprs.address(count), shift);
        };
    nesting.leave();
    return node;
  }

  private StmtNode branchIf(Expr condition, int label) {
    if (condition instanceof Expr.Binary(var op, Expr left, Expr right)) {
      BranchNodes.Comparison comparison = BranchNodes.comparison(op);
      if (comparison != null) {
        return comparison.branch(exprs.i32(left), exprs.i32(right), label);
      }
    }
    return ControlNodes.branchIf(exprs.i32(condition), label);
  }

  private StmtNode blocks(int firstLabel, List<List<Stmt>> segments) {
    StmtNode[] nodes = new StmtNode[segments.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = sequence(segments.get(i));
    }
    return new ControlNodes.Blocks(firstLabel, nodes);
  }

  private StmtNode catching(List<Stmt> body, List<Stmt.Handler> handlers) {
    ExceptionNodes.Handler[] nodes = new ExceptionNodes.Handler[handlers.size()];
    for (int i = 0; i < nodes.length; i++) {
      Stmt.Handler handler = handlers.get(i);
      Slot exception = handler.exception();
      nodes[i] =
          new ExceptionNodes.Handler(
              handler.tag(),
              Results.of(handler.values(), layout),
              exception == null ? null : layout.cell(exception),
              sequence(handler.body()));
    }
    return new ExceptionNodes.Try(sequence(body), nodes);
  }

  private StmtNode set(Slot slot, Expr value) {
    int cell = layout.cell(slot);
    if (value instanceof Expr.Get(Slot from) && from.type() != SlotType.REF) {
      int source = layout.cell(from);
      return from.type() == SlotType.V128 ? VectorNodes.copy(source, cell) : copy(source, cell);
    }
    return switch (exprs.node(value)) {
      case I32Node node -> {
        I32Operand operand = I32Operand.of(node);
        yield new StmtNode() {
          @Override
          int run(Frame f) {
            f.numbers[cell] = operand.leaf ? operand.get(f) : operand.node.eval(f);
            return StmtNode.NEXT;
          }
        };
      }
      case I64Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              f.numbers[cell] = node.eval(f);
              return StmtNode.NEXT;
            }
          };
      case F32Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              f.numbers[cell] = Float.floatToRawIntBits(node.eval(f));
              return StmtNode.NEXT;
            }
          };
      case F64Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              f.numbers[cell] = Double.doubleToRawLongBits(node.eval(f));
              return StmtNode.NEXT;
            }
          };
      case V128Node node -> VectorNodes.set(cell, node);
      case RefNode node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              f.references[cell] = node.eval(f);
              return StmtNode.NEXT;
            }
          };
    };
  }

  private static StmtNode copy(int from, int to) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        f.numbers[to] = f.numbers[from];
        return StmtNode.NEXT;
      }
    };
  }

  private StmtNode globalSet(int global, Expr value) {
    return switch (exprs.node(value)) {
      case I32Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              f.instance.global(global).set(node.eval(f));
              return StmtNode.NEXT;
            }
          };
      case I64Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              f.instance.global(global).set(node.eval(f));
              return StmtNode.NEXT;
            }
          };
      case F32Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              f.instance.global(global).set(Float.floatToRawIntBits(node.eval(f)));
              return StmtNode.NEXT;
            }
          };
      case F64Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              f.instance.global(global).set(Double.doubleToRawLongBits(node.eval(f)));
              return StmtNode.NEXT;
            }
          };
      case V128Node node -> VectorNodes.globalSet(global, node);
      case RefNode node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              f.instance.global(global).set(node.eval(f));
              return StmtNode.NEXT;
            }
          };
    };
  }

  private static StmtNode eval(ExprNode value) {
    return switch (value) {
      case I32Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              node.eval(f);
              return StmtNode.NEXT;
            }
          };
      case I64Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              node.eval(f);
              return StmtNode.NEXT;
            }
          };
      case F32Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              node.eval(f);
              return StmtNode.NEXT;
            }
          };
      case F64Node node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              node.eval(f);
              return StmtNode.NEXT;
            }
          };
      case V128Node node -> VectorNodes.eval(node);
      case RefNode node ->
          new StmtNode() {
            @Override
            int run(Frame f) {
              node.eval(f);
              return StmtNode.NEXT;
            }
          };
    };
  }
}
