package cezve.tree;

import cezve.model.error.Places;
import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.MemArg;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.type.ExternKind;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes trees in a readable form, one statement per line: with the names that the module gives to
 * functions, and with the place of each statement in front.
 */
public final class TreePrinter {
  private static final int NOWHERE = -1;

  /** Offsets of a module of a gigabyte still stand in a column. */
  private static final int PLACE_WIDTH = 12;

  private final StringBuilder out = new StringBuilder();
  private final AggregateText aggregates = new AggregateText(this);
  private final Names names;
  private final @Nullable Places places;
  private int indent;
  private int position = NOWHERE;

  private TreePrinter(Names names, @Nullable Places places) {
    this.names = names;
    this.places = places;
  }

  /** The tree without what only its module knows. */
  static String print(FuncTree tree) {
    return new TreePrinter(Names.NONE, null).write(tree);
  }

  /** The tree of a function of a module. */
  public static String print(FuncTree tree, Module module) {
    int defined = tree.function() - module.importCount(ExternKind.FUNC);
    Places places = module.funcs().get(defined).code().body();
    return new TreePrinter(module.names(), places).write(tree);
  }

  private String write(FuncTree tree) {
    out.append(function(tree.function())).append(' ').append(tree.type()).append('\n');
    locals(tree);
    block(tree.body());
    return out.toString();
  }

  /** The parameters and locals that have names. */
  private void locals(FuncTree tree) {
    indent++;
    for (Slot slot : tree.slots().subList(0, tree.firstOperand())) {
      String name = names.get(Names.Kind.LOCAL, tree.function(), slot.index());
      if (name != null) {
        line(slot + " \"" + name + '"');
      }
    }
    indent--;
  }

  private String function(int index) {
    String name = names.get(Names.Kind.FUNCTION, index);
    return "func[" + index + (name == null ? "" : " \"" + name + "\"") + "]";
  }

  private void block(List<Stmt> statements) {
    indent++;
    for (Stmt statement : statements) {
      position = statement.position();
      print(statement);
    }
    indent--;
  }

  private void line(String text) {
    if (places != null) {
      String place = position < 0 ? "" : places.position(position).brief();
      out.append(place).repeat(' ', Math.max(1, PLACE_WIDTH - place.length()));
    }
    out.repeat("  ", indent).append(text).append('\n');
    position = NOWHERE;
  }

  private void print(Stmt statement) {
    switch (statement) {
      case Stmt.If(Expr condition, var then, var otherwise, int _) -> {
        line("if " + text(condition));
        block(then);
        if (!otherwise.isEmpty()) {
          line("else");
          block(otherwise);
        }
      }
      case Stmt.Loop(int label, var body, int _) -> {
        line("loop @" + label);
        block(body);
      }
      case Stmt.Blocks(int firstLabel, var segments, int _) -> {
        line("blocks");
        for (int i = 0; i < segments.size(); i++) {
          block(segments.get(i));
          line("@" + (firstLabel - i));
        }
      }
      case Stmt.Try(var body, var handlers, int _) -> {
        line("try");
        block(body);
        for (Stmt.Handler handler : handlers) {
          line(catching(handler));
          block(handler.body());
        }
      }
      case Stmt.Throw(int tag, var values, int _) ->
          line("throw tag[" + tag + "](" + texts(values) + ")");
      case Stmt.ThrowRef(Expr reference, int _) -> line("throw_ref " + text(reference));
      case Stmt.Set(Slot slot, Expr value, int _) -> line(slot + " = " + text(value));
      case Stmt.GlobalSet(int global, Expr value, int _) ->
          line("global " + global + " = " + text(value));
      case Stmt.Eval(Expr value, int _) -> line("eval " + text(value));
      case Stmt.Store(var op, var memArg, Expr address, Expr value, int _) ->
          line(
              op.mnemonic()
                  + " "
                  + memory(memArg.memory(), address, memArg.offset())
                  + " = "
                  + text(value));
      case Stmt.Call(var callee, var arguments, var results, int _) ->
          line((results.isEmpty() ? "" : join(results) + " = ") + call(callee, arguments));
      case Stmt.TailCall(var callee, var arguments, int _) ->
          line("tail " + call(callee, arguments));
      case Stmt.Return(var values, int _) -> line(("return " + texts(values)).stripTrailing());
      case Stmt.Unreachable _ -> line("unreachable");
      case Stmt.Br(int label, int _) -> line("br @" + label);
      case Stmt.BrIf(Expr condition, int label, int _) ->
          line("br_if " + text(condition) + " @" + label);
      case Stmt.BrTable(Expr index, var labels, int _) ->
          line("br_table " + text(index) + " @" + labels);
      case Stmt.Aggregate aggregate -> line(aggregates.of(aggregate));
      case Stmt.Bulk bulk -> line(text(bulk));
      case Stmt.Atomic atomic -> line(text(atomic));
      case Stmt.Metered metered -> line("consume " + text(metered));
    }
  }

