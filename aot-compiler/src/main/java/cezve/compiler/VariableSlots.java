package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.runtime.CodeVariant;
import cezve.tree.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a method: slots, the instance, the array of memory 0, and others, in the order
 * in which they are added.
 */
abstract class VariableSlots implements Slots {
  final Code code;
  private final boolean hasArray;
  private final boolean consumesFuel;
  private final List<Object> frame = new ArrayList<>();
  private int next;
  private int instance;
  private int memory;
  private FuelCode fuel = FuelCode.NONE;

  VariableSlots(Code code, ModuleTarget target) {
    this.code = code;
    this.hasArray = MemoryEmitter.hasArray(target.module());
    this.consumesFuel = target.variant().has(CodeVariant.Duty.CONSUME_FUEL);
  }

  /** Adds the variable of a slot. */
  final int add(Slot slot) {
    JvmType type = JvmType.of(slot.type());
    return add(type.frameType(), type.size());
  }

  /** Adds a variable of the given type in stack map frames. */
  final int add(Object type, int size) {
    int variable = next;
    frame.add(type);
    next += size;
    return variable;
  }

  /** Adds the variables with arrays of number and reference cells; the first of them. */
  final int addArrays() {
    int numbers = add("[J", 1);
    add("[Ljava/lang/Object;", 1);
    return numbers;
  }

  final void addInstance() {
    instance = add(Names.INSTANCE, 1);
  }

  /** Adds the variable with the array of memory 0, if that may be in one. */
  final void addMemory() {
    if (hasArray) {
      memory = add("[B", 1);
    }
  }

  /** Adds the variable with the fuel at hand, if the method consumes any. */
  final void addFuel() {
    if (consumesFuel) {
      fuel = new FuelVariable(code, this, add(INTEGER, 1));
    }
  }

  /** Leaves the fuel where it is, if the method consumes any. */
  final void leaveFuel() {
    if (consumesFuel) {
      fuel = new FuelField(code, this);
    }
  }

  @Override
  public final FuelCode fuel() {
    return fuel;
  }

  /** The number of JVM variables. */
  final int count() {
    return next;
  }

  @Override
  public final int instance() {
    return instance;
  }

  @Override
  public final void memory() {
    code.variable(ALOAD, memory);
  }

  @Override
  public final void reloadMemory() {
    if (hasArray) {
      InstanceClass.pushArray(code, instance);
      code.variable(ASTORE, memory);
    }
  }

  @Override
  public final @Nullable Object[] frame() {
    return frame.toArray();
  }
}
