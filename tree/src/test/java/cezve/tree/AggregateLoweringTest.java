package cezve.tree;

import static cezve.tree.Body.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.AggregateInstr.AnyConvertExtern;
import cezve.model.instruction.AggregateInstr.ArrayLen;
import cezve.model.instruction.AggregateInstr.ArrayNewDefault;
import cezve.model.instruction.AggregateInstr.ExternConvertAny;
import cezve.model.instruction.AggregateInstr.RefI31;
import cezve.model.instruction.AggregateInstr.StructGet;
import cezve.model.instruction.AggregateInstr.StructNew;
import cezve.model.instruction.AggregateInstr.StructNewDefault;
import cezve.model.instruction.AggregateInstr.StructSet;
import cezve.model.instruction.AggregateOp;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.type.AbsHeapType;
import cezve.model.type.RefType;
import org.junit.jupiter.api.Test;

/** When structures and arrays are allocated, read and written. */
final class AggregateLoweringTest {
  private static final Instr NEW = new StructNewDefault(STRUCT);
  private static final Instr FIXED = new StructGet(AggregateOp.STRUCT_GET, STRUCT, 0);
  private static final Instr MUTABLE = new StructGet(AggregateOp.STRUCT_GET, STRUCT, 1);

  @Test
  void anAllocationWaitsBeyondCalls() {
    assertEquals(
        """
          $4:i32 = call func[1]($0:i32)
          return i32 new (struct (field i32) (field (mut i32)))($1:i32, 2).0
        """,
        Body.of(1, get(1), i32(2), new StructNew(STRUCT), get(0), call(UNARY), DROP, FIXED)
            .statements());
  }

  @Test
  void anAllocationWithoutOperandsIsNotAConstantThatMayBeEvaluatedTwice() {
    assertEquals(
        """
          blocks
            $4:ref = new_default (struct (field i32) (field (mut i32)))
            br_if is_null($4:ref) @1
            return i32 $4:ref.0
          @1
          return 7
        """,
        Body.of(
                1,
                BLOCK,
                NEW,
                new ControlInstr.BrOnNull(0),
                FIXED,
                new ControlInstr.Return(),
                END,
                i32(7))
            .statements());
  }

  @Test
  void aMutableFieldIsReadBeforeAWriteAndAnImmutableOneAfterItAtLatestBeforeATrap() {
    Instr write = new StructSet(STRUCT, 1);
    assertEquals(
        """
          $4:i32 = i32 new_default (struct (field i32) (field (mut i32))).1
          i32 new_default (struct (field i32) (field (mut i32))).1 = 3
          return $4:i32
        """,
        Body.of(1, NEW, MUTABLE, NEW, i32(3), write).statements());
    assertEquals(
        """
          $4:i32 = i32 new_default (struct (field i32) (field (mut i32))).0
          i32 new_default (struct (field i32) (field (mut i32))).1 = 3
          return $4:i32
        """,
        Body.of(1, NEW, FIXED, NEW, i32(3), write).statements());
  }

  @Test
  void anArrayThatIsDroppedIsAllocatedAllTheSameAsItMayBeTooLarge() {
    assertEquals(
        """
          $4:ref = new_default (array (mut i32))[$0:i32]
          return 1
        """,
        Body.of(1, get(0), new ArrayNewDefault(ARRAY), DROP, i32(1)).statements());
    assertEquals("  return 1\n", Body.of(1, NEW, DROP, i32(1)).statements());
    assertEquals(
        "  return len(new_default (array (mut i32))[$0:i32])\n",
        Body.of(1, get(0), new ArrayNewDefault(ARRAY), new ArrayLen()).statements());
  }

  @Test
  void convertingToExternAndBackIsNothing() {
    Instr cast = new ReferenceInstr.RefCast(RefType.I31REF);
    assertEquals(
        "  return is_null(cast i31ref(i31($0:i32)))\n",
        Body.of(
                1,
                get(0),
                new RefI31(),
                new ExternConvertAny(),
                new AnyConvertExtern(),
                cast,
                new ReferenceInstr.RefIsNull())
            .statements());
  }

  @Test
  void aBranchOnACastHandsTheReferenceOverInItsSlot() {
    RefType struct = RefType.nonNull(AbsHeapType.STRUCT);
    LabelCast cast = new LabelCast(0, RefType.ANYREF, struct);
    assertEquals(
        """
          blocks
            $4:ref = i31($0:i32)
            br_if test (ref struct)($4:ref) @1
            return 7
          @1
          return 8
        """,
        Body.of(
                1,
                new ControlInstr.Block(new BlockType.Result(struct)),
                get(0),
                new RefI31(),
                new ControlInstr.BrOnCast(cast),
                DROP,
                i32(7),
                new ControlInstr.Return(),
                END,
                DROP,
                i32(8))
            .statements());
  }
}
