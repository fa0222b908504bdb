package cezve.model.testing.valid;

import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr.F32Const;
import cezve.model.instruction.NumericInstr.F64Const;
import cezve.model.instruction.NumericInstr.I32Const;
import cezve.model.instruction.NumericInstr.I64Const;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.instruction.VariableInstr.GlobalSet;
import cezve.model.instruction.VariableInstr.LocalGet;
import cezve.model.instruction.VariableInstr.LocalTee;
import cezve.model.instruction.VectorOp;
import cezve.model.module.Code;
import cezve.model.testing.TestCode;
import cezve.model.type.FuncType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a function that is being made up, of which the types on the operand stack are known
 * at every point. What an instruction needs is taken from the stack as far as it is there, so that
 * operands are often much older than what consumes them.
 */
final class RandomBody {
  final RandomModule module;
  final Choices choices;

  /** The types of the parameters and locals. */
  final List<ValType> locals;

  final FuncType type;
  private final List<Instr> code = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();

  /** What a block is. */
  enum Kind {
    FUNCTION,
    BLOCK,
    LOOP,
    IF,
    TRY_TABLE,
    TRY,
    CATCH
  }

  /** An open block and its part of the operand stack. */
  static final class Frame {
    final FuncType type;
    private Kind kind;
    final List<ValType> stack = new ArrayList<>();
    boolean reachable = true;

    private Frame(Kind kind, FuncType type) {
      this.kind = kind;
      this.type = type;
    }

    Kind kind() {
      return kind;
    }

    List<ValType> labelTypes() {
      return kind == Kind.LOOP ? type.params() : type.results();
    }
  }

  RandomBody(RandomModule module, FuncType type) {
    this.module = module;
    this.choices = module.choices;
    this.type = type;
    this.locals = new ArrayList<>(type.params());
  }

  /** Makes up all of it. */
  Code make() {
    int count = choices.below(6);
    for (int i = 0; i < count; i++) {
      locals.add(module.anyType());
    }
    // For canonical() and canonicalLanes() alone.
    locals.add(NumType.F32);
    locals.add(NumType.F64);
    locals.add(VecType.V128);
    frames.add(new Frame(Kind.FUNCTION, type));
    useFuel();
    RandomSteps steps = new RandomSteps(this);
    steps.some(3 + choices.below(40));
    finish();
    code.add(new ControlInstr.End());
    return TestCode.of(locals.subList(type.params().size(), locals.size()), code);
  }

  Frame frame() {
    return frames.getLast();
  }

  /** The frame of a label. */
  Frame frame(int label) {
    return frames.get(frames.size() - 1 - label);
  }

  int depth() {
    return frames.size();
  }

  /** Adds an instruction that pops and pushes values of known types. */
  void emit(Instr instr, List<? extends ValType> pops, List<? extends ValType> pushes) {
    code.add(instr);
    List<ValType> stack = frame().stack;
    for (int i = 0; i < pops.size() && !stack.isEmpty(); i++) {
      stack.removeLast();
    }
    stack.addAll(pushes);
  }

  void push(Instr instr, ValType type) {
    emit(instr, List.of(), List.of(type));
  }

  /** Adds an instruction after which the block cannot go on. */
  void leave(Instr instr) {
    code.add(instr);
    frame().stack.clear();
    frame().reachable = false;
  }

  /** Takes one unit of fuel, or returns if there is none left; opens no block for that. */
  void useFuel() {
    for (ValType result : type.results()) {
      code.add(module.constant(result));
    }
    code.add(new GlobalGet(RandomModule.FUEL));
    code.add(NumericOp.I32_EQZ.instr());
    code.add(new ControlInstr.BrIf(depth() - 1));
    for (int i = 0; i < type.results().size(); i++) {
      code.add(new ParametricInstr.Drop());
    }
    code.add(new GlobalGet(RandomModule.FUEL));
    code.add(new I32Const(1));
    code.add(NumericOp.I32_SUB.instr());
    code.add(new GlobalSet(RandomModule.FUEL));
  }

  // Blocks

  /** Opens a block whose parameters, and condition, are on the stack. */
  void open(Kind kind, Instr instr, FuncType blockType) {
    List<ValType> pops = new ArrayList<>(blockType.params());
    if (kind == Kind.IF) {
      pops.add(NumType.I32);
    }
    emit(instr, pops, List.of());
    Frame frame = new Frame(kind, blockType);
    frame.stack.addAll(blockType.params());
    frames.add(frame);
    if (kind == Kind.LOOP) {
      useFuel();
    }
  }

  /** Ends the first part of an {@code if}. */
  void otherwise() {
    nextPart(new ControlInstr.Else(), frame().type.params());
  }

  /** Starts a clause of a {@code try}. */
  void clause(Instr instr, List<ValType> values) {
    nextPart(instr, values);
    frame().kind = Kind.CATCH;
  }

  private void nextPart(Instr instr, List<ValType> given) {
    finish();
    code.add(instr);
    Frame frame = frame();
    frame.reachable = true;
    frame.stack.clear();
    frame.stack.addAll(given);
  }

  void close() {
    close(new ControlInstr.End());
  }

  /** Ends a block by an instruction that does so. */
  void close(Instr instr) {
    finish();
    Frame frame = frames.removeLast();
    emit(instr, List.of(), frame.type.results());
  }

