package cezve.tree;

import static cezve.tree.Body.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr.I64Const;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How exceptions are lowered. Operand slots are from $4 on. */
final class ExceptionLoweringTest {
  private static final Instr THROW_EMPTY = new ControlInstr.Throw(EMPTY_TAG);
  private static final Instr TRY = new ControlInstr.Try(BlockType.EMPTY);
  private static final Instr CATCH_EMPTY = new ControlInstr.Catch(EMPTY_TAG);
  private static final Instr CATCH_ALL = new ControlInstr.CatchAll();

  private static Instr tryTable(CatchClause... clauses) {
    return new ControlInstr.TryTable(BlockType.EMPTY, List.of(clauses));
  }

  private static CatchClause catching(int tag, int label) {
    return new CatchClause(CatchClause.Kind.CATCH, tag, label);
  }

  private static CatchClause catchAll(int label) {
    return new CatchClause(CatchClause.Kind.CATCH_ALL, null, label);
  }

  private static CatchClause catchAllRef(int label) {
    return new CatchClause(CatchClause.Kind.CATCH_ALL_REF, null, label);
  }

  @Test
  void aHandlerPutsTheValuesInTheSlotsOfItsLabelAndBranchesThere() {
    assertEquals(
        """
          $4:i32 = $0:i32
          blocks
            try
              throw tag[1]($1:i32, 5L)
            catch tag[1]($5:i32, $6:i64)
              br @1
          @1
          return i32.add($4:i32, $5:i32)
        """,
        Body.of(
                1,
                get(0),
                new ControlInstr.Block(new BlockType.Index(VALUES)),
                tryTable(catching(PAIR_TAG, 0)),
                get(1),
                new I64Const(5),
                new ControlInstr.Throw(PAIR_TAG),
                END,
                new ControlInstr.Unreachable(),
                END,
                DROP,
                ADD)
            .statements());
  }

  @Test
  void operandsBelowAreInTheirSlotsBeforeTheBodyIsEntered() {
    assertEquals(
        """
          $4:i32 = i32.load[$0:i32]
          blocks
            try
              $0:i32 = 7
              throw tag[0]()
            catch_all
              br @1
          @1
          return i32.add($4:i32, $0:i32)
        """,
        Body.of(
                1,
                get(0),
                LOAD,
                BLOCK,
                tryTable(catchAll(0)),
                i32(7),
                set(0),
                THROW_EMPTY,
                END,
                END,
                get(0),
                ADD)
            .statements());
  }

  @Test
  void aHandlerForTheFunctionReturns() {
    assertEquals(
        """
          try
            throw tag[0]()
          catch tag[0]
            return
        """,
        Body.of(0, tryTable(catching(EMPTY_TAG, 0)), THROW_EMPTY, END).statements());
  }

  @Test
  void theReferenceToAnExceptionFollowsItsValues() {
    assertEquals(
        """
          blocks
            try
              $5:i32 = call func[1]($0:i32)
            catch_all as $4:ref
              br @1
            return
          @1
          throw_ref $4:ref
        """,
        Body.of(
                0,
                new ControlInstr.Block(new BlockType.Result(EXNREF)),
                tryTable(catchAllRef(0)),
                get(0),
                call(UNARY),
                DROP,
                END,
                new ControlInstr.Return(),
                END,
                new ControlInstr.ThrowRef())
            .statements());
  }

  @Test
  void aTryTableWithoutClausesIsABlock() {
    assertEquals(
        """
          global 0 = 1
          return
        """,
        Body.of(0, tryTable(), i32(1), setGlobal(0), END).statements());
  }

  @Test
  void theBodyCanBeLeftForItsEnd() {
    assertEquals(
        """
          blocks
            try
              br_if $0:i32 @1
              throw tag[0]()
            catch_all
              return
          @1
          global 0 = 1
          return
        """,
        Body.of(0, tryTable(catchAll(0)), get(0), brIf(0), THROW_EMPTY, END, i32(1), setGlobal(0))
            .statements());
  }

  @Test
  void clausesOfATryAreHandlersWhoseResultsMeetThoseOfItsBody() {
    assertEquals(
        """
          try
            $4:i32 = call func[1]($0:i32)
          catch tag[1]($4:i32, $5:i64)
          catch_all
            $4:i32 = 9
          return $4:i32
        """,
        Body.of(
                1,
                new ControlInstr.Try(result()),
                get(0),
                call(UNARY),
                new ControlInstr.Catch(PAIR_TAG),
                DROP,
                CATCH_ALL,
                i32(9),
                END)
            .statements());
  }

  @Test
  void whatIsThrownAgainIsKeptByTheClauseThatCaughtIt() {
    assertEquals(
        """
          try
            throw tag[0]()
          catch tag[0] as $4:ref
            try
              throw tag[0]()
            catch_all
              throw_ref $4:ref
        """,
        Body.of(
                0,
                TRY,
                THROW_EMPTY,
                CATCH_EMPTY,
                TRY,
                THROW_EMPTY,
                CATCH_ALL,
                new ControlInstr.Rethrow(1),
                END,
                END)
            .statements());
  }

  @Test
  void whatIsDelegatedIsThrownAgainAtTheEndOfTheBodyThatItIsDelegatedTo() {
    assertEquals(
        """
          blocks
            try
              blocks
                try
                  try
                    throw tag[0]()
                  catch_all as $4:ref
                    br @4
                catch_all
                  global 0 = 1
                br @1
              @4
              throw_ref $4:ref
            catch tag[0]
              global 0 = 2
          @1
          return
        """,
        Body.of(
                0,
                TRY,
                TRY,
                TRY,
                THROW_EMPTY,
                new ControlInstr.Delegate(1),
                CATCH_ALL,
                i32(1),
                setGlobal(0),
                END,
                CATCH_EMPTY,
                i32(2),
                setGlobal(0),
                END)
            .statements());
  }

  @Test
  void delegatingToABlockOrAClauseDelegatesToWhatIsAroundIt() {
    String leavesTheFunction =
        """
          blocks
            try
              return
            catch_all
              try
                throw tag[0]()
              catch_all as $4:ref
                br @3
          @3
          throw_ref $4:ref
        """;
    assertEquals(
        leavesTheFunction,
        Body.of(
                0,
                TRY,
                new ControlInstr.Return(),
                CATCH_ALL,
                TRY,
                THROW_EMPTY,
                new ControlInstr.Delegate(0),
                END)
            .statements());
    assertEquals(
        leavesTheFunction,
        Body.of(
                0,
                TRY,
                new ControlInstr.Return(),
                CATCH_ALL,
                TRY,
                THROW_EMPTY,
                new ControlInstr.Delegate(1),
                END)
            .statements());
  }

  @Test
  void clausesAfterABodyThatDoesNotCompleteAreLowered() {
    assertEquals(
        """
          try
            unreachable
          catch tag[0]
            global 0 = 1
          return
        """,
        Body.of(
                0,
                TRY,
                new ControlInstr.Unreachable(),
                BLOCK,
                TRY,
                CATCH_EMPTY,
                CATCH_ALL,
                END,
                TRY,
                new ControlInstr.Delegate(0),
                END,
                CATCH_EMPTY,
                i32(1),
                setGlobal(0),
                END)
            .statements());
  }

  @Test
  void whatTrapsBeforeAThrowTrapsFirst() {
    assertEquals(
        """
          eval i32.load[$0:i32]
          throw tag[1]($1:i32, 5L)
        """,
        Body.of(0, get(0), LOAD, get(1), new I64Const(5), new ControlInstr.Throw(PAIR_TAG))
            .statements());
  }
}
