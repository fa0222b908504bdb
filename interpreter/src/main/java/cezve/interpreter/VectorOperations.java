package cezve.interpreter;

import cezve.model.instruction.VectorOp;
import cezve.runtime.numeric.Bitwise;
import cezve.runtime.numeric.F32x4;
import cezve.runtime.numeric.F64x2;
import cezve.runtime.numeric.I16x8;
import cezve.runtime.numeric.I32x4;
import cezve.runtime.numeric.I64x2;
import cezve.runtime.numeric.I8x16;
import cezve.runtime.numeric.Relaxed;
import cezve.runtime.numeric.V128;
import cezve.tree.Expr;
import java.util.List;

/**
 * Chooses the node of a vector instruction without immediates. There is one class of nodes for each
 * shape of functions: unlike on numbers, the call of the function is little beside what it does.
 */
final class VectorOperations {
  private final ExprTranslation of;
  private final List<Expr> operands;

  private VectorOperations(ExprTranslation of, List<Expr> operands) {
    this.of = of;
    this.operands = operands;
  }

  /**
   * The node of an operation.
   *
   * @param of makes the nodes of the operands
   */
  static ExprNode of(VectorOp op, ExprTranslation of, List<Expr> operands) {
    return new VectorOperations(of, operands).node(op);
  }

  private interface Unary {
    V128 apply(V128 a);
  }

  private interface Binary {
    V128 apply(V128 a, V128 b);
  }

  private interface Ternary {
    V128 apply(V128 a, V128 b, V128 c);
  }

  private interface Test {
    int apply(V128 a);
  }

  private interface Shift {
    V128 apply(V128 a, int count);
  }

