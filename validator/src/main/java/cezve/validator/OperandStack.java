package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.Signature;
import cezve.model.module.ImplementationLimits;
import cezve.model.type.AddrType;
import cezve.model.type.Matching;
import cezve.model.type.RefType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operand stack of the validation algorithm: the types of the operands that the instructions so
 * far leave behind. Null stands for the bottom type, which an instruction that can never be reached
 * may take for any other.
 *
 * <p>Only the operands of the innermost block can be taken. Below them stands nothing or, after an
 * instruction that never completes, any number of operands of bottom type.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html#stacks">Validation
 *     algorithm: Stacks</a>
 */
final class OperandStack {
  /** A reference to a bottom heap type, which matches every reference type. */
  static final RefType BOTTOM_REFERENCE = RefType.nonNull(new TypeUse.Rec(-1));

  /** A power of two, as is the limit, so that the stack grows exactly up to it. */
  private static final int INITIAL_CAPACITY = 64;

  private final TypeText text;
  private @Nullable ValType[] operands = new @Nullable ValType[INITIAL_CAPACITY];
  private int height;
  private int floor;
  private boolean polymorphic;

  OperandStack(TypeText text) {
    this.text = text;
  }

  /** Forgets everything. */
  void clear() {
    height = 0;
    enter();
  }

  /** The number of operands, those of enclosing blocks included. */
  int height() {
    return height;
  }

  /** The number of operands that belong to enclosing blocks. */
  int floor() {
    return floor;
  }

  /** Whether any number of operands of bottom type stands below those of the innermost block. */
  boolean isPolymorphic() {
    return polymorphic;
  }

  /** Starts a block: what is on the stack now belongs to the enclosing one. */
  void enter() {
    floor = height;
    polymorphic = false;
  }

  /** Drops the operands of the innermost block and goes back to the enclosing one. */
  void leave(int enclosingFloor, boolean enclosingPolymorphic) {
    height = floor;
    floor = enclosingFloor;
    polymorphic = enclosingPolymorphic;
  }

  /** The innermost block's remaining instructions cannot be reached. */
  void becomePolymorphic() {
    height = floor;
    polymorphic = true;
  }

  /** Adds an operand; null stands for the bottom type. */
  void push(@Nullable ValType type) {
    if (height == operands.length) {
      grow();
    }
    operands[height++] = type;
  }

  /** Adds operands, the last of which ends up on top. */
  void push(List<ValType> types) {
    for (int i = 0; i < types.size(); i++) {
      push(types.get(i));
    }
  }

  /** Removes the topmost operand, which must match. */
  void pop(ValType expected) {
    if (height > floor) {
      if (matches(operands[height - 1], expected)) {
        height--;
        return;
      }
    } else if (polymorphic) {
      return;
    }
    throw mismatch(List.of(expected));
  }

  /** Removes the topmost operands, which must match; the last type is that of the topmost one. */
  void pop(List<ValType> expected) {
    height -= require(expected);
  }

  /** Removes up to {@code count} operands of one type, for counts that no list should have. */
  void pop(ValType expected, int count) {
    int known = height - floor;
    if (Integer.compareUnsigned(known, count) > 0) {
      known = count;
    } else if (known != count && !polymorphic) {
      throw mismatch(Integer.toUnsignedString(count) + " operands of type " + text.of(expected));
    }
    for (int i = 0; i < known; i++) {
      pop(expected);
    }
  }

  /** Removes the topmost operand whatever its type; null stands for the bottom type. */
  @Nullable ValType pop() {
    if (height > floor) {
      return operands[--height];
    }
    if (polymorphic) {
      return null;
    }
    throw mismatch("an operand");
  }

  /** Removes the topmost operand, which must be a reference. */
  RefType popReference() {
    if (height == floor && polymorphic) {
      return BOTTOM_REFERENCE;
    }
    if (height > floor) {
      ValType top = operands[height - 1];
      if (top == null || top instanceof RefType) {
        height--;
        return top == null ? BOTTOM_REFERENCE : (RefType) top;
      }
    }
    throw mismatch("a reference");
  }

  /**
   * Requires that the topmost operands match, and leaves them.
   *
   * @return how many of them are on the stack; below them are operands of bottom type
   */
  int require(List<ValType> expected) {
    int count = expected.size();
    int known = Math.min(count, height - floor);
    if (known < count && !polymorphic) {
      throw mismatch(expected);
    }
    for (int i = count - 1, at = height - 1; i >= count - known; i--, at--) {
      if (!matches(operands[at], expected.get(i))) {
        throw mismatch(expected);
      }
    }
    return known;
  }

  /** Requires that the innermost block has left no operands. */
  void requireEmpty() {
    if (height > floor) {
      throw new InvalidException(
          "type mismatch: block requires [] but stack has " + top(height - floor));
    }
  }

  /** Takes the parameters and leaves the results. */
  void apply(List<ValType> params, List<ValType> results) {
    pop(params);
    push(results);
  }

  /** Takes the parameters and leaves the result. */
  void apply(List<ValType> params, ValType result) {
    pop(params);
    push(result);
  }

  /** The rule of all instructions whose type the opcode fixes. */
  void apply(Signature signature) {
    pop(signature.params());
    push(signature.results());
  }

  /** The rule of all instructions whose type the opcode and the type of addresses fix. */
  void apply(Signature signature, AddrType address) {
    pop(signature.params(address));
    push(signature.results(address));
  }

  /** What is wrong if an instruction finds other operands than it takes. */
  InvalidException mismatch(List<ValType> expected) {
    return new InvalidException(
        "type mismatch: instruction requires "
            + text.of(expected)
            + " but stack has "
            + top(expected.size()));
  }

  private InvalidException mismatch(String expected) {
    return new InvalidException(
        "type mismatch: instruction requires " + expected + " but stack has " + top(1));
  }

  /** The innermost block's topmost operands, as messages show them. */
  private String top(int count) {
    int known = Math.min(count, height - floor);
    List<@Nullable ValType> types = Arrays.asList(operands).subList(height - known, height);
    return known < count && polymorphic ? text.polymorphic(types) : text.of(types);
  }

  private static boolean matches(@Nullable ValType type, ValType expected) {
    if (type == null || type.equals(expected)) {
      return true;
    }
    return type.equals(BOTTOM_REFERENCE)
        ? expected instanceof RefType
        : Matching.matches(type, expected);
  }

  private void grow() {
    if (height == ImplementationLimits.OPERANDS) {
      throw new InvalidException(
          "implementation limit: more than " + ImplementationLimits.OPERANDS + " operands");
    }
    operands = Arrays.copyOf(operands, 2 * operands.length);
  }
}
