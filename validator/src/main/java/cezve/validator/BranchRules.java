package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.ControlInstr.BrTable;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.LabelCast;
import cezve.model.type.Matching;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.List;

/**
 * Branches.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#branch-instructions">Validation:
 *     Branch instructions</a>
 */
final class BranchRules {
  private final Context context;
  private final OperandStack operands;
  private final ControlStack control;
  private int branchTables;

  BranchRules(Context context, OperandStack operands, ControlStack control) {
    this.context = context;
    this.operands = operands;
    this.control = control;
  }

  void br(int label) {
    operands.require(control.label(label).label());
    control.unreachable();
  }

  void brIf(int label) {
    List<ValType> types = control.label(label).label();
    operands.pop(NumType.I32);
    operands.apply(types, types);
  }

  void brTable(BrTable instr) {
    List<ValType> fallback = control.label(instr.defaultLabel()).label();
    operands.pop(NumType.I32);
    int serial = ++branchTables;
    IndexList labels = instr.labels();
    for (int i = 0; i < labels.size(); i++) {
      ControlFrame frame = control.label(labels.get(i));
      if (frame.branchTable != serial) {
        frame.branchTable = serial;
        requireArity(frame.label(), labels.get(i), fallback, instr.defaultLabel());
        operands.require(frame.label());
      }
    }
    operands.require(fallback);
    control.unreachable();
  }

  void returnFrom() {
    operands.require(control.bodyResults());
    control.unreachable();
  }

  void brOnNull(int label) {
    List<ValType> types = control.label(label).label();
    RefType type = operands.popReference();
    operands.apply(types, types);
    operands.push(nonNull(type));
  }

  void brOnNonNull(int label) {
    List<ValType> types = control.label(label).label();
    RefType wanted = referenceOf(types, label);
    operands.pop(RefType.nullable(wanted.heap()));
    List<ValType> others = types.subList(0, types.size() - 1);
    operands.apply(others, others);
  }

  /** Branches with the cast reference, and goes on with what could not be cast. */
  void brOnCast(LabelCast cast) {
    RefType from = context.close(cast.from());
    RefType to = closeTarget(cast, from);
    branchOnCast(cast.label(), from, to, difference(from, to));
  }

  /** Branches with what could not be cast, and goes on with the cast reference. */
  void brOnCastFail(LabelCast cast) {
    RefType from = context.close(cast.from());
    RefType to = closeTarget(cast, from);
    branchOnCast(cast.label(), from, difference(from, to), to);
  }

  private void branchOnCast(int label, RefType from, RefType branching, RefType staying) {
    List<ValType> types = control.label(label).label();
    RefType wanted = referenceOf(types, label);
    operands.pop(from);
    if (!Matching.matches(branching, wanted)) {
      throw new InvalidException(
          "type mismatch: label "
              + label
              + " requires "
              + context.text.of(wanted)
              + " but the branch has "
              + context.text.of(branching));
    }
    List<ValType> others = types.subList(0, types.size() - 1);
    operands.apply(others, others);
    operands.push(staying);
  }

  private RefType closeTarget(LabelCast cast, RefType from) {
    RefType to = context.close(cast.to());
    if (!Matching.matches(to, from)) {
      throw new InvalidException(
          "type mismatch: "
              + context.text.of(to)
              + " is not a subtype of "
              + context.text.of(from)
              + ", which is cast");
    }
    return to;
  }

  /** The type of what is left of {@code from} if a cast to {@code to} fails. */
  private static RefType difference(RefType from, RefType to) {
    return to.nullable() ? nonNull(from) : from;
  }

  private static RefType nonNull(RefType type) {
    return type.nullable() ? RefType.nonNull(type.heap()) : type;
  }

  /** The last of a label's types, which must be a reference type. */
  private RefType referenceOf(List<ValType> label, int index) {
    if (!label.isEmpty() && label.getLast() instanceof RefType type) {
      return type;
    }
    throw new InvalidException(
        "type mismatch: label "
            + Integer.toUnsignedString(index)
            + " must take a reference last, but takes "
            + context.text.of(label));
  }

  private void requireArity(List<ValType> types, int label, List<ValType> fallback, int last) {
    if (types.size() != fallback.size()) {
      throw new InvalidException(
          "type mismatch: label "
              + label
              + " requires "
              + context.text.of(types)
              + " but label "
              + last
              + " requires "
              + context.text.of(fallback));
    }
  }
}
