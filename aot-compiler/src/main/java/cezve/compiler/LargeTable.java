package cezve.compiler;

import static org.objectweb.asm.Opcodes.L2I;

import cezve.model.instruction.IndexList;
import cezve.tree.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;

/**
 * A {@code br_table} of more cases than fit into a method: strings map the index to the number of
 * the target, and the switch has a case for each target only.
 */
final class LargeTable {
  // A string constant may take 65,535 bytes, and a character up to three.
  private static final int CHARS_PER_STRING = 20_000;

  private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
  private final List<String> strings = new ArrayList<>();

  LargeTable(IndexList targets) {
    int size = targets.size() - 1;
    numbers.put(targets.get(size), 0);
    StringBuilder chars = new StringBuilder();
    for (int i = 0; i < size; i++) {
      int number = numbers.computeIfAbsent(targets.get(i), _ -> numbers.size());
      chars.append((char) (number + 1));
      if (chars.length() == CHARS_PER_STRING || i == size - 1) {
        strings.add(chars.toString());
        chars.setLength(0);
      }
    }
  }

  void emit(BodyEmitter body, Expr index) {
    Code code = body.code;
    body.exprs.emit(index);
    code.call(Names.TABLES, "startSearch", "(I)J");
    for (int i = 0; i < strings.size(); i++) {
      code.string(strings.get(i));
      code.iconst(i * CHARS_PER_STRING);
      code.call(Names.TABLES, "search", "(JLjava/lang/String;I)J");
    }
    code.insn(L2I);
    Label[] cases = new Label[numbers.size()];
    for (Map.Entry<Integer, Integer> target : numbers.entrySet()) {
      cases[target.getValue()] = body.label(target.getKey());
    }
    code.table(0, cases, cases[0]);
  }
}
