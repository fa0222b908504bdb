package cezve.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.instruction.LaneOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.StoreOp;
import cezve.model.instruction.VectorOp;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What generated code calls exists, with exactly the type that it is called with. */
class OperationsTest {
  private static final Set<LoadOp> LOWERED_TO_OTHERS =
      EnumSet.of(
          LoadOp.V128_LOAD8X8_S,
          LoadOp.V128_LOAD8X8_U,
          LoadOp.V128_LOAD16X4_S,
          LoadOp.V128_LOAD16X4_U,
          LoadOp.V128_LOAD32X2_S,
          LoadOp.V128_LOAD32X2_U,
          LoadOp.V128_LOAD8_SPLAT,
          LoadOp.V128_LOAD16_SPLAT,
          LoadOp.V128_LOAD32_SPLAT,
          LoadOp.V128_LOAD64_SPLAT);

  /** Emits something, and requires that every function called exists. */
  private static int calls(Consumer<Code> emission) {
    List<String> calls = new ArrayList<>();
    MethodVisitor visitor =
        new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitMethodInsn(
              int opcode, String owner, String name, String descriptor, boolean isInterface) {
            calls.add(owner);
            assertTrue(
                exists(opcode == Opcodes.INVOKESTATIC, owner, name, descriptor),
                owner + "." + name + descriptor);
          }
        };
    emission.accept(new Code(visitor));
    return calls.size();
  }

  private static boolean exists(String owner, String name, String descriptor) {
    return exists(true, owner, name, descriptor);
  }

  private static boolean exists(boolean isStatic, String owner, String name, String descriptor) {
    try {
      for (Method method : Class.forName(owner.replace('/', '.')).getMethods()) {
        if (method.getName().equals(name)
            && Modifier.isStatic(method.getModifiers()) == isStatic
            && Type.getMethodDescriptor(method).equals(descriptor)) {
          return true;
        }
      }
      return false;
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "I64_(ADD128|SUB128|MUL_WIDE_.)")
  void aNumericOperationIsAnInstructionOrAFunction(NumericOp op) {
    assertTrue(calls(code -> NumericEmitter.emit(code, op)) <= 1);
    assertTrue(
        exists(NumericEmitter.owner(op), NumericEmitter.method(op), Operations.descriptor(op, "")));
  }

  @ParameterizedTest
  @EnumSource
  void aVectorOperationIsAFunction(VectorOp op) {
    assertTrue(
        exists(VectorEmitter.owner(op), VectorEmitter.method(op), Operations.descriptor(op, "")),
        op.name());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "I8X16_SHUFFLE")
  void aLaneOperationIsAFunction(LaneOp op) {
    assertEquals(1, calls(code -> VectorEmitter.lane(code, op, 1)));
  }

  @ParameterizedTest
  @EnumSource
  void aLoadIsAFunctionWhateverItsAddress(LoadOp op) {
    if (LOWERED_TO_OTHERS.contains(op)) {
      return;
    }
    for (MemoryEmitter.Way way : ways(op.bytes())) {
      assertTrue(calls(code -> MemoryEmitter.load(code, op, way)) >= 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoreIsAFunctionWhateverItsAddress(StoreOp op) {
    for (MemoryEmitter.Way way : ways(op.bytes())) {
      assertEquals(1, calls(code -> MemoryEmitter.store(code, Names.MEMORIES, op, way)));
      assertEquals(1, calls(code -> MemoryEmitter.store(code, Names.TRACKED_MEMORIES, op, way)));
    }
  }

  private static Set<MemoryEmitter.Way> ways(int bytes) {
    return bytes <= Long.BYTES
        ? EnumSet.allOf(MemoryEmitter.Way.class)
        : EnumSet.complementOf(EnumSet.of(MemoryEmitter.Way.ADDRESS));
  }
}
