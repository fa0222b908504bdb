package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;

/** How the own method of a function ends that is cut into several. */
final class SplitExits extends FunctionExits implements Part.Exits {
  private final SplitFunction function;
  private final PartSlots slots;

  SplitExits(Code code, SplitFunction function, PartSlots slots) {
    super(code, function.target(), function.tree(), slots);
    this.function = function;
    this.slots = slots;
  }

  @Override
  void exit() {
    function.count(code, "leave");
    super.exit();
  }

  @Override
  public void complete() {
    throw new AssertionError("BUG: a function that ends without returning");
  }

  /** A part has returned from the function, or wants it to start anew. */
  @Override
  public void passOn(Part part) {
    if (tailCalls.repeats(tree.function())) {
      Label returned = new Label();
      code.variable(ILOAD, slots.outcome());
      code.iconst(PartExits.REPEATS);
      code.jump(IF_ICMPNE, returned);
      for (int i = 0; i < shape.params().size(); i++) {
        take(i, shape.params().get(i));
      }
      repeat();
      part.place(returned);
    }
    if (tailCalls.any()) {
      Label completed = new Label();
      code.variable(ALOAD, slots.instance());
      code.getField(Names.CONTEXT, "tailCallee", Names.type(Names.FUNCTION));
      code.jump(IFNULL, completed);
      if (tailCalls.handsOver(tree.function())) {
        handOver();
      } else {
        goOn();
      }
      part.place(completed);
    }
    JvmType returned = shape.returned();
    if (returned != null) {
      take(0, returned);
    }
    exit();
  }

  private void take(int index, JvmType type) {
    code.variable(ALOAD, slots.instance());
    code.iconst(index);
    Results.take(code, type);
  }

  @Override
  public void finish(Part part) {
    finish(part, slots.count());
  }
}
