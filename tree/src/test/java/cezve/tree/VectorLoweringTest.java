package cezve.tree;

import static cezve.tree.Body.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.Instr;
import cezve.model.instruction.LaneMemoryOp;
import cezve.model.instruction.LaneOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.VectorInstr;
import cezve.model.instruction.VectorOp;
import org.junit.jupiter.api.Test;

/** What vector instructions become. Operand slots are from $4 on. */
final class VectorLoweringTest {
  private static final Instr ANY_TRUE = VectorOp.V128_ANY_TRUE.instr();
  private static final Instr SPLAT = VectorOp.I32X4_SPLAT.instr();

  private static Instr load(LoadOp op) {
    return new MemoryInstr.Load(op, new MemArg(0, 0, 0));
  }

  private static Instr lane(LaneMemoryOp op, int lane) {
    return new MemoryInstr.LaneMemory(op, new MemArg(0, 0, 8), lane);
  }

  @Test
  void operationsNestLikeThoseOnNumbers() {
    assertEquals(
        """
          return v128.any_true(i8x16.shl(i32x4.splat($0:i32), $1:i32))
        """,
        Body.of(1, get(0), SPLAT, get(1), VectorOp.I8X16_SHL.instr(), ANY_TRUE).statements());
    assertEquals(
        """
          return i8x16.extract_lane_u 3(shuffle 0x1f000000000000000000000000000001\
        (i32x4.splat($0:i32), 0x00000000000000020000000000000001))
        """,
        Body.of(
                1,
                get(0),
                SPLAT,
                new VectorInstr.V128Const(1, 2),
                new VectorInstr.Shuffle(1, 0x1FL << 56),
                new VectorInstr.Lane(LaneOp.I8X16_EXTRACT_LANE_U, 3))
            .statements());
  }

  @Test
  void aLoadThatExtendsOrSplatsIsAPlainLoadWithinAnOperation() {
    assertEquals(
        """
          return v128.any_true(i16x8.extend_low_i8x16_s(v128.load64_zero[$0:i32]))
        """,
        Body.of(1, get(0), load(LoadOp.V128_LOAD8X8_S), ANY_TRUE).statements());
    assertEquals(
        """
          return v128.any_true(i64x2.splat(i64.load[$0:i32]))
        """,
        Body.of(1, get(0), load(LoadOp.V128_LOAD64_SPLAT), ANY_TRUE).statements());
  }

  @Test
  void aLaneIsLoadedAndStoredAsANumber() {
    assertEquals(
        """
          return v128.any_true(i16x8.replace_lane 5(i32x4.splat($1:i32), i32.load16_u[$0:i32 + 8]))
        """,
        Body.of(1, get(0), get(1), SPLAT, lane(LaneMemoryOp.V128_LOAD16_LANE, 5), ANY_TRUE)
            .statements());
    assertEquals(
        """
          i32.store8 [$0:i32 + 8] = i8x16.extract_lane_u 15(i32x4.splat($1:i32))
          return
        """,
        Body.of(0, get(0), get(1), SPLAT, lane(LaneMemoryOp.V128_STORE8_LANE, 15)).statements());
  }

  @Test
  void ofAnAddressAndAVectorThatMayTrapTheAddressIsFirst() {
    assertEquals(
        """
          $4:i32 = i32.load[$0:i32]
          $5:v128 = v128.load[$1:i32]
          return v128.any_true(i32x4.replace_lane 1($5:v128, i32.load[$4:i32 + 8]))
        """,
        Body.of(
                1,
                get(0),
                LOAD,
                get(1),
                load(LoadOp.V128_LOAD),
                lane(LaneMemoryOp.V128_LOAD32_LANE, 1),
                ANY_TRUE)
            .statements());
  }
}
