package cezve.tree;

import static cezve.tree.Body.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import org.junit.jupiter.api.Test;

/** How blocks and branches are lowered. Operand slots are from $4 on. */
final class ControlLoweringTest {
  private static final ControlInstr IF = new ControlInstr.If(BlockType.EMPTY);

  @Test
  void nestedBlocksBecomeOneLadder() {
    assertEquals(
        """
          blocks
            br_table $0:i32 @[3, 2, 1]
          @3
            global 0 = 1
          @2
            global 0 = 2
          @1
          return
        """,
        Body.of(
                0,
                BLOCK,
                BLOCK,
                BLOCK,
                get(0),
                brTable(2, 0, 1),
                END,
                i32(1),
                setGlobal(0),
                END,
                i32(2),
                setGlobal(0),
                END)
            .statements());
  }

  @Test
  void aBlockThatNobodyBranchesToIsNotInTheTree() {
    assertEquals(
        """
          global 0 = 1
          global 0 = 2
          return
        """,
        Body.of(0, BLOCK, LOOP, i32(1), setGlobal(0), END, i32(2), setGlobal(0), END).statements());
  }

  @Test
  void aLoopStaysIfThereIsABranchToIt() {
    assertEquals(
        """
          loop @1
            br_if $0:i32 @1
          return
        """,
        Body.of(0, LOOP, get(0), brIf(0), END).statements());
  }

  @Test
  void branchesOfATableThatHandValuesOverGoThroughRungs() {
    // The inner block has its result at height 1, where the value is; the outer one at height 0.
    assertEquals(
        """
          blocks
            br_table $1:i32 @[6, 5, 4]
          @6
            $4:i32 = $0:i32
            br @2
          @5
            return $0:i32
          @4
            $5:i32 = $0:i32
            br @1
          @3
          @2
            $5:i32 = i32.add(5, $4:i32)
          @1
          return $5:i32
        """,
        Body.of(
                1,
                new ControlInstr.Block(result()),
                i32(5),
                new ControlInstr.Block(result()),
                get(0),
                get(1),
                brTable(1, 0, 2),
                END,
                ADD,
                END)
            .statements());
  }

  @Test
  void theLadderOfATableEndsAtALabelOfItsOwnSoThatABranchCanLeaveItForALoop() {
    assertEquals(
        """
          loop @1
            blocks
              br_table $0:i32 @[1, 3]
            @3
              return
            @2
        """,
        Body.of(0, LOOP, get(0), brTable(1, 0), END).statements());
  }

  @Test
  void deadCodeIsNotInTheTree() {
    assertEquals(
        """
          return $0:i32
        """,
        Body.of(
                1,
                get(0),
                new ControlInstr.Return(),
                BLOCK,
                LOOP,
                get(1),
                IF,
                br(1),
                new ControlInstr.Else(),
                br(2),
                END,
                END,
                END,
                ADD,
                STORE,
                call(UNARY))
            .statements());
  }

  @Test
  void codeAfterABlockThatDoesNotCompleteIsDeadUnlessThereIsABranchToItsEnd() {
    assertEquals(
        """
          return
        """,
        Body.of(0, BLOCK, new ControlInstr.Return(), END, i32(1), setGlobal(0)).statements());
    assertEquals(
        """
          blocks
            br_if $0:i32 @1
            return
          @1
          global 0 = 1
          return
        """,
        Body.of(0, BLOCK, get(0), brIf(0), new ControlInstr.Return(), END, i32(1), setGlobal(0))
            .statements());
  }

  @Test
  void bothPartsOfAnIfLeaveTheirResultInTheSameSlot() {
    assertEquals(
        """
          if $0:i32
            $4:i32 = 1
          else
            $4:i32 = 2
          return $4:i32
        """,
        Body.of(
                1,
                get(0),
                new ControlInstr.If(result()),
                i32(1),
                new ControlInstr.Else(),
                i32(2),
                END)
            .statements());
  }

  @Test
  void anIfWithoutElseHandsItsParameterOver() {
    assertEquals(
        """
          if $1:i32
            $4:i32 = call func[1](7)
          else
            $4:i32 = 7
          return $4:i32
        """,
        Body.of(
                1,
                i32(7),
                get(1),
                new ControlInstr.If(new BlockType.Index(UNARY)),
                call(UNARY),
                END)
            .statements());
  }

  @Test
  void aConditionalBranchWithAValueHandsItOverOnlyIfItIsTaken() {
    assertEquals(
        """
          blocks
            if $1:i32
              $4:i32 = $0:i32
              br @1
            $4:i32 = 6
          @1
          return i32.add(5, $4:i32)
        """,
        Body.of(
                1,
                i32(5),
                new ControlInstr.Block(result()),
                get(0),
                get(1),
                brIf(0),
                DROP,
                i32(6),
                END,
                ADD)
            .statements());
  }

  @Test
  void operandsAreEvaluatedBeforeABlockButConstantsAreNot() {
    assertEquals(
        """
          $4:i32 = $0:i32
          loop @1
            $0:i32 = 9
            br_if $1:i32 @1
          return i32.add(i32.add($4:i32, 3), $0:i32)
        """,
        Body.of(1, get(0), i32(3), LOOP, i32(9), set(0), get(1), brIf(0), END, ADD, get(0), ADD)
            .statements());
  }
}
