package cezve.compiler;

import static org.objectweb.asm.Opcodes.L2I;

import cezve.model.instruction.IndexList;
import cezve.tree.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.objectweb.asm.Label;

/**
 * A {@code br_table} of more cases than fit into a method: strings map the index to the number of
 * the target, and the switch has a case for each target only. If even these are too many, what the
 * strings say becomes how the method ends.
 */
final class LargeTable {
  // A string constant may take 65,535 bytes, and a character up to three.
  private static final int CHARS_PER_STRING = 20_000;
  private static final int MOST_NUMBERS = Character.MAX_VALUE - 1;

  private final IndexList targets;
  private final int otherwise;

  LargeTable(IndexList targets) {
    this.targets = targets;
    this.otherwise = targets.get(targets.size() - 1);
  }

  /** Branches to the target. */
  void emit(BodyEmitter body, Expr index) {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    numbers.put(otherwise, 0);
    search(
        body.code, body.exprs, index, label -> numbers.computeIfAbsent(label, _ -> numbers.size()));
    Label[] cases = new Label[numbers.size()];
    for (Map.Entry<Integer, Integer> target : numbers.entrySet()) {
      cases[target.getValue()] = body.label(target.getKey());
    }
    body.code.table(0, cases, cases[0]);
  }

  /** Pushes the number that stands for a branch to the target; false if there are too many. */
  boolean emitOutcome(Code code, ExprEmitter exprs, Expr index) {
    int least = otherwise;
    int greatest = otherwise;
    for (int i = 0; i < targets.size(); i++) {
      least = Math.min(least, targets.get(i));
      greatest = Math.max(greatest, targets.get(i));
    }
    if (greatest - least >= MOST_NUMBERS) {
      return false;
    }
    int first = greatest;
    search(code, exprs, index, label -> label == otherwise ? 0 : first - label + 1);
    code.iconst(PartExits.branchTo(otherwise));
    code.iconst(PartExits.branchTo(greatest));
    code.call(Names.TABLES, "outcome", "(III)I");
    return true;
  }

  /** Pushes the number of the target, which is 0 for the last one. */
  private void search(Code code, ExprEmitter exprs, Expr index, IntUnaryOperator numberOfLabel) {
    exprs.emit(index);
    code.call(Names.TABLES, "startSearch", "(I)J");
    int from = 0;
    for (String string : strings(numberOfLabel)) {
      code.string(string);
      code.iconst(from);
      code.call(Names.TABLES, "search", "(JLjava/lang/String;I)J");
      from += CHARS_PER_STRING;
    }
    code.insn(L2I);
  }

  private List<String> strings(IntUnaryOperator numberOfLabel) {
    List<String> strings = new ArrayList<>();
    StringBuilder chars = new StringBuilder();
    int size = targets.size() - 1;
    for (int i = 0; i < size; i++) {
      chars.append((char) (numberOfLabel.applyAsInt(targets.get(i)) + 1));
      if (chars.length() == CHARS_PER_STRING || i == size - 1) {
        strings.add(chars.toString());
        chars.setLength(0);
      }
    }
    return strings;
  }
}
