package cezve.compiler;

import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Feature;
import cezve.model.instruction.Instr;
import cezve.model.module.InstrCursor;
import cezve.model.type.ExternKind;
import cezve.validator.ValidModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Which functions of a module may make tail calls without end. Such a function hands its last call
 * over to whoever called it. All others can simply call: a tail call of a function to itself is a
 * jump, and a chain of tail calls that no function occurs in twice is as long as the module has
 * functions at most.
 */
final class TailCalls {
  private final BitSet endless;
  private final BitSet recursive;
  private boolean any;

  TailCalls(ValidModule module) {
    this(new BitSet(), new BitSet(), false);
    if (module.usedFeatures().contains(Feature.TAIL_CALL)) {
      analyse(module);
    }
  }

  /** What the methods of the same names have said. */
  TailCalls(BitSet functions, BitSet repeating, boolean any) {
    this.endless = functions;
    this.recursive = repeating;
    this.any = any;
  }

  /** Whether a function hands over its tail calls. */
  boolean handsOver(int function) {
    return endless.get(function);
  }

  /** Whether a function calls itself in its place. */
  boolean repeats(int function) {
    return recursive.get(function);
  }

  /** The functions that call themselves in their place. */
  BitSet repeating() {
    return recursive;
  }

  /** Whether there are any tail calls at all, except of functions to themselves. */
  boolean any() {
    return any;
  }

  /** The functions that hand over tail calls. */
  BitSet functions() {
    return endless;
  }

  private void analyse(ValidModule module) {
    int imported = module.importCount(ExternKind.FUNC);
    int count = module.funcs().size();
    List<List<Integer>> callers = new ArrayList<>(count);
    int[] callees = new int[count];
    for (int i = 0; i < count; i++) {
      callers.add(new ArrayList<>(0));
    }
    endless.set(0, count);
    for (int function = imported; function < count; function++) {
      InstrCursor cursor = module.module().funcs().get(function - imported).code().body().open();
      for (Instr instr = cursor.next(); instr != null; instr = cursor.next()) {
        if (instr instanceof ControlInstr.ReturnCall(int callee)) {
          if (callee == function) {
            recursive.set(function);
          } else {
            callers.get(callee).add(function);
            callees[function]++;
            any = true;
          }
        } else if (instr instanceof ControlInstr.ReturnCallIndirect
            || instr instanceof ControlInstr.ReturnCallRef) {
          callees[function]++;
          any = true;
        }
      }
    }
    removeChains(imported, callees, callers);
  }

  /** Whoever calls only functions whose tail calls end does so itself. */
  private void removeChains(int imported, int[] callees, List<List<Integer>> callers) {
    Deque<Integer> ending = new ArrayDeque<>();
    for (int function = imported; function < callees.length; function++) {
      if (callees[function] == 0) {
        ending.add(function);
      }
    }
    while (!ending.isEmpty()) {
      int function = ending.remove();
      endless.clear(function);
      for (int caller : callers.get(function)) {
        if (--callees[caller] == 0) {
          ending.add(caller);
        }
      }
    }
    endless.clear(0, imported);
  }
}
