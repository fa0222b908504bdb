package cezve.tree;

import static cezve.tree.Body.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.TableInstr;
import cezve.model.type.AbsHeapType;
import cezve.model.type.RefType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When operands that wait on the stack are evaluated. Operand slots are from $4 on. */
final class EvaluationOrderTest {

  @Test
  void aLoadIsEvaluatedBeforeAStore() {
    assertEquals(
        """
          $4:i32 = i32.load[$0:i32]
          i32.store [$1:i32] = 7
          return $4:i32
        """,
        Body.of(1, get(0), LOAD, get(1), i32(7), STORE).statements());
  }

  @Test
  void whatNeitherReadsNorTrapsWaitsBeyondAStoreAndACall() {
    assertEquals(
        """
          i32.store [$1:i32] = 7
          $4:i32 = call func[1](5)
          return i32.add(i32.add($0:i32, global 1), $4:i32)
        """,
        Body.of(1, get(0), global(1), ADD, get(1), i32(7), STORE, i32(5), call(UNARY), ADD)
            .statements());
  }

  @Test
  void aMutableGlobalIsReadBeforeACallAndBeforeItIsSet() {
    assertEquals(
        """
          $4:i32 = global 0
          $5:i32 = call func[1](5)
          return i32.add($4:i32, $5:i32)
        """,
        Body.of(1, global(0), i32(5), call(UNARY), ADD).statements());
    assertEquals(
        """
          $4:i32 = global 0
          global 0 = 7
          return $4:i32
        """,
        Body.of(1, global(0), i32(7), setGlobal(0)).statements());
  }

  @Test
  void aLocalIsReadBeforeItIsSetButNotBeforeAnotherIs() {
    assertEquals(
        """
          $4:i32 = $0:i32
          $0:i32 = 7
          $2:i32 = 8
          return i32.add($4:i32, $1:i32)
        """,
        Body.of(1, get(0), get(1), i32(7), set(0), i32(8), set(2), ADD).statements());
  }

  @Test
  void anOperationOnALocalIsEvaluatedBeforeTheLocalIsSet() {
    assertEquals(
        """
          $4:i32 = i32.add($0:i32, 1)
          $0:i32 = 9
          return i32.add($4:i32, $0:i32)
        """,
        Body.of(1, get(0), i32(1), ADD, i32(9), set(0), get(0), ADD).statements());
  }

  @Test
  void aTeedConstantStaysAConstantAndAnythingElseBecomesTheLocal() {
    assertEquals(
        """
          $2:i32 = 7
          $3:i32 = i32.add($0:i32, 1)
          return i32.add(7, $3:i32)
        """,
        Body.of(1, i32(7), tee(2), get(0), i32(1), ADD, tee(3), ADD).statements());
  }

  @Test
  void ofTwoOperandsThatMayTrapTheFirstIsEvaluatedFirst() {
    // The load must be evaluated before local 0 changes, and the division before it.
    assertEquals(
        """
          $5:i32 = i32.div_s(1, $1:i32)
          $4:i32 = i32.load[$0:i32]
          $0:i32 = 9
          return i32.add($5:i32, $4:i32)
        """,
        Body.of(1, i32(1), get(1), DIV, get(0), LOAD, i32(9), set(0), ADD).statements());
  }

  @Test
  void anOperandThatMayTrapWaitsBeyondWhatIsNotObservedIfItTraps() {
    assertEquals(
        """
          $0:i32 = 9
          return i32.div_s(1, $1:i32)
        """,
        Body.of(1, i32(1), get(1), DIV, i32(9), set(0)).statements());
  }

