package cezve.interpreter;

import cezve.runtime.ExceptionInstance;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/**
 * An activation of a function: its slots as cells, and the instance whose code it runs. Numbers are
 * kept as in {@link cezve.runtime.FuncInstance}'s calling convention.
 */
final class Frame {
  private static final @Nullable Object[] NO_REFERENCES = new @Nullable Object[0];

  final long[] numbers;
  final @Nullable Object[] references;
  final FunctionCode code;
  final ModuleInstance instance;

  /** The instance's memory 0, if it has one. */
  final @Nullable MemoryInstance memory;

  /** The activation that takes the place of this one, after {@link StmtNode#TAIL_CALL}. */
  @Nullable Frame tail;

  /** What was thrown in this activation, until a handler takes it. */
  @Nullable ExceptionInstance thrown;

  /** An activation whose slots are all zero or null. */
  Frame(FunctionCode code, ModuleInstance instance, @Nullable MemoryInstance memory) {
    this.code = code;
    this.instance = instance;
    this.memory = memory;
    this.numbers = new long[code.numberCells()];
    this.references =
        code.referenceCells() == 0 ? NO_REFERENCES : new @Nullable Object[code.referenceCells()];
  }

  /** The vector in two number cells. */
  V128 vector(int cell) {
    return new V128(numbers[cell], numbers[cell + 1]);
  }

  /** Puts a vector into two number cells. */
  void setVector(int cell, V128 value) {
    numbers[cell] = value.low();
    numbers[cell + 1] = value.high();
  }

  /** The instance's memory at an index that validation has checked. */
  MemoryInstance memory(int index) {
    MemoryInstance first = memory;
    return index == 0 && first != null ? first : instance.memory(index);
  }
}
