package cezve.text;

import cezve.model.instruction.AggregateInstr;
import cezve.model.instruction.AggregateInstr.*;
import cezve.model.instruction.AtomicInstr;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlInstr.*;
import cezve.model.instruction.Instr;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericInstr;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.ReferenceInstr.*;
import cezve.model.instruction.Signature;
import cezve.model.instruction.TableInstr;
import cezve.model.instruction.TableInstr.*;
import cezve.model.instruction.VariableInstr;
import cezve.model.instruction.VariableInstr.*;
import cezve.model.instruction.VectorInstr;
import cezve.model.type.FuncType;
import cezve.model.type.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Tells how many operands instructions take and give, without knowing their types. What it says of
 * code that is not valid need not mean anything, and nothing but the looks of the text depends on
 * it: an instruction that is folded over others says the same as one that follows them.
 */
final class Arities {
  private static final Arity ZERO_TO_ONE = new Arity(0, 1);
  private static final Arity ONE_TO_ZERO = new Arity(1, 0);
  private static final Arity ONE_TO_ONE = new Arity(1, 1);
  private static final Arity TWO_TO_ZERO = new Arity(2, 0);
  private static final Arity TWO_TO_ONE = new Arity(2, 1);
  private static final Arity THREE_TO_ZERO = new Arity(3, 0);
  private static final Arity THREE_TO_ONE = new Arity(3, 1);
  private static final Arity FOUR_TO_ZERO = new Arity(4, 0);
  private static final Arity FIVE_TO_ZERO = new Arity(5, 0);

  private final Symbols symbols;

  Arities(Symbols symbols) {
    this.symbols = symbols;
  }

  /** The arity of an instruction inside of blocks. */
  Arity of(Instr instr, Blocks blocks) {
    if (instr.opcode().hasFixedSignature()) {
      Signature signature = instr.opcode().signature();
      return new Arity(signature.params().size(), signature.results().size());
    }
    return switch (instr) {
      case ControlInstr control -> control(control, blocks);
      case ParametricInstr parametric -> parametric(parametric);
      case VariableInstr variable -> variable(variable);
      case TableInstr table -> table(table);
      case MemoryInstr.MemoryCopy _ -> THREE_TO_ZERO;
      case ReferenceInstr reference -> reference(reference);
      case AggregateInstr aggregate -> aggregate(aggregate);
      case MemoryInstr _, NumericInstr _, VectorInstr _, AtomicInstr _ ->
          throw new AssertionError("BUG: no arity of " + instr);
    };
  }

  /** The arity of a block itself: what stands on the stack before and after it. */
  Arity of(BlockType type) {
    return switch (type) {
      case BlockType.Index(int index) -> of(symbols.funcType(index));
      case BlockType.Result result -> result.type() == null ? Arity.NONE : ZERO_TO_ONE;
    };
  }

  /** The arity of a function. */
  Arity ofFunction(int function) {
    return of(symbols.typeOfFunction(function));
  }

  private static Arity of(@Nullable FuncType type) {
    return type == null ? Arity.UNKNOWN : new Arity(type.params().size(), type.results().size());
  }

  private Arity control(ControlInstr instr, Blocks blocks) {
    return switch (instr) {
      case Unreachable _, Nop _, Rethrow _ -> Arity.NONE;
      case Throw(int tag) -> of(symbols.typeOfTag(tag)).withResults(0);
      case ThrowRef _ -> ONE_TO_ZERO;
      case Br(int label) -> blocks.arity(label).withResults(0);
      case BrIf(int label) -> blocks.arity(label).plus(1, 0);
      case BrTable(var _, int label) -> blocks.arity(label).plus(1, 0).withResults(0);
      case BrOnNull(int label) -> blocks.arity(label).plus(1, 1);
      case BrOnNonNull(int label) -> blocks.arity(label).plus(0, -1);
      case BrOnCast(var cast) -> blocks.arity(cast.label());
      case BrOnCastFail(var cast) -> blocks.arity(cast.label());
      case Return _ -> blocks.arity(blocks.depth()).withResults(0);
      case Call(int function) -> ofFunction(function);
      case CallIndirect(int _, int type) -> of(symbols.funcType(type)).plus(1, 0);
      case CallRef(int type) -> of(symbols.funcType(type)).plus(1, 0);
      case ReturnCall(int function) -> ofFunction(function).withResults(0);
      case ReturnCallIndirect(int _, int type) ->
          of(symbols.funcType(type)).plus(1, 0).withResults(0);
      case ReturnCallRef(int type) -> of(symbols.funcType(type)).plus(1, 0).withResults(0);
      case Block _,
          Loop _,
          If _,
          Else _,
          End _,
          Try _,
          Catch _,
          CatchAll _,
          Delegate _,
          TryTable _ ->
          throw new AssertionError("BUG: no arity of " + instr);
    };
  }

  private static Arity parametric(ParametricInstr instr) {
    return switch (instr) {
      case ParametricInstr.Drop _ -> ONE_TO_ZERO;
      case ParametricInstr.Select _, ParametricInstr.SelectTyped _ -> THREE_TO_ONE;
    };
  }

  private static Arity variable(VariableInstr instr) {
    return switch (instr) {
      case LocalGet _, GlobalGet _ -> ZERO_TO_ONE;
      case LocalSet _, GlobalSet _ -> ONE_TO_ZERO;
      case LocalTee _ -> ONE_TO_ONE;
    };
  }

  private static Arity table(TableInstr instr) {
    return switch (instr) {
      case TableGet _ -> ONE_TO_ONE;
      case TableSet _ -> TWO_TO_ZERO;
      case TableSize _ -> ZERO_TO_ONE;
      case TableGrow _ -> TWO_TO_ONE;
      case TableFill _, TableCopy _, TableInit _ -> THREE_TO_ZERO;
      case ElemDrop _ -> Arity.NONE;
    };
  }

  private static Arity reference(ReferenceInstr instr) {
    return switch (instr) {
      case RefNull _, RefFunc _ -> ZERO_TO_ONE;
      case RefIsNull _, RefAsNonNull _, RefTest _, RefCast _ -> ONE_TO_ONE;
      case RefEq _ -> TWO_TO_ONE;
    };
  }

  private Arity aggregate(AggregateInstr instr) {
    return switch (instr) {
      case StructNew(int type) ->
          symbols.type(type) instanceof StructType struct
              ? new Arity(struct.fields().size(), 1)
              : Arity.UNKNOWN;
      case StructNewDefault _ -> ZERO_TO_ONE;
      case ArrayNewDefault _,
          StructGet _,
          ArrayLen _,
          AnyConvertExtern _,
          ExternConvertAny _,
          RefI31 _,
          I31Get _ ->
          ONE_TO_ONE;
      case StructSet _ -> TWO_TO_ZERO;
      case ArrayNew _, ArrayNewData _, ArrayNewElem _, ArrayGet _ -> TWO_TO_ONE;
      case ArrayNewFixed(int _, int count) -> new Arity(count, 1);
      case ArraySet _ -> THREE_TO_ZERO;
      case ArrayFill _, ArrayInitData _, ArrayInitElem _ -> FOUR_TO_ZERO;
      case ArrayCopy _ -> FIVE_TO_ZERO;
    };
  }
}