  @Test
  void ofTwoOperandsThatMayTrapTheFirstIsEvaluatedFirstAlsoBeforeMemoryGrows() {
    // The load reads the slot that the result of memory.grow will have.
    assertEquals(
        """
          $4:i32 = $0:i32
          $5:i32 = $0:i32
          $0:i32 = 9
          $6:i32 = i32.div_s(1, $1:i32)
          $4:i32 = i32.load[i32.add($4:i32, $5:i32)]
          $5:i32 = memory.grow 0 0
          return i32.add($6:i32, i32.add($4:i32, $5:i32))
        """,
        Body.of(
                1,
                i32(1),
                get(1),
                DIV,
                get(0),
                get(0),
                i32(9),
                set(0),
                ADD,
                LOAD,
                i32(0),
                new MemoryInstr.MemoryGrow(0),
                ADD,
                ADD)
            .statements());
  }

  @Test
  void ofTwoReferencesThatMayTrapTheFirstIsEvaluatedFirstBeforeABranch() {
    assertEquals(
        """
          blocks
            $5:i32 = i32.div_s(1, $1:i32)
            $4:ref = table 0[$0:i32]
            if i32.eqz(is_null($4:ref))
              $6:ref = $4:ref
              br @1
            $6:ref = null
          @1
          return
        """,
        Body.of(
                0,
                new ControlInstr.Block(new BlockType.Result(RefType.FUNCREF)),
                i32(1),
                get(1),
                DIV,
                get(0),
                new TableInstr.TableGet(0),
                new ControlInstr.BrOnNonNull(0),
                DROP,
                new ReferenceInstr.RefNull(AbsHeapType.FUNC),
                END,
                DROP)
            .statements());
  }

  @Test
  void whatIsDroppedIsEvaluatedOnlyIfItMayTrap() {
    assertEquals(
        """
          $4:i32 = i32.load[$0:i32]
          return
        """,
        Body.of(0, get(0), LOAD, DROP, global(0), DROP).statements());
  }

  @Test
  void whatABranchLeavesBehindIsEvaluatedForItsTrap() {
    assertEquals(
        """
          eval i32.load[$0:i32]
          return 7
        """,
        Body.of(1, get(0), LOAD, global(0), i32(7), new ControlInstr.Return()).statements());
    assertEquals(
        """
          eval i32.load[$0:i32]
          unreachable
        """,
        Body.of(0, get(0), LOAD, new ControlInstr.Unreachable()).statements());
  }

  @Test
  void theResultOfACallGoesStraightToALocal() {
    assertEquals(
        """
          $2:i32 = call func[1]($0:i32)
          return $2:i32
        """,
        Body.of(1, get(0), call(UNARY), set(2), get(2)).statements());
    assertEquals(
        """
          $2:i32 = call func[1]($0:i32)
          return $2:i32
        """,
        Body.of(1, get(0), call(UNARY), tee(2)).statements());
  }

  @Test
  void theResultOfACallDoesNotOverwriteALocalThatIsStillToBeRead() {
    assertEquals(
        """
          $4:i32 = call func[1]($0:i32)
          $5:i32 = $0:i32
          $0:i32 = $4:i32
          return i32.sub($5:i32, $0:i32)
        """,
        Body.of(1, get(0), get(0), call(UNARY), set(0), get(0), NumericOp.I32_SUB.instr())
            .statements());
  }

  @Test
  void severalResultsOfACallHaveTheirSlots() {
    assertEquals(
        """
          $4:i32, $5:i32 = call func[2]()
          $3:i32 = $5:i32
          $2:i32 = $4:i32
          return
        """,
        Body.of(0, call(PAIR), set(3), set(2)).statements());
  }

  @Test
  void anExpressionDeeperThan64IsSpilled() {
    List<Instr> instrs = new ArrayList<>(List.of(get(0)));
    for (int i = 0; i < 64; i++) {
      instrs.add(i32(1));
      instrs.add(ADD);
    }
    assertEquals(2, Body.of(1, instrs).lower().body().size());
    List<Instr> shorter = new ArrayList<>(instrs.subList(0, instrs.size() - 2));
    assertEquals(1, Body.of(1, shorter).lower().body().size());
  }
}