  private String text(Stmt.Metered statement) {
    return switch (statement) {
      case Stmt.Consume(int units, Stmt.Overdraft overdraft, int _) ->
          switch (overdraft) {
            case ALLOWED -> Integer.toString(units);
            case STOPS -> units + " or stop";
          };
      case Stmt.ConsumeFor(Expr count, int shift, int _) -> text(count) + " >> " + shift;
    };
  }

  private String catching(Stmt.Handler handler) {
    String caught = handler.tag() == null ? "catch_all" : "catch tag[" + handler.tag() + "]";
    String values = handler.values().isEmpty() ? "" : "(" + join(handler.values()) + ")";
    return caught + values + (handler.exception() == null ? "" : " as " + handler.exception());
  }

  private String text(Stmt.Bulk statement) {
    return switch (statement) {
      case Stmt.MemoryGrow(int memory, Expr delta, Slot result, int _) ->
          result + " = memory.grow " + memory + " " + text(delta);
      case Stmt.MemoryFill(int memory, Expr address, Expr value, Expr count, int _) ->
          "memory.fill " + memory + " " + texts(List.of(address, value, count));
      case Stmt.MemoryCopy(int target, int source, Expr address, Expr from, Expr count, int _) ->
          "memory.copy " + target + " " + source + " " + texts(List.of(address, from, count));
      case Stmt.MemoryInit(int memory, int data, Expr address, Expr from, Expr count, int _) ->
          "memory.init " + memory + " " + data + " " + texts(List.of(address, from, count));
      case Stmt.DataDrop(int data, int _) -> "data.drop " + data;
      case Stmt.TableSet(int table, Expr index, Expr value, int _) ->
          "table.set " + table + " " + texts(List.of(index, value));
      case Stmt.TableGrow(int table, Expr init, Expr delta, Slot result, int _) ->
          result + " = table.grow " + table + " " + texts(List.of(init, delta));
      case Stmt.TableFill(int table, Expr index, Expr value, Expr count, int _) ->
          "table.fill " + table + " " + texts(List.of(index, value, count));
      case Stmt.TableCopy(int target, int source, Expr index, Expr from, Expr count, int _) ->
          "table.copy " + target + " " + source + " " + texts(List.of(index, from, count));
      case Stmt.TableInit(int table, int elem, Expr index, Expr from, Expr count, int _) ->
          "table.init " + table + " " + elem + " " + texts(List.of(index, from, count));
      case Stmt.ElemDrop(int elem, int _) -> "elem.drop " + elem;
    };
  }

  private String text(Stmt.Atomic statement) {
    return switch (statement) {
      case Stmt.AtomicFence _ -> "atomic.fence";
      case Stmt.AtomicStore(var op, var memArg, Expr address, Expr value, int _) ->
          access(op, memArg, address, List.of(value));
      case Stmt.AtomicUpdate(var op, var memArg, Expr address, Expr operand, Slot old, int _) ->
          old + " = " + access(op, memArg, address, List.of(operand));
      case Stmt.AtomicCompareExchange(
              var op,
              var memArg,
              Expr address,
              Expr expected,
              Expr replacement,
              Slot old,
              int _) ->
          old + " = " + access(op, memArg, address, List.of(expected, replacement));
      case Stmt.AtomicWait(
              var op,
              var memArg,
              Expr address,
              Expr expected,
              Expr timeout,
              Slot outcome,
              int _) ->
          outcome + " = " + access(op, memArg, address, List.of(expected, timeout));
      case Stmt.AtomicNotify(var memArg, Expr address, Expr count, Slot woken, int _) ->
          woken + " = " + access(AtomicOp.MEMORY_ATOMIC_NOTIFY, memArg, address, List.of(count));
    };
  }

  private String access(AtomicOp op, MemArg memArg, Expr address, List<Expr> operands) {
    return op.mnemonic()
        + memory(memArg.memory(), address, memArg.offset())
        + " "
        + texts(operands);
  }