  /** Leaves exactly the results on the stack of the innermost block, in one of several ways. */
  private void finish() {
    Frame frame = frame();
    List<ValType> results = frame.type.results();
    if (frame.reachable && choices.oneIn(4)) {
      need(frame.labelTypes());
      leave(new ControlInstr.Br(0));
    }
    if (frame.reachable) {
      while (frame.stack.size() > results.size()
          || !frame.stack.equals(results.subList(0, frame.stack.size()))) {
        drop();
      }
      results.subList(frame.stack.size(), results.size()).forEach(result -> value(result, 0));
      return;
    }
    while (!frame.stack.isEmpty()) {
      drop();
    }
    int missing = choices.below(results.size() + 1);
    results.subList(missing, results.size()).forEach(result -> value(result, 0));
  }

  void drop() {
    code.add(new ParametricInstr.Drop());
    frame().stack.removeLast();
  }

  // Operands

  /** Sees to it that values of the given types are on top of the stack. */
  void need(List<? extends ValType> wanted) {
    List<ValType> stack = frame().stack;
    int there = Math.min(stack.size(), wanted.size());
    while (!stack.subList(stack.size() - there, stack.size()).equals(wanted.subList(0, there))) {
      there--;
    }
    if (!frame().reachable && stack.isEmpty()) {
      // Values of any types can be popped here.
      there = choices.below(wanted.size() + 1);
    }
    wanted.subList(there, wanted.size()).forEach(missing -> value(missing, 0));
  }

  /** Pushes a value. */
  void value(ValType wanted, int depth) {
    switch (choices.below(depth < 4 ? 8 : 4)) {
      case 0 -> push(module.constant(wanted), wanted);
      case 1, 2 -> local(wanted);
      case 3 -> global(wanted);
      case 4 -> select(wanted, depth);
      default -> new RandomOperators(this).value(wanted, depth);
    }
  }

  /** The index of a memory or table; mostly the first. */
  int anyIndex() {
    return choices.oneIn(3) ? 1 : 0;
  }

  /** Pushes an address, from 0 up to a mask, into a memory or table. */
  void address(int index, int mask) {
    if (RandomModule.address(index) == NumType.I32) {
      masked(mask);
      return;
    }
    value(NumType.I64, 2);
    maskAddress(index, mask);
  }

  /** Restricts the address on top of the stack to a mask. */
  void maskAddress(int index, int mask) {
    if (RandomModule.address(index) == NumType.I32) {
      mask(mask);
      return;
    }
    code.add(new I64Const(mask));
    code.add(NumericOp.I64_AND.instr());
  }

  /** Pushes an i32 from 0 up to a mask. */
  void masked(int mask) {
    value(NumType.I32, 2);
    mask(mask);
  }

  /** Restricts the i32 on top of the stack to a mask. */
  void mask(int mask) {
    code.add(new I32Const(mask));
    code.add(NumericOp.I32_AND.instr());
  }

  private void local(ValType wanted) {
    int local = anyLocal(wanted);
    push(local < 0 ? module.constant(wanted) : new LocalGet(local), wanted);
  }

  /** The number of locals that anything may be done with. */
  int ownLocals() {
    return locals.size() - 3;
  }

  /** A local of a type, or -1. */
  int anyLocal(ValType wanted) {
    List<Integer> fitting = new ArrayList<>();
    for (int i = 0; i < ownLocals(); i++) {
      if (locals.get(i).equals(wanted)) {
        fitting.add(i);
      }
    }
    return fitting.isEmpty() ? -1 : fitting.get(choices.below(fitting.size()));
  }

  private void global(ValType wanted) {
    Mutability mutability = choices.oneIn(4) ? Mutability.CONST : Mutability.VAR;
    push(new GlobalGet(RandomModule.global(wanted, mutability)), wanted);
  }

  private void select(ValType wanted, int depth) {
    value(wanted, depth + 1);
    value(wanted, depth + 1);
    value(NumType.I32, depth + 1);
    select(wanted);
  }

  /** Selects between two values that are on the stack, below a condition. */
  void select(ValType wanted) {
    boolean typed = !(wanted instanceof NumType) || choices.oneIn(2);
    emit(
        typed ? new ParametricInstr.SelectTyped(List.of(wanted)) : new ParametricInstr.Select(),
        List.of(wanted, wanted, NumType.I32),
        List.of(wanted));
  }

  /**
   * Replaces the float on top of the stack, if it is a NaN, by zero: nothing may depend on the sign
   * and payload of a NaN that was computed.
   */
  void canonical(ValType floating) {
    boolean single = floating == NumType.F32;
    int scratch = locals.size() - (single ? 3 : 2);
    code.add(new LocalTee(scratch));
    code.add(single ? new F32Const(0) : new F64Const(0));
    code.add(new LocalGet(scratch));
    code.add(new LocalGet(scratch));
    code.add((single ? NumericOp.F32_EQ : NumericOp.F64_EQ).instr());
    code.add(new ParametricInstr.Select());
  }

  /** Replaces the lanes of the vector on top of the stack that are NaNs by zero. */
  void canonicalLanes(VectorOp equal) {
    int scratch = locals.size() - 1;
    code.add(new LocalTee(scratch));
    code.add(new LocalGet(scratch));
    code.add(new LocalGet(scratch));
    code.add(equal.instr());
    code.add(VectorOp.V128_AND.instr());
  }
}
