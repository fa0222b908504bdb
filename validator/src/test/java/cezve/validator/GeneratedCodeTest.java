package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.ConstOp;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.Opcodes;
import cezve.model.instruction.VectorOp;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Code that is put together by keeping track of the stack, in another way than the validator. */
final class GeneratedCodeTest {
  private static final List<ValType> TYPES = List.of(I32, I64, F32, F64, V128);
  private static final List<Opcode> OPERATORS =
      Opcodes.all().stream()
          .filter(op -> op instanceof NumericOp || op instanceof VectorOp)
          .toList();

  @Property
  void isValid(@ForAll long seed, @ForAll @IntRange(max = 300) int length) {
    wellTyped(seed, length).valid();
  }

  @Property
  void isNotValidWithoutOneOfItsConstants(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int length, @ForAll Random random) {
    Generator code = wellTyped(seed, length);
    int constant = random.nextInt(code.instrs.size());
    while (!(code.instrs.get(constant).opcode() instanceof ConstOp)) {
      constant = (constant + 1) % code.instrs.size();
    }
    String message = code.invalidWithout(constant);
    assertEquals("type mismatch", message.substring(0, message.indexOf(':')), message);
  }

  private static Generator wellTyped(long seed, int length) {
    Generator code = new Generator(new Random(seed));
    for (int i = 0; i < length; i++) {
      code.step();
    }
    code.finish();
    return code;
  }

  /** Writes code of which it knows the operands at every point, one list per open block. */
  private static final class Generator {
    final List<Instr> instrs = new ArrayList<>();
    private final List<List<ValType>> blocks = new ArrayList<>();
    private final List<ValType> results = new ArrayList<>();
    private final Random random;

    Generator(Random random) {
      this.random = random;
      blocks.add(new ArrayList<>());
    }

    void step() {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> constant(anyType());
        case 3, 4, 5 -> operator(OPERATORS.get(random.nextInt(OPERATORS.size())));
        case 6 -> open(anyType());
        default -> close();
      }
    }

    void finish() {
      while (!results.isEmpty()) {
        close();
      }
      constant(I32);
    }

    void valid() {
      module().func(NONE, blocks.getFirst(), instrs).valid();
    }

    String invalidWithout(int index) {
      List<Instr> rest = new ArrayList<>(instrs);
      rest.remove(index);
      return module().func(NONE, blocks.getFirst(), rest).invalid();
    }

    private ValType anyType() {
      return TYPES.get(random.nextInt(TYPES.size()));
    }

    private List<ValType> operands() {
      return blocks.getLast();
    }

    private void constant(ValType type) {
      instrs.add(value(type));
      operands().add(type);
    }

    /** Applies an operator, to what is on the stack if that suits it. */
    private void operator(Opcode op) {
      List<ValType> params = op.signature().params();
      List<ValType> operands = operands();
      int start = operands.size() - params.size();
      if (start < 0 || !operands.subList(start, operands.size()).equals(params)) {
        params.forEach(this::constant);
        start = operands.size() - params.size();
      }
      operands.subList(start, operands.size()).clear();
      instrs.add(ZeroImmediates.instr(op));
      operands.addAll(op.signature().results());
    }

    private void open(ValType result) {
      instrs.add(random.nextBoolean() ? block(result) : loop(result));
      results.add(result);
      blocks.add(new ArrayList<>());
    }

    private void close() {
      if (results.isEmpty()) {
        return;
      }
      while (!operands().isEmpty()) {
        instrs.add(DROP);
        operands().removeLast();
      }
      ValType result = results.removeLast();
      constant(result);
      instrs.add(END);
      blocks.removeLast();
      operands().add(result);
    }
  }
}
