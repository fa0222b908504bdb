package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlOp;
import cezve.model.instruction.Feature;
import cezve.model.type.FuncType;
import cezve.model.type.Matching;
import cezve.model.type.NumType;
import cezve.model.type.ValType;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Blocks.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#block-instructions">Validation:
 *     Block instructions</a>
 */
final class BlockRules {
  /** {@code [] -> []}. */
  static final FuncType EMPTY = new FuncType(List.of(), List.of());

  /** The types {@code [] -> [t]} for the number types, which most blocks with a result have. */
  private static final EnumMap<NumType, FuncType> NUMBER = numbers();

  private final Context context;
  private final OperandStack operands;
  private final ControlStack control;

  BlockRules(Context context, OperandStack operands, ControlStack control) {
    this.context = context;
    this.operands = operands;
    this.control = control;
  }

  void block(ControlOp op, BlockType type) {
    control.enter(op, close(type));
  }

  void ifElse(BlockType type) {
    FuncType closed = close(type);
    operands.pop(NumType.I32);
    control.enter(ControlOp.IF, closed);
  }

  void elseOf() {
    control.requireOpen(ControlOp.IF, ControlOp.IF, ControlOp.ELSE);
    control.next(ControlOp.ELSE, control.top().type.params());
  }

  void end() {
    ControlFrame frame = control.top();
    if (frame.opcode == ControlOp.IF) {
      requireElse(frame.type);
    }
    FuncType type = control.exit().type;
    operands.push(type.results());
  }

  /** The closed form of a block type. */
  FuncType close(BlockType type) {
    if (type instanceof BlockType.Result(@Nullable ValType result)) {
      return result == null ? EMPTY : ofResult(result);
    }
    context.features.require(Feature.MULTI_VALUE, "a block type by index");
    return context.funcType(((BlockType.Index) type).typeIndex());
  }

  private FuncType ofResult(ValType result) {
    FuncType number = result instanceof NumType type ? NUMBER.get(type) : null;
    return number == null ? new FuncType(List.of(), List.of(context.close(result))) : number;
  }

  /** Without {@code else}, what an {@code if} is given is what it leaves. */
  private void requireElse(FuncType type) {
    if (!Matching.matches(type.params(), type.results())) {
      throw new InvalidException(
          "type mismatch: if without else must leave what it is given, but its type is "
              + context.text.of(type.params())
              + " -> "
              + context.text.of(type.results()));
    }
  }

  private static EnumMap<NumType, FuncType> numbers() {
    EnumMap<NumType, FuncType> types = new EnumMap<>(NumType.class);
    for (NumType number : NumType.values()) {
      types.put(number, new FuncType(List.of(), List.of(number)));
    }
    return types;
  }
}