  private ExprNode node(VectorOp op) {
    return switch (op) {
      case I8X16_SWIZZLE -> binary(I8x16::swizzle);
      case I8X16_SPLAT -> splatI8x16();
      case I16X8_SPLAT -> splatI16x8();
      case I32X4_SPLAT -> splatI32x4();
      case I64X2_SPLAT -> splatI64x2();
      case F32X4_SPLAT -> splatF32x4();
      case F64X2_SPLAT -> splatF64x2();
      case I8X16_EQ -> binary(I8x16::eq);
      case I8X16_NE -> binary(I8x16::ne);
      case I8X16_LT_S -> binary(I8x16::ltS);
      case I8X16_LT_U -> binary(I8x16::ltU);
      case I8X16_GT_S -> binary(I8x16::gtS);
      case I8X16_GT_U -> binary(I8x16::gtU);
      case I8X16_LE_S -> binary(I8x16::leS);
      case I8X16_LE_U -> binary(I8x16::leU);
      case I8X16_GE_S -> binary(I8x16::geS);
      case I8X16_GE_U -> binary(I8x16::geU);
      case I16X8_EQ -> binary(I16x8::eq);
      case I16X8_NE -> binary(I16x8::ne);
      case I16X8_LT_S -> binary(I16x8::ltS);
      case I16X8_LT_U -> binary(I16x8::ltU);
      case I16X8_GT_S -> binary(I16x8::gtS);
      case I16X8_GT_U -> binary(I16x8::gtU);
      case I16X8_LE_S -> binary(I16x8::leS);
      case I16X8_LE_U -> binary(I16x8::leU);
      case I16X8_GE_S -> binary(I16x8::geS);
      case I16X8_GE_U -> binary(I16x8::geU);
      case I32X4_EQ -> binary(I32x4::eq);
      case I32X4_NE -> binary(I32x4::ne);
      case I32X4_LT_S -> binary(I32x4::ltS);
      case I32X4_LT_U -> binary(I32x4::ltU);
      case I32X4_GT_S -> binary(I32x4::gtS);
      case I32X4_GT_U -> binary(I32x4::gtU);
      case I32X4_LE_S -> binary(I32x4::leS);
      case I32X4_LE_U -> binary(I32x4::leU);
      case I32X4_GE_S -> binary(I32x4::geS);
      case I32X4_GE_U -> binary(I32x4::geU);
      case F32X4_EQ -> binary(F32x4::eq);
      case F32X4_NE -> binary(F32x4::ne);
      case F32X4_LT -> binary(F32x4::lt);
      case F32X4_GT -> binary(F32x4::gt);
      case F32X4_LE -> binary(F32x4::le);
      case F32X4_GE -> binary(F32x4::ge);
      case F64X2_EQ -> binary(F64x2::eq);
      case F64X2_NE -> binary(F64x2::ne);
      case F64X2_LT -> binary(F64x2::lt);
      case F64X2_GT -> binary(F64x2::gt);
      case F64X2_LE -> binary(F64x2::le);
      case F64X2_GE -> binary(F64x2::ge);
      case V128_NOT -> unary(Bitwise::not);
      case V128_AND -> binary(Bitwise::and);
      case V128_ANDNOT -> binary(Bitwise::andnot);
      case V128_OR -> binary(Bitwise::or);
      case V128_XOR -> binary(Bitwise::xor);
      case V128_BITSELECT -> ternary(Bitwise::bitselect);
      case V128_ANY_TRUE -> test(Bitwise::anyTrue);
      case F32X4_DEMOTE_F64X2_ZERO -> unary(F32x4::demoteF64x2Zero);
      case F64X2_PROMOTE_LOW_F32X4 -> unary(F64x2::promoteLowF32x4);
      case I8X16_ABS -> unary(I8x16::abs);
      case I8X16_NEG -> unary(I8x16::neg);
      case I8X16_POPCNT -> unary(I8x16::popcnt);
      case I8X16_ALL_TRUE -> test(I8x16::allTrue);
      case I8X16_BITMASK -> test(I8x16::bitmask);
      case I8X16_NARROW_I16X8_S -> binary(I8x16::narrowI16x8S);
      case I8X16_NARROW_I16X8_U -> binary(I8x16::narrowI16x8U);
      case F32X4_CEIL -> unary(F32x4::ceil);
      case F32X4_FLOOR -> unary(F32x4::floor);
      case F32X4_TRUNC -> unary(F32x4::trunc);
      case F32X4_NEAREST -> unary(F32x4::nearest);
      case I8X16_SHL -> shift(I8x16::shl);
      case I8X16_SHR_S -> shift(I8x16::shrS);
      case I8X16_SHR_U -> shift(I8x16::shrU);
      case I8X16_ADD -> binary(I8x16::add);
      case I8X16_ADD_SAT_S -> binary(I8x16::addSatS);
      case I8X16_ADD_SAT_U -> binary(I8x16::addSatU);
      case I8X16_SUB -> binary(I8x16::sub);
      case I8X16_SUB_SAT_S -> binary(I8x16::subSatS);
      case I8X16_SUB_SAT_U -> binary(I8x16::subSatU);
      case F64X2_CEIL -> unary(F64x2::ceil);
      case F64X2_FLOOR -> unary(F64x2::floor);
      case I8X16_MIN_S -> binary(I8x16::minS);
      case I8X16_MIN_U -> binary(I8x16::minU);
      case I8X16_MAX_S -> binary(I8x16::maxS);
      case I8X16_MAX_U -> binary(I8x16::maxU);
      case F64X2_TRUNC -> unary(F64x2::trunc);
      case I8X16_AVGR_U -> binary(I8x16::avgrU);
      case I16X8_EXTADD_PAIRWISE_I8X16_S -> unary(I16x8::extaddPairwiseI8x16S);
      case I16X8_EXTADD_PAIRWISE_I8X16_U -> unary(I16x8::extaddPairwiseI8x16U);
      case I32X4_EXTADD_PAIRWISE_I16X8_S -> unary(I32x4::extaddPairwiseI16x8S);
      case I32X4_EXTADD_PAIRWISE_I16X8_U -> unary(I32x4::extaddPairwiseI16x8U);
      case I16X8_ABS -> unary(I16x8::abs);
      case I16X8_NEG -> unary(I16x8::neg);
      case I16X8_Q15MULR_SAT_S -> binary(I16x8::q15mulrSatS);
      case I16X8_ALL_TRUE -> test(I16x8::allTrue);
      case I16X8_BITMASK -> test(I16x8::bitmask);
      case I16X8_NARROW_I32X4_S -> binary(I16x8::narrowI32x4S);
      case I16X8_NARROW_I32X4_U -> binary(I16x8::narrowI32x4U);
      case I16X8_EXTEND_LOW_I8X16_S -> unary(I16x8::extendLowI8x16S);
      case I16X8_EXTEND_HIGH_I8X16_S -> unary(I16x8::extendHighI8x16S);
      case I16X8_EXTEND_LOW_I8X16_U -> unary(I16x8::extendLowI8x16U);
      case I16X8_EXTEND_HIGH_I8X16_U -> unary(I16x8::extendHighI8x16U);
      case I16X8_SHL -> shift(I16x8::shl);
      case I16X8_SHR_S -> shift(I16x8::shrS);
      case I16X8_SHR_U -> shift(I16x8::shrU);
      case I16X8_ADD -> binary(I16x8::add);
      case I16X8_ADD_SAT_S -> binary(I16x8::addSatS);
      case I16X8_ADD_SAT_U -> binary(I16x8::addSatU);
      case I16X8_SUB -> binary(I16x8::sub);
      case I16X8_SUB_SAT_S -> binary(I16x8::subSatS);
      case I16X8_SUB_SAT_U -> binary(I16x8::subSatU);
      case F64X2_NEAREST -> unary(F64x2::nearest);
      case I16X8_MUL -> binary(I16x8::mul);
      case I16X8_MIN_S -> binary(I16x8::minS);
      case I16X8_MIN_U -> binary(I16x8::minU);
      case I16X8_MAX_S -> binary(I16x8::maxS);
      case I16X8_MAX_U -> binary(I16x8::maxU);
      case I16X8_AVGR_U -> binary(I16x8::avgrU);
      case I16X8_EXTMUL_LOW_I8X16_S -> binary(I16x8::extmulLowI8x16S);
      case I16X8_EXTMUL_HIGH_I8X16_S -> binary(I16x8::extmulHighI8x16S);
      case I16X8_EXTMUL_LOW_I8X16_U -> binary(I16x8::extmulLowI8x16U);
      case I16X8_EXTMUL_HIGH_I8X16_U -> binary(I16x8::extmulHighI8x16U);
      case I32X4_ABS -> unary(I32x4::abs);
      case I32X4_NEG -> unary(I32x4::neg);
      case I32X4_ALL_TRUE -> test(I32x4::allTrue);
      case I32X4_BITMASK -> test(I32x4::bitmask);
      case I32X4_EXTEND_LOW_I16X8_S -> unary(I32x4::extendLowI16x8S);
      case I32X4_EXTEND_HIGH_I16X8_S -> unary(I32x4::extendHighI16x8S);
      case I32X4_EXTEND_LOW_I16X8_U -> unary(I32x4::extendLowI16x8U);
      case I32X4_EXTEND_HIGH_I16X8_U -> unary(I32x4::extendHighI16x8U);
      case I32X4_SHL -> shift(I32x4::shl);
      case I32X4_SHR_S -> shift(I32x4::shrS);
      case I32X4_SHR_U -> shift(I32x4::shrU);
      case I32X4_ADD -> binary(I32x4::add);
      case I32X4_SUB -> binary(I32x4::sub);
      case I32X4_MUL -> binary(I32x4::mul);
      case I32X4_MIN_S -> binary(I32x4::minS);
      case I32X4_MIN_U -> binary(I32x4::minU);
      case I32X4_MAX_S -> binary(I32x4::maxS);
      case I32X4_MAX_U -> binary(I32x4::maxU);
      case I32X4_DOT_I16X8_S -> binary(I32x4::dotI16x8S);
      case I32X4_EXTMUL_LOW_I16X8_S -> binary(I32x4::extmulLowI16x8S);
      case I32X4_EXTMUL_HIGH_I16X8_S -> binary(I32x4::extmulHighI16x8S);
      case I32X4_EXTMUL_LOW_I16X8_U -> binary(I32x4::extmulLowI16x8U);
      case I32X4_EXTMUL_HIGH_I16X8_U -> binary(I32x4::extmulHighI16x8U);
      case I64X2_ABS -> unary(I64x2::abs);
      case I64X2_NEG -> unary(I64x2::neg);
      case I64X2_ALL_TRUE -> test(I64x2::allTrue);
      case I64X2_BITMASK -> test(I64x2::bitmask);
      case I64X2_EXTEND_LOW_I32X4_S -> unary(I64x2::extendLowI32x4S);
      case I64X2_EXTEND_HIGH_I32X4_S -> unary(I64x2::extendHighI32x4S);
      case I64X2_EXTEND_LOW_I32X4_U -> unary(I64x2::extendLowI32x4U);
      case I64X2_EXTEND_HIGH_I32X4_U -> unary(I64x2::extendHighI32x4U);
      case I64X2_SHL -> shift(I64x2::shl);
      case I64X2_SHR_S -> shift(I64x2::shrS);
      case I64X2_SHR_U -> shift(I64x2::shrU);
      case I64X2_ADD -> binary(I64x2::add);
      case I64X2_SUB -> binary(I64x2::sub);
      case I64X2_MUL -> binary(I64x2::mul);
      case I64X2_EQ -> binary(I64x2::eq);
      case I64X2_NE -> binary(I64x2::ne);
      case I64X2_LT_S -> binary(I64x2::ltS);
      case I64X2_GT_S -> binary(I64x2::gtS);
      case I64X2_LE_S -> binary(I64x2::leS);
      case I64X2_GE_S -> binary(I64x2::geS);
      case I64X2_EXTMUL_LOW_I32X4_S -> binary(I64x2::extmulLowI32x4S);
      case I64X2_EXTMUL_HIGH_I32X4_S -> binary(I64x2::extmulHighI32x4S);
      case I64X2_EXTMUL_LOW_I32X4_U -> binary(I64x2::extmulLowI32x4U);
      case I64X2_EXTMUL_HIGH_I32X4_U -> binary(I64x2::extmulHighI32x4U);
      case F32X4_ABS -> unary(F32x4::abs);
      case F32X4_NEG -> unary(F32x4::neg);
      case F32X4_SQRT -> unary(F32x4::sqrt);
      case F32X4_ADD -> binary(F32x4::add);
      case F32X4_SUB -> binary(F32x4::sub);
      case F32X4_MUL -> binary(F32x4::mul);
      case F32X4_DIV -> binary(F32x4::div);
      case F32X4_MIN -> binary(F32x4::min);
      case F32X4_MAX -> binary(F32x4::max);
      case F32X4_PMIN -> binary(F32x4::pmin);
      case F32X4_PMAX -> binary(F32x4::pmax);
      case F64X2_ABS -> unary(F64x2::abs);
      case F64X2_NEG -> unary(F64x2::neg);
      case F64X2_SQRT -> unary(F64x2::sqrt);
      case F64X2_ADD -> binary(F64x2::add);
      case F64X2_SUB -> binary(F64x2::sub);
      case F64X2_MUL -> binary(F64x2::mul);
      case F64X2_DIV -> binary(F64x2::div);
      case F64X2_MIN -> binary(F64x2::min);
      case F64X2_MAX -> binary(F64x2::max);
      case F64X2_PMIN -> binary(F64x2::pmin);
      case F64X2_PMAX -> binary(F64x2::pmax);
      case I32X4_TRUNC_SAT_F32X4_S -> unary(I32x4::truncSatF32x4S);
      case I32X4_TRUNC_SAT_F32X4_U -> unary(I32x4::truncSatF32x4U);
      case F32X4_CONVERT_I32X4_S -> unary(F32x4::convertI32x4S);
      case F32X4_CONVERT_I32X4_U -> unary(F32x4::convertI32x4U);
      case I32X4_TRUNC_SAT_F64X2_S_ZERO -> unary(I32x4::truncSatF64x2SZero);
      case I32X4_TRUNC_SAT_F64X2_U_ZERO -> unary(I32x4::truncSatF64x2UZero);
      case F64X2_CONVERT_LOW_I32X4_S -> unary(F64x2::convertLowI32x4S);
      case F64X2_CONVERT_LOW_I32X4_U -> unary(F64x2::convertLowI32x4U);
      case I8X16_RELAXED_SWIZZLE -> binary(Relaxed::i8x16Swizzle);
      case I32X4_RELAXED_TRUNC_F32X4_S -> unary(Relaxed::i32x4TruncF32x4S);
      case I32X4_RELAXED_TRUNC_F32X4_U -> unary(Relaxed::i32x4TruncF32x4U);
      case I32X4_RELAXED_TRUNC_F64X2_S_ZERO -> unary(Relaxed::i32x4TruncF64x2SZero);
      case I32X4_RELAXED_TRUNC_F64X2_U_ZERO -> unary(Relaxed::i32x4TruncF64x2UZero);
      case F32X4_RELAXED_MADD -> ternary(Relaxed::f32x4Madd);
      case F32X4_RELAXED_NMADD -> ternary(Relaxed::f32x4Nmadd);
      case F64X2_RELAXED_MADD -> ternary(Relaxed::f64x2Madd);
      case F64X2_RELAXED_NMADD -> ternary(Relaxed::f64x2Nmadd);
      case I8X16_RELAXED_LANESELECT,
          I16X8_RELAXED_LANESELECT,
          I32X4_RELAXED_LANESELECT,
          I64X2_RELAXED_LANESELECT ->
          ternary(Relaxed::laneselect);
      case F32X4_RELAXED_MIN -> binary(Relaxed::f32x4Min);
      case F32X4_RELAXED_MAX -> binary(Relaxed::f32x4Max);
      case F64X2_RELAXED_MIN -> binary(Relaxed::f64x2Min);
      case F64X2_RELAXED_MAX -> binary(Relaxed::f64x2Max);
      case I16X8_RELAXED_Q15MULR_S -> binary(Relaxed::i16x8Q15mulrS);
      case I16X8_RELAXED_DOT_I8X16_I7X16_S -> binary(Relaxed::i16x8DotI8x16I7x16S);
      case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S -> ternary(Relaxed::i32x4DotI8x16I7x16AddS);
    };
  }

