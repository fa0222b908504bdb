package cezve.interpreter;

import cezve.model.instruction.NumericOp;
import cezve.tree.Expr;

/** Chooses the node of each numeric instruction. */
final class NumericNodes {
  private NumericNodes() {}

  /**
   * The node of an operation.
   *
   * @param of makes the nodes of the operands
   * @param b the second operand; for a unary operation it is not looked at
   */
  static ExprNode of(NumericOp op, ExprTranslation of, Expr a, Expr b) {
    return switch (op) {
      case I32_EQZ -> I32Nodes.eqz(of.i32(a));
      case I64_EQZ -> I64Nodes.eqz(of.i64(a));
      case I32_CLZ -> I32Nodes.clz(of.i32(a));
      case I32_CTZ -> I32Nodes.ctz(of.i32(a));
      case I32_POPCNT -> I32Nodes.popcnt(of.i32(a));
      case I64_CLZ -> I64Nodes.clz(of.i64(a));
      case I64_CTZ -> I64Nodes.ctz(of.i64(a));
      case I64_POPCNT -> I64Nodes.popcnt(of.i64(a));
      case F32_ABS -> F32Nodes.abs(of.f32(a));
      case F32_NEG -> F32Nodes.neg(of.f32(a));
      case F32_CEIL -> F32Nodes.ceil(of.f32(a));
      case F32_FLOOR -> F32Nodes.floor(of.f32(a));
      case F32_TRUNC -> F32Nodes.trunc(of.f32(a));
      case F32_NEAREST -> F32Nodes.nearest(of.f32(a));
      case F32_SQRT -> F32Nodes.sqrt(of.f32(a));
      case F64_ABS -> F64Nodes.abs(of.f64(a));
      case F64_NEG -> F64Nodes.neg(of.f64(a));
      case F64_CEIL -> F64Nodes.ceil(of.f64(a));
      case F64_FLOOR -> F64Nodes.floor(of.f64(a));
      case F64_TRUNC -> F64Nodes.trunc(of.f64(a));
      case F64_NEAREST -> F64Nodes.nearest(of.f64(a));
      case F64_SQRT -> F64Nodes.sqrt(of.f64(a));
      case I32_WRAP_I64 -> ConversionNodes.i32WrapI64(of.i64(a));
      case I32_TRUNC_F32_S -> ConversionNodes.i32TruncF32S(of.f32(a));
      case I32_TRUNC_F32_U -> ConversionNodes.i32TruncF32U(of.f32(a));
      case I32_TRUNC_F64_S -> ConversionNodes.i32TruncF64S(of.f64(a));
      case I32_TRUNC_F64_U -> ConversionNodes.i32TruncF64U(of.f64(a));
      case I64_EXTEND_I32_S -> ConversionNodes.i64ExtendI32S(of.i32(a));
      case I64_EXTEND_I32_U -> ConversionNodes.i64ExtendI32U(of.i32(a));
      case I64_TRUNC_F32_S -> ConversionNodes.i64TruncF32S(of.f32(a));
      case I64_TRUNC_F32_U -> ConversionNodes.i64TruncF32U(of.f32(a));
      case I64_TRUNC_F64_S -> ConversionNodes.i64TruncF64S(of.f64(a));
      case I64_TRUNC_F64_U -> ConversionNodes.i64TruncF64U(of.f64(a));
      case F32_CONVERT_I32_S -> ConversionNodes.f32ConvertI32S(of.i32(a));
      case F32_CONVERT_I32_U -> ConversionNodes.f32ConvertI32U(of.i32(a));
      case F32_CONVERT_I64_S -> ConversionNodes.f32ConvertI64S(of.i64(a));
      case F32_CONVERT_I64_U -> ConversionNodes.f32ConvertI64U(of.i64(a));
      case F32_DEMOTE_F64 -> ConversionNodes.f32DemoteF64(of.f64(a));
      case F64_CONVERT_I32_S -> ConversionNodes.f64ConvertI32S(of.i32(a));
      case F64_CONVERT_I32_U -> ConversionNodes.f64ConvertI32U(of.i32(a));
      case F64_CONVERT_I64_S -> ConversionNodes.f64ConvertI64S(of.i64(a));
      case F64_CONVERT_I64_U -> ConversionNodes.f64ConvertI64U(of.i64(a));
      case F64_PROMOTE_F32 -> ConversionNodes.f64PromoteF32(of.f32(a));
      case I32_REINTERPRET_F32 -> ConversionNodes.i32ReinterpretF32(of.f32(a));
      case I64_REINTERPRET_F64 -> ConversionNodes.i64ReinterpretF64(of.f64(a));
      case F32_REINTERPRET_I32 -> ConversionNodes.f32ReinterpretI32(of.i32(a));
      case F64_REINTERPRET_I64 -> ConversionNodes.f64ReinterpretI64(of.i64(a));
      case I32_EXTEND8_S -> I32Nodes.extend8S(of.i32(a));
      case I32_EXTEND16_S -> I32Nodes.extend16S(of.i32(a));
      case I64_EXTEND8_S -> I64Nodes.extend8S(of.i64(a));
      case I64_EXTEND16_S -> I64Nodes.extend16S(of.i64(a));
      case I64_EXTEND32_S -> I64Nodes.extend32S(of.i64(a));
      case I32_TRUNC_SAT_F32_S -> ConversionNodes.i32TruncSatF32S(of.f32(a));
      case I32_TRUNC_SAT_F32_U -> ConversionNodes.i32TruncSatF32U(of.f32(a));
      case I32_TRUNC_SAT_F64_S -> ConversionNodes.i32TruncSatF64S(of.f64(a));
      case I32_TRUNC_SAT_F64_U -> ConversionNodes.i32TruncSatF64U(of.f64(a));
      case I64_TRUNC_SAT_F32_S -> ConversionNodes.i64TruncSatF32S(of.f32(a));
      case I64_TRUNC_SAT_F32_U -> ConversionNodes.i64TruncSatF32U(of.f32(a));
      case I64_TRUNC_SAT_F64_S -> ConversionNodes.i64TruncSatF64S(of.f64(a));
      case I64_TRUNC_SAT_F64_U -> ConversionNodes.i64TruncSatF64U(of.f64(a));
      case I32_EQ -> I32Nodes.eq(of.i32(a), of.i32(b));
      case I32_NE -> I32Nodes.ne(of.i32(a), of.i32(b));
      case I32_LT_S -> I32Nodes.ltS(of.i32(a), of.i32(b));
      case I32_LT_U -> I32Nodes.ltU(of.i32(a), of.i32(b));
      case I32_GT_S -> I32Nodes.gtS(of.i32(a), of.i32(b));
      case I32_GT_U -> I32Nodes.gtU(of.i32(a), of.i32(b));
      case I32_LE_S -> I32Nodes.leS(of.i32(a), of.i32(b));
      case I32_LE_U -> I32Nodes.leU(of.i32(a), of.i32(b));
      case I32_GE_S -> I32Nodes.geS(of.i32(a), of.i32(b));
      case I32_GE_U -> I32Nodes.geU(of.i32(a), of.i32(b));
      case I64_EQ -> I64Nodes.eq(of.i64(a), of.i64(b));
      case I64_NE -> I64Nodes.ne(of.i64(a), of.i64(b));
      case I64_LT_S -> I64Nodes.ltS(of.i64(a), of.i64(b));
      case I64_LT_U -> I64Nodes.ltU(of.i64(a), of.i64(b));
      case I64_GT_S -> I64Nodes.gtS(of.i64(a), of.i64(b));
      case I64_GT_U -> I64Nodes.gtU(of.i64(a), of.i64(b));
      case I64_LE_S -> I64Nodes.leS(of.i64(a), of.i64(b));
      case I64_LE_U -> I64Nodes.leU(of.i64(a), of.i64(b));
      case I64_GE_S -> I64Nodes.geS(of.i64(a), of.i64(b));
      case I64_GE_U -> I64Nodes.geU(of.i64(a), of.i64(b));
      case F32_EQ -> F32Nodes.eq(of.f32(a), of.f32(b));
      case F32_NE -> F32Nodes.ne(of.f32(a), of.f32(b));
      case F32_LT -> F32Nodes.lt(of.f32(a), of.f32(b));
      case F32_GT -> F32Nodes.gt(of.f32(a), of.f32(b));
      case F32_LE -> F32Nodes.le(of.f32(a), of.f32(b));
      case F32_GE -> F32Nodes.ge(of.f32(a), of.f32(b));
      case F64_EQ -> F64Nodes.eq(of.f64(a), of.f64(b));
      case F64_NE -> F64Nodes.ne(of.f64(a), of.f64(b));
      case F64_LT -> F64Nodes.lt(of.f64(a), of.f64(b));
      case F64_GT -> F64Nodes.gt(of.f64(a), of.f64(b));
      case F64_LE -> F64Nodes.le(of.f64(a), of.f64(b));
      case F64_GE -> F64Nodes.ge(of.f64(a), of.f64(b));
      case I32_ADD -> I32Nodes.add(of.i32(a), of.i32(b));
      case I32_SUB -> I32Nodes.sub(of.i32(a), of.i32(b));
      case I32_MUL -> I32Nodes.mul(of.i32(a), of.i32(b));
      case I32_DIV_S -> I32Nodes.divS(of.i32(a), of.i32(b));
      case I32_DIV_U -> I32Nodes.divU(of.i32(a), of.i32(b));
      case I32_REM_S -> I32Nodes.remS(of.i32(a), of.i32(b));
      case I32_REM_U -> I32Nodes.remU(of.i32(a), of.i32(b));
      case I32_AND -> I32Nodes.and(of.i32(a), of.i32(b));
      case I32_OR -> I32Nodes.or(of.i32(a), of.i32(b));
      case I32_XOR -> I32Nodes.xor(of.i32(a), of.i32(b));
      case I32_SHL -> I32Nodes.shl(of.i32(a), of.i32(b));
      case I32_SHR_S -> I32Nodes.shrS(of.i32(a), of.i32(b));
      case I32_SHR_U -> I32Nodes.shrU(of.i32(a), of.i32(b));
      case I32_ROTL -> I32Nodes.rotl(of.i32(a), of.i32(b));
      case I32_ROTR -> I32Nodes.rotr(of.i32(a), of.i32(b));
      case I64_ADD -> I64Nodes.add(of.i64(a), of.i64(b));
      case I64_SUB -> I64Nodes.sub(of.i64(a), of.i64(b));
      case I64_MUL -> I64Nodes.mul(of.i64(a), of.i64(b));
      case I64_DIV_S -> I64Nodes.divS(of.i64(a), of.i64(b));
      case I64_DIV_U -> I64Nodes.divU(of.i64(a), of.i64(b));
      case I64_REM_S -> I64Nodes.remS(of.i64(a), of.i64(b));
      case I64_REM_U -> I64Nodes.remU(of.i64(a), of.i64(b));
      case I64_AND -> I64Nodes.and(of.i64(a), of.i64(b));
      case I64_OR -> I64Nodes.or(of.i64(a), of.i64(b));
      case I64_XOR -> I64Nodes.xor(of.i64(a), of.i64(b));
      case I64_SHL -> I64Nodes.shl(of.i64(a), of.i64(b));
      case I64_SHR_S -> I64Nodes.shrS(of.i64(a), of.i64(b));
      case I64_SHR_U -> I64Nodes.shrU(of.i64(a), of.i64(b));
      case I64_ROTL -> I64Nodes.rotl(of.i64(a), of.i64(b));
      case I64_ROTR -> I64Nodes.rotr(of.i64(a), of.i64(b));
      case F32_ADD -> F32Nodes.add(of.f32(a), of.f32(b));
      case F32_SUB -> F32Nodes.sub(of.f32(a), of.f32(b));
      case F32_MUL -> F32Nodes.mul(of.f32(a), of.f32(b));
      case F32_DIV -> F32Nodes.div(of.f32(a), of.f32(b));
      case F32_MIN -> F32Nodes.min(of.f32(a), of.f32(b));
      case F32_MAX -> F32Nodes.max(of.f32(a), of.f32(b));
      case F32_COPYSIGN -> F32Nodes.copysign(of.f32(a), of.f32(b));
      case F64_ADD -> F64Nodes.add(of.f64(a), of.f64(b));
      case F64_SUB -> F64Nodes.sub(of.f64(a), of.f64(b));
      case F64_MUL -> F64Nodes.mul(of.f64(a), of.f64(b));
      case F64_DIV -> F64Nodes.div(of.f64(a), of.f64(b));
      case F64_MIN -> F64Nodes.min(of.f64(a), of.f64(b));
      case F64_MAX -> F64Nodes.max(of.f64(a), of.f64(b));
      case F64_COPYSIGN -> F64Nodes.copysign(of.f64(a), of.f64(b));
      case I64_ADD128, I64_SUB128, I64_MUL_WIDE_S, I64_MUL_WIDE_U ->
          throw new AssertionError("BUG: " + op.mnemonic() + " is not an expression");
    };
  }
}
