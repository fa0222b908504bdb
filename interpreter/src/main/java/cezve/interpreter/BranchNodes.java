package cezve.interpreter;

import cezve.model.instruction.NumericOp;
import cezve.runtime.numeric.I32;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Branches on a comparison of integers: what ends almost every loop, as one node. */
final class BranchNodes {
  private static final Map<NumericOp, Comparison> COMPARISONS =
      Map.ofEntries(
          Map.entry(NumericOp.I32_EQ, BranchNodes::eq),
          Map.entry(NumericOp.I32_NE, BranchNodes::ne),
          Map.entry(NumericOp.I32_LT_S, BranchNodes::ltS),
          Map.entry(NumericOp.I32_LT_U, BranchNodes::ltU),
          Map.entry(NumericOp.I32_GT_S, BranchNodes::gtS),
          Map.entry(NumericOp.I32_GT_U, BranchNodes::gtU),
          Map.entry(NumericOp.I32_LE_S, BranchNodes::leS),
          Map.entry(NumericOp.I32_LE_U, BranchNodes::leU),
          Map.entry(NumericOp.I32_GE_S, BranchNodes::geS),
          Map.entry(NumericOp.I32_GE_U, BranchNodes::geU));

  private BranchNodes() {}

  /** Makes the node that branches if two operands compare. */
  interface Comparison {
    StmtNode branch(I32Operand a, I32Operand b, int label);
  }

  /** The branch on an operation, or null if it has no node of its own. */
  static @Nullable Comparison comparison(NumericOp op) {
    return COMPARISONS.get(op);
  }

  private static StmtNode eq(I32Operand a, I32Operand b, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return I32.eq((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)))
                != 0
            ? label
            : StmtNode.NEXT;
      }
    };
  }

  private static StmtNode ne(I32Operand a, I32Operand b, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return I32.ne((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)))
                != 0
            ? label
            : StmtNode.NEXT;
      }
    };
  }

  private static StmtNode ltS(I32Operand a, I32Operand b, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return I32.ltS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)))
                != 0
            ? label
            : StmtNode.NEXT;
      }
    };
  }

  private static StmtNode ltU(I32Operand a, I32Operand b, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return I32.ltU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)))
                != 0
            ? label
            : StmtNode.NEXT;
      }
    };
  }

  private static StmtNode gtS(I32Operand a, I32Operand b, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return I32.gtS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)))
                != 0
            ? label
            : StmtNode.NEXT;
      }
    };
  }

  private static StmtNode gtU(I32Operand a, I32Operand b, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return I32.gtU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)))
                != 0
            ? label
            : StmtNode.NEXT;
      }
    };
  }

  private static StmtNode leS(I32Operand a, I32Operand b, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return I32.leS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)))
                != 0
            ? label
            : StmtNode.NEXT;
      }
    };
  }

  private static StmtNode leU(I32Operand a, I32Operand b, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return I32.leU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)))
                != 0
            ? label
            : StmtNode.NEXT;
      }
    };
  }

  private static StmtNode geS(I32Operand a, I32Operand b, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return I32.geS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)))
                != 0
            ? label
            : StmtNode.NEXT;
      }
    };
  }

  private static StmtNode geU(I32Operand a, I32Operand b, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return I32.geU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)))
                != 0
            ? label
            : StmtNode.NEXT;
      }
    };
  }
}