  private V128Node vector(int operand) {
    return of.v128(operands.get(operand));
  }

  private V128Node unary(Unary op) {
    V128Node a = vector(0);
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return op.apply(a.eval(f));
      }
    };
  }

  private V128Node binary(Binary op) {
    V128Node a = vector(0);
    V128Node b = vector(1);
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return op.apply(a.eval(f), b.eval(f));
      }
    };
  }

  private V128Node ternary(Ternary op) {
    V128Node a = vector(0);
    V128Node b = vector(1);
    V128Node c = vector(2);
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return op.apply(a.eval(f), b.eval(f), c.eval(f));
      }
    };
  }

  private I32Node test(Test op) {
    V128Node a = vector(0);
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return op.apply(a.eval(f));
      }
    };
  }

  private V128Node shift(Shift op) {
    V128Node a = vector(0);
    I32Operand count = of.i32(operands.get(1));
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return op.apply(a.eval(f), count.eval(f));
      }
    };
  }

  private V128Node splatI8x16() {
    I32Operand value = of.i32(operands.getFirst());
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return I8x16.splat(value.eval(f));
      }
    };
  }

  private V128Node splatI16x8() {
    I32Operand value = of.i32(operands.getFirst());
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return I16x8.splat(value.eval(f));
      }
    };
  }

  private V128Node splatI32x4() {
    I32Operand value = of.i32(operands.getFirst());
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return I32x4.splat(value.eval(f));
      }
    };
  }

  private V128Node splatI64x2() {
    I64Operand value = of.i64(operands.getFirst());
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return I64x2.splat(value.eval(f));
      }
    };
  }

  private V128Node splatF32x4() {
    F32Operand value = of.f32(operands.getFirst());
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return F32x4.splat(value.eval(f));
      }
    };
  }

  private V128Node splatF64x2() {
    F64Operand value = of.f64(operands.getFirst());
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return F64x2.splat(value.eval(f));
      }
    };
  }
}