  private String call(Stmt.Callee callee, List<Expr> arguments) {
    String target =
        switch (callee) {
          case Stmt.Direct(int function) -> "call " + function(function);
          case Stmt.Indirect(int table, var type, Expr index) ->
              "call_indirect " + table + " " + type + " " + text(index);
          case Stmt.Reference(var type, Expr reference) ->
              "call_ref " + type + " " + text(reference);
        };
    return target + "(" + texts(arguments) + ")";
  }

  String text(Expr expr) {
    return switch (expr) {
      case Expr.I32Const(int value) -> Integer.toString(value);
      case Expr.I64Const(long value) -> value + "L";
      case Expr.F32Const(int bits) -> Float.intBitsToFloat(bits) + "f";
      case Expr.F64Const(long bits) -> Double.toString(Double.longBitsToDouble(bits));
      case Expr.V128Const(long low, long high) -> hex(low, high);
      case Expr.RefNull() -> "null";
      case Expr.RefFunc(int function) -> function(function);
      case Expr.Get(Slot slot) -> slot.toString();
      case Expr.GlobalGet(int global, SlotType _) -> "global " + global;
      case Expr.Unary(var op, Expr operand) -> op.mnemonic() + "(" + text(operand) + ")";
      case Expr.Binary(var op, Expr left, Expr right) ->
          op.mnemonic() + "(" + texts(List.of(left, right)) + ")";
      case Expr.AddHigh(Expr aLow, Expr aHigh, Expr bLow, Expr bHigh) ->
          "add_high(" + texts(List.of(aLow, aHigh, bLow, bHigh)) + ")";
      case Expr.SubHigh(Expr aLow, Expr aHigh, Expr bLow, Expr bHigh) ->
          "sub_high(" + texts(List.of(aLow, aHigh, bLow, bHigh)) + ")";
      case Expr.MulHighS(Expr a, Expr b) -> "mul_high_s(" + texts(List.of(a, b)) + ")";
      case Expr.MulHighU(Expr a, Expr b) -> "mul_high_u(" + texts(List.of(a, b)) + ")";
      case Expr.Load(var op, var memArg, Expr address) ->
          op.mnemonic() + memory(memArg.memory(), address, memArg.offset());
      case Expr.AtomicLoad(var op, var memArg, Expr address) ->
          op.mnemonic() + memory(memArg.memory(), address, memArg.offset());
      case Expr.Vector vector -> text(vector);
      case Expr.Select(Expr ifTrue, Expr ifFalse, Expr condition) ->
          "select(" + texts(List.of(ifTrue, ifFalse, condition)) + ")";
      case Expr.MemorySize(int memory, SlotType _) -> "memory.size " + memory;
      case Expr.TableGet(int table, Expr index) -> "table " + table + "[" + text(index) + "]";
      case Expr.TableSize(int table, SlotType _) -> "table.size " + table;
      case Expr.RefIsNull(Expr reference) -> "is_null(" + text(reference) + ")";
      case Expr.RefEq(Expr left, Expr right) -> "eq(" + texts(List.of(left, right)) + ")";
      case Expr.RefTest(var type, Expr reference) -> "test " + type + "(" + text(reference) + ")";
      case Expr.RefCast(var type, Expr reference) -> "cast " + type + "(" + text(reference) + ")";
      case Expr.Aggregate aggregate -> aggregates.of(aggregate);
      case Expr.RefAsNonNull(Expr reference) -> "as_non_null(" + text(reference) + ")";
    };
  }

  private String text(Expr.Vector expr) {
    return switch (expr) {
      case Expr.VectorOperation(var op, var operands) ->
          op.mnemonic() + "(" + texts(operands) + ")";
      case Expr.LaneOperation(var op, int lane, var operands) ->
          op.mnemonic() + " " + lane + "(" + texts(operands) + ")";
      case Expr.Shuffle(long low, long high, Expr left, Expr right) ->
          "shuffle " + hex(low, high) + "(" + texts(List.of(left, right)) + ")";
    };
  }

  private static String hex(long low, long high) {
    return "0x" + HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  private String memory(int memory, Expr address, long offset) {
    return (memory == 0 ? "[" : " " + memory + "[")
        + text(address)
        + (offset == 0 ? "]" : " + " + Long.toUnsignedString(offset) + "]");
  }

  String texts(List<Expr> exprs) {
    StringBuilder texts = new StringBuilder();
    for (Expr expr : exprs) {
      texts.append(texts.isEmpty() ? "" : ", ").append(text(expr));
    }
    return texts.toString();
  }

  private static String join(List<Slot> slots) {
    StringBuilder texts = new StringBuilder();
    for (Slot slot : slots) {
      texts.append(texts.isEmpty() ? "" : ", ").append(slot);
    }
    return texts.toString();
  }
}
