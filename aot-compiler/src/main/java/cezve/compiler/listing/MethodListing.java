package cezve.compiler.listing;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Writes the code of a method: its instructions, with labels where something goes to. */
final class MethodListing {
  /** Takes the line numbers, each in front of the instructions that have it. */
  interface Lines {
    void line(int number);
  }

  private static final int NUMBER_WIDTH = 10;

  private final StringBuilder out;
  private final Map<Label, String> names = new HashMap<>();
  private final Set<Label> targets = new HashSet<>();

  MethodListing(StringBuilder out) {
    this.out = out;
  }

  void write(CodeModel code, Lines lines) {
    findTargets(code);
    nameTargets(code);
    InstructionText instructions = new InstructionText(names);
    int at = 0;
    for (CodeElement element : code) {
      switch (element) {
        case LineNumber line -> lines.line(line.line());
        case LabelTarget target when names.containsKey(target.label()) ->
            out.append("    ").append(names.get(target.label())).append(":\n");
        case Instruction instruction -> {
          String number = Integer.toString(at);
          out.repeat(' ', Math.max(0, NUMBER_WIDTH - number.length())).append(number).append("  ");
          out.append(instructions.of(instruction)).append('\n');
          at += instruction.sizeInBytes();
        }
        case CodeElement _ -> {}
      }
    }
    for (ExceptionCatch handler : code.exceptionHandlers()) {
      out.append("      catch ")
          .append(handler.catchType().map(type -> TypeText.of(type.asSymbol())).orElse("all"))
          .append(" from ")
          .append(names.get(handler.tryStart()))
          .append(" to ")
          .append(names.get(handler.tryEnd()))
          .append(" at ")
          .append(names.get(handler.handler()))
          .append('\n');
    }
  }

  private void findTargets(CodeModel code) {
    for (CodeElement element : code) {
      switch (element) {
        case BranchInstruction branch -> targets.add(branch.target());
        case TableSwitchInstruction table -> {
          targets.add(table.defaultTarget());
          table.cases().stream().map(SwitchCase::target).forEach(targets::add);
        }
        case LookupSwitchInstruction lookup -> {
          targets.add(lookup.defaultTarget());
          lookup.cases().stream().map(SwitchCase::target).forEach(targets::add);
        }
        case CodeElement _ -> {}
      }
    }
    for (ExceptionCatch handler : code.exceptionHandlers()) {
      targets.add(handler.tryStart());
      targets.add(handler.tryEnd());
      targets.add(handler.handler());
    }
  }

  /** Numbers the labels in the order of the code. */
  private void nameTargets(CodeModel code) {
    for (CodeElement element : code) {
      if (element instanceof LabelTarget target && targets.contains(target.label())) {
        names.put(target.label(), "L" + names.size());
      }
    }
  }
}
