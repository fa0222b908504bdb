package cezve.compiler.listing;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.*;
import java.lang.constant.ConstantDesc;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** JVM instructions as text. */
final class InstructionText {
  private final Map<Label, String> labels;

  /** For a method whose labels have these names. */
  InstructionText(Map<Label, String> labels) {
    this.labels = labels;
  }

  /** An instruction with its operands; the cases of a switch are on lines of their own. */
  String of(Instruction instruction) {
    String operands = operands(instruction);
    String mnemonic = instruction.opcode().name().toLowerCase(Locale.ROOT);
    return operands.isEmpty() ? mnemonic : mnemonic + " " + operands;
  }

  private String operands(Instruction instruction) {
    return switch (instruction) {
      case LoadInstruction load when load.sizeInBytes() > 1 -> Integer.toString(load.slot());
      case StoreInstruction store when store.sizeInBytes() > 1 -> Integer.toString(store.slot());
      case LoadInstruction _,
          StoreInstruction _,
          ArrayLoadInstruction _,
          ArrayStoreInstruction _,
          ConvertInstruction _,
          MonitorInstruction _,
          NopInstruction _,
          OperatorInstruction _,
          ReturnInstruction _,
          StackInstruction _,
          ThrowInstruction _,
          ConstantInstruction.IntrinsicConstantInstruction _ ->
          "";
      case ConstantInstruction constant -> constant(constant.constantValue());
      case IncrementInstruction increment -> increment.slot() + " " + increment.constant();
      case BranchInstruction branch -> label(branch.target());
      case TableSwitchInstruction table -> cases(table.cases(), table.defaultTarget());
      case LookupSwitchInstruction lookup -> cases(lookup.cases(), lookup.defaultTarget());
      case FieldInstruction field ->
          TypeText.of(field.owner().asSymbol())
              + "."
              + field.name().stringValue()
              + " "
              + TypeText.of(field.typeSymbol());
      case InvokeInstruction invoke ->
          TypeText.of(invoke.owner().asSymbol())
              + "."
              + invoke.name().stringValue()
              + TypeText.of(invoke.typeSymbol());
      case InvokeDynamicInstruction dynamic ->
          dynamic.name().stringValue() + TypeText.of(dynamic.typeSymbol());
      case NewObjectInstruction object -> TypeText.of(object.className().asSymbol());
      case NewPrimitiveArrayInstruction array -> array.typeKind().name().toLowerCase(Locale.ROOT);
      case NewReferenceArrayInstruction array -> TypeText.of(array.componentType().asSymbol());
      case NewMultiArrayInstruction array ->
          TypeText.of(array.arrayType().asSymbol()) + " " + array.dimensions();
      case TypeCheckInstruction check -> TypeText.of(check.type().asSymbol());
      case DiscontinuedInstruction _ ->
          throw new AssertionError("BUG: an instruction that is not in use any longer");
    };
  }

  private String label(Label label) {
    return labels.getOrDefault(label, "?");
  }

  private String cases(List<SwitchCase> cases, Label otherwise) {
    StringBuilder text = new StringBuilder();
    for (SwitchCase each :
        cases.stream().sorted(Comparator.comparingInt(SwitchCase::caseValue)).toList()) {
      text.append(each.caseValue()).append(":").append(label(each.target())).append(' ');
    }
    return text.append("default:").append(label(otherwise)).toString();
  }

  private static String constant(ConstantDesc value) {
    return switch (value) {
      case String string -> "\"" + escaped(string) + "\"";
      case Long number -> number + "L";
      case Float number -> number + "f";
      default -> value.toString();
    };
  }

  private static String escaped(String string) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        text.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
