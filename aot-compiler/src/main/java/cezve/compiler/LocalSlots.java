package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.FuncTree;
import cezve.tree.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slots as JVM variables: the form for functions that fit into one method. */
final class LocalSlots implements Slots {
  private final Code code;
  private final CallShape shape;
  private final FuncTree tree;
  private final int[] indices;
  private final int instance;
  private final int memory;
  private final boolean hasArray;
  private int next;

  LocalSlots(Code code, CallShape shape, FuncTree tree, boolean hasArray) {
    this.code = code;
    this.shape = shape;
    this.tree = tree;
    this.hasArray = hasArray;
    this.indices = new int[tree.slots().size()];
    int params = paramSlots();
    for (int i = 0; i < params; i++) {
      indices[i] = next;
      next += shape.params().get(i).size();
    }
    next = shape.paramSize();
    this.instance = next++;
    for (int i = params; i < indices.length; i++) {
      indices[i] = next;
      next += JvmType.of(tree.slots().get(i).type()).size();
    }
    this.memory = next++;
  }

  /** Gives variables that are not parameters of the method their first values. */
  void initialise() {
    int params = shape.params().size();
    if (shape.inCells()) {
      new Cells(code, 0, 1).unpack(shape.params());
      tree.slots().subList(0, params).reversed().forEach(this::set);
    }
    for (Slot slot : tree.slots().subList(params, tree.slots().size())) {
      code.zero(JvmType.of(slot.type()));
      set(slot);
    }
    reloadMemory();
  }

  /** How many of the slots are parameters of the method. */
  private int paramSlots() {
    return shape.inCells() ? 0 : shape.params().size();
  }

  /** The number of JVM variables. */
  int count() {
    return next;
  }

  @Override
  public void get(Slot slot) {
    code.variable(JvmType.of(slot.type()).load(), indices[slot.index()]);
  }

  @Override
  public void set(Slot slot) {
    code.variable(JvmType.of(slot.type()).store(), indices[slot.index()]);
  }

  @Override
  public int instance() {
    return instance;
  }

  @Override
  public void memory() {
    code.variable(ALOAD, memory);
  }

  @Override
  public void reloadMemory() {
    if (hasArray) {
      InstanceClass.pushArray(code, instance);
      code.variable(ASTORE, memory);
    }
  }

  @Override
  public @Nullable Object[] frame() {
    List<Object> types = shape.frameTypes();
    for (Slot slot : tree.slots().subList(paramSlots(), tree.slots().size())) {
      types.add(JvmType.of(slot.type()).frameType());
    }
    if (hasArray) {
      types.add("[B");
    }
    return types.toArray();
  }
}
