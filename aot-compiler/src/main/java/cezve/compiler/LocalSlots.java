package cezve.compiler;

import cezve.tree.FuncTree;
import cezve.tree.Slot;
import java.util.List;

/** Slots as JVM variables: the form for functions that fit into one method. */
final class LocalSlots extends VariableSlots {
  private final CallShape shape;
  private final FuncTree tree;
  private final int[] indices;

  LocalSlots(Code code, ModuleTarget target, FuncTree tree) {
    super(code, target);
    this.shape = CallShape.of(tree.type());
    this.tree = tree;
    this.indices = new int[tree.slots().size()];
    int params = 0;
    if (shape.inCells()) {
      addArrays();
    } else {
      params = shape.params().size();
      add(tree.slots().subList(0, params));
    }
    addInstance();
    add(tree.slots().subList(params, indices.length));
    addMemory();
    if (tree.loops()) {
      addFuel();
    } else {
      leaveFuel();
    }
  }

  private void add(List<Slot> slots) {
    for (Slot slot : slots) {
      indices[slot.index()] = add(slot);
    }
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
    fuel().start();
  }

  @Override
  public void get(Slot slot) {
    code.variable(JvmType.of(slot.type()).load(), indices[slot.index()]);
  }

  @Override
  public void set(Slot slot) {
    code.variable(JvmType.of(slot.type()).store(), indices[slot.index()]);
  }
}
