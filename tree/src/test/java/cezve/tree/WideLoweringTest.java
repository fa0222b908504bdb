package cezve.tree;

import static cezve.tree.Body.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr.I64Const;
import cezve.model.instruction.NumericOp;
import org.junit.jupiter.api.Test;

/** Both halves of a wide result are expressions over operands that are cheap to repeat. */
final class WideLoweringTest {
  private static final Instr EXTEND = NumericOp.I64_EXTEND_I32_S.instr();
  private static final Instr WRAP = NumericOp.I32_WRAP_I64.instr();
  private static final Instr XOR = NumericOp.I64_XOR.instr();
  private static final Instr MUL_WIDE_S = NumericOp.I64_MUL_WIDE_S.instr();
  private static final Instr MUL_WIDE_U = NumericOp.I64_MUL_WIDE_U.instr();

  private static Instr i64(long value) {
    return new I64Const(value);
  }

  @Test
  void constantsAreRepeatedAsTheyAre() {
    assertEquals(
        """
          return i32.wrap_i64(i64.xor(i64.mul(3L, -1L), mul_high_u(3L, -1L)))
        """,
        Body.of(1, i64(3), i64(-1), MUL_WIDE_U, XOR, WRAP).statements());
    assertEquals(
        """
          return i32.wrap_i64(i64.xor(i64.sub(1L, 3L), sub_high(1L, 2L, 3L, 4L)))
        """,
        Body.of(1, i64(1), i64(2), i64(3), i64(4), NumericOp.I64_SUB128.instr(), XOR, WRAP)
            .statements());
  }

  @Test
  void theHighHalfDoesNotReadTheSlotThatTheLowHalfIsSpilledTo() {
    assertEquals(
        """
          $4:i64 = i64.extend_i32_s(i32.load[$0:i32])
          $5:i64 = i64.extend_i32_s(i32.load[$1:i32])
          $6:i64 = $4:i64
          $4:i64 = i64.mul($6:i64, $5:i64)
          $5:i64 = mul_high_s($6:i64, $5:i64)
          if $2:i32
            unreachable
          return i32.wrap_i64(i64.xor($4:i64, $5:i64))
        """,
        Body.of(
                1,
                get(0),
                LOAD,
                EXTEND,
                get(1),
                LOAD,
                EXTEND,
                MUL_WIDE_S,
                get(2),
                new ControlInstr.If(BlockType.EMPTY),
                new ControlInstr.Unreachable(),
                END,
                XOR,
                WRAP)
            .statements());
  }

  @Test
  void aResultMayBeTheOperandOfTheNext() {
    assertEquals(
        """
          $4:i64 = i64.extend_i32_s($0:i32)
          $5:i64 = $4:i64
          $4:i64 = i64.mul($5:i64, 5L)
          $6:i64 = mul_high_s($5:i64, 5L)
          $5:i64 = $4:i64
          return i32.wrap_i64(i64.xor(i64.mul($5:i64, $6:i64), mul_high_s($5:i64, $6:i64)))
        """,
        Body.of(1, get(0), EXTEND, i64(5), MUL_WIDE_S, MUL_WIDE_S, XOR, WRAP).statements());
  }
}
