package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.instruction.NumericOp;
import cezve.tree.Expr;
import java.util.EnumMap;
import java.util.Map;
import org.objectweb.asm.Label;

/** Emits conditional jumps. Nothing else may be on the operand stack. */
final class ConditionEmitter {
  private static final String COMPARE_INTS = "(II)I";
  private static final String COMPARE_LONGS = "(JJ)I";
  private static final Map<NumericOp, Integer> RELATIONS = relations();

  private final Code code;
  private final ExprEmitter exprs;

  ConditionEmitter(Code code, ExprEmitter exprs) {
    this.code = code;
    this.exprs = exprs;
  }

  /** Jumps if the condition holds, that is, is not zero. */
  void jumpIf(Expr condition, Label target) {
    jump(condition, target, true);
  }

  /** Jumps if the condition does not hold. */
  void jumpUnless(Expr condition, Label target) {
    jump(condition, target, false);
  }

  private void jump(Expr condition, Label target, boolean wanted) {
    switch (condition) {
      case Expr.Unary(NumericOp op, Expr operand) when op == NumericOp.I32_EQZ ->
          jump(operand, target, !wanted);
      case Expr.Unary(NumericOp op, Expr operand) when op == NumericOp.I64_EQZ -> {
        exprs.emit(operand);
        code.insn(LCONST_0);
        code.insn(LCMP);
        code.jump(wanted ? IFEQ : IFNE, target);
      }
      case Expr.RefIsNull(Expr reference) -> {
        exprs.emit(reference);
        code.jump(wanted ? IFNULL : IFNONNULL, target);
      }
      case Expr.Binary(NumericOp op, Expr left, Expr right) ->
          compare(op, left, right, target, wanted);
      case Expr other -> {
        exprs.emit(other);
        code.jump(wanted ? IFNE : IFEQ, target);
      }
    }
  }

  private void compare(NumericOp op, Expr left, Expr right, Label target, boolean wanted) {
    int relation = relation(op);
    if (relation == 0) {
      exprs.emit(new Expr.Binary(op, left, right));
      code.jump(wanted ? IFNE : IFEQ, target);
      return;
    }
    boolean zero = right instanceof Expr.I32Const(int value) && value == 0;
    exprs.emit(left);
    int jump = wanted ? relation : inverse(relation);
    if (zero && !isUnsigned(op)) {
      code.jump(jump, target);
      return;
    }
    exprs.emit(right);
    switch (JvmType.of(op.signature().params().getFirst())) {
      case INT -> {
        if (isUnsigned(op)) {
          code.call("java/lang/Integer", "compareUnsigned", COMPARE_INTS);
          code.jump(jump, target);
        } else {
          code.jump(jump + (IF_ICMPEQ - IFEQ), target);
        }
      }
      case LONG -> {
        if (isUnsigned(op)) {
          code.call("java/lang/Long", "compareUnsigned", COMPARE_LONGS);
        } else {
          code.insn(LCMP);
        }
        code.jump(jump, target);
      }
      // A comparison with NaN must come out false whether or not it was inverted.
      case FLOAT -> {
        code.insn(relation == IFLT || relation == IFLE ? FCMPG : FCMPL);
        code.jump(jump, target);
      }
      case DOUBLE -> {
        code.insn(relation == IFLT || relation == IFLE ? DCMPG : DCMPL);
        code.jump(jump, target);
      }
      case VECTOR, REFERENCE -> throw new AssertionError("BUG: " + op + " compares numbers");
    }
  }

  /** Whether the jump looks at what comparing two numbers gave, and not at the numbers. */
  static boolean isThreeWay(Expr condition) {
    return switch (condition) {
      case Expr.Unary(NumericOp op, Expr operand) when op == NumericOp.I32_EQZ ->
          isThreeWay(operand);
      case Expr.Unary(NumericOp op, Expr _) -> op == NumericOp.I64_EQZ;
      case Expr.Binary(NumericOp op, Expr _, Expr _) ->
          relation(op) != 0
              && (isUnsigned(op) || JvmType.of(op.signature().params().getFirst()) != JvmType.INT);
      case Expr _ -> false;
    };
  }

  /** The jump after a comparison with zero, or 0 if the operation is not a comparison. */
  static int relation(NumericOp op) {
    return RELATIONS.getOrDefault(op, 0);
  }

  private static Map<NumericOp, Integer> relations() {
    Map<NumericOp, Integer> relations = new EnumMap<>(NumericOp.class);
    for (NumericOp op : NumericOp.values()) {
      relations.put(op, relationOf(op));
    }
    return relations;
  }

  private static int relationOf(NumericOp op) {
    if (!op.signature().results().equals(NumericOp.I32_EQ.signature().results())) {
      return 0;
    }
    String name = op.name().substring(4);
    return switch (name) {
      case "EQ" -> IFEQ;
      case "NE" -> IFNE;
      case "LT", "LT_S", "LT_U" -> IFLT;
      case "GT", "GT_S", "GT_U" -> IFGT;
      case "LE", "LE_S", "LE_U" -> IFLE;
      case "GE", "GE_S", "GE_U" -> IFGE;
      default -> 0;
    };
  }

  private static boolean isUnsigned(NumericOp op) {
    return op.name().endsWith("_U");
  }

  private static int inverse(int jump) {
    return ((jump + 1) ^ 1) - 1;
  }
}
