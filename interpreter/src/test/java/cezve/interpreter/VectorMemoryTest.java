package cezve.interpreter;

import static cezve.interpreter.Program.I32;
import static cezve.interpreter.Program.get;
import static cezve.interpreter.Program.i32;
import static cezve.interpreter.Program.type;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LaneMemoryOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.StoreOp;
import cezve.model.type.VecType;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Values;
import cezve.runtime.numeric.V128;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Loads and stores of vectors, of parts of them and of single lanes. */
final class VectorMemoryTest {
  private static final VecType V128_TYPE = VecType.V128;
  private static final int SIZE = 1 << 16;
  private static final int OFFSET = 3;
  private static final V128 PATTERN = new V128(0x8786_8584_8382_8180L, 0x0F0E_0D0C_0B0A_0908L);

  private static MemArg memArg(int bytes) {
    return new MemArg(0, Integer.numberOfTrailingZeros(bytes), OFFSET);
  }

  private static byte[] bytes(V128 vector) {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putLong(vector.low()).putLong(vector.high()).array();
  }

  private static V128 vector(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new V128(buffer.getLong(), buffer.getLong());
  }

  private static void assertOutOfBounds(ModuleInstance instance, Object... arguments) {
    TrapException e =
        assertThrows(
            TrapException.class,
            () -> Values.invoke(instance.function(0), Arrays.asList(arguments)));
    assertEquals(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, e.trap());
  }

  @TestFactory
  Stream<DynamicTest> loadsMakeVectorsOfWhatIsThere() {
    return Arrays.stream(LoadOp.values())
        .filter(op -> op.signature().results().contains(V128_TYPE))
        .map(op -> DynamicTest.dynamicTest(op.mnemonic(), () -> load(op)));
  }

  private static void load(LoadOp op) {
    Instr load = new MemoryInstr.Load(op, memArg(op.bytes()));
    ModuleInstance instance =
        new Program().memory().func("f", type(List.of(I32), V128_TYPE), get(0), load).instantiate();
    int last = SIZE - op.bytes();
    byte[] there = Arrays.copyOf(bytes(PATTERN), op.bytes());
    instance.memory(0).write(last, there, 0, there.length);
    Object actual = Values.invoke(instance.function(0), List.of(last - OFFSET)).getFirst();
    assertEquals(loaded(op, there), actual);
    assertOutOfBounds(instance, last - OFFSET + 1);
    assertOutOfBounds(instance, -1);
  }

  /** The vector that a load makes of the bytes it reads, by its name. */
  private static V128 loaded(LoadOp op, byte[] there) {
    String name = op.mnemonic().substring("v128.load".length());
    byte[] result = new byte[16];
    if (name.isEmpty() || name.endsWith("_zero")) {
      System.arraycopy(there, 0, result, 0, there.length);
    } else if (name.endsWith("_splat")) {
      for (int i = 0; i < 16; i++) {
        result[i] = there[i % there.length];
      }
    } else {
      int width = Integer.parseInt(name.substring(0, name.indexOf('x'))) / 8;
      for (int i = 0; i < 16; i++) {
        int lane = i / (2 * width);
        int at = i % (2 * width);
        boolean negative = name.endsWith("_s") && there[(lane + 1) * width - 1] < 0;
        result[i] = at < width ? there[lane * width + at] : (byte) (negative ? -1 : 0);
      }
    }
    return vector(result);
  }

  @Test
  void aStoreWritesSixteenBytesOrNone() {
    ModuleInstance instance =
        new Program()
            .memory()
            .func(
                "f",
                type(List.of(I32, V128_TYPE)),
                get(0),
                get(1),
                new MemoryInstr.Store(StoreOp.V128_STORE, memArg(16)))
            .instantiate();
    Values.invoke(instance.function(0), List.of(SIZE - 16 - OFFSET, PATTERN));
    byte[] written = new byte[16];
    instance.memory(0).read(SIZE - 16, written, 0, 16);
    assertArrayEquals(bytes(PATTERN), written);
    V128 other = new V128(-1, -1);
    for (int beyond = 1; beyond <= 16; beyond++) {
      assertOutOfBounds(instance, SIZE - 16 - OFFSET + beyond, other);
    }
    instance.memory(0).read(SIZE - 16, written, 0, 16);
    assertArrayEquals(bytes(PATTERN), written);
  }

  @TestFactory
  Stream<DynamicTest> singleLanesAreLoadedAndStored() {
    return Arrays.stream(LaneMemoryOp.values())
        .map(op ->
            DynamicTest.dynamicTest(
                op.mnemonic(),
                () -> {
                  for (int lane = 0; lane < op.lanes(); lane++) {
                    accessLane(op, lane);
                  }
                }));
  }

  private static void accessLane(LaneMemoryOp op, int lane) {
    boolean loads = op.signature().results().contains(V128_TYPE);
    VecType[] results = loads ? new VecType[] {V128_TYPE} : new VecType[0];
    Instr instr = new MemoryInstr.LaneMemory(op, memArg(op.bytes()), lane);
    ModuleInstance instance =
        new Program()
            .memory()
            .func("f", type(List.of(I32, V128_TYPE), results), get(0), get(1), instr)
            .instantiate();
    MemoryInstance memory = instance.memory(0);
    int last = SIZE - op.bytes();
    byte[] before = {1, 2, 3, 4, 5, 6, 7, -8};
    memory.write(SIZE - 8, before, 0, 8);
    Object result =
        loads
            ? Values.invoke(instance.function(0), List.of(last - OFFSET, PATTERN)).getFirst()
            : Values.invoke(instance.function(0), List.of(last - OFFSET, PATTERN));
    byte[] vector = bytes(PATTERN);
    if (loads) {
      System.arraycopy(before, 8 - op.bytes(), vector, lane * op.bytes(), op.bytes());
      assertEquals(vector(vector), result);
    } else {
      byte[] after = before.clone();
      System.arraycopy(vector, lane * op.bytes(), after, 8 - op.bytes(), op.bytes());
      byte[] written = new byte[8];
      memory.read(SIZE - 8, written, 0, 8);
      assertArrayEquals(after, written);
    }
    assertOutOfBounds(instance, last - OFFSET + 1, PATTERN);
  }

  @Test
  void theAddressOfALaneIsEvaluatedBeforeTheVector() {
    Instr divideByZero = NumericOp.I32_DIV_U.instr();
    Instr outside = new MemoryInstr.Load(LoadOp.V128_LOAD, memArg(16));
    Instr loadLane = new MemoryInstr.LaneMemory(LaneMemoryOp.V128_LOAD32_LANE, memArg(4), 0);
    Program program =
        new Program()
            .memory()
            .func(
                "f",
                type(List.of(), V128_TYPE),
                i32(1),
                i32(0),
                divideByZero,
                i32(-1),
                outside,
                loadLane);
    TrapException e = assertThrows(TrapException.class, () -> program.invoke(0));
    assertEquals(Trap.INTEGER_DIVIDE_BY_ZERO, e.trap());
  }
}
