package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ControlInstr.Catch;
import cezve.model.instruction.ControlInstr.CatchAll;
import cezve.model.instruction.ControlInstr.Delegate;
import cezve.model.instruction.ControlInstr.Rethrow;
import cezve.model.instruction.ControlInstr.Throw;
import cezve.model.instruction.ControlInstr.ThrowRef;
import cezve.model.instruction.ControlInstr.Try;
import cezve.model.instruction.ControlInstr.TryTable;
import cezve.model.instruction.Instr;
import cezve.model.type.AbsHeapType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ExceptionRulesTest {
  private static final RefType EXN = ref(AbsHeapType.EXN);

  /** Tag 0 carries an i32, tag 1 nothing. */
  private static TestModule withTags() {
    return module().type(type(List.of(I32), NONE)).type(type(NONE, NONE)).tag(0).tag(1);
  }

  @Test
  void throwTakesWhatTheTagCarries() {
    withTags().func(NONE, List.of(F64), i32(), new Throw(0)).valid();
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] (throw in function 0)",
        withTags().func(NONE, NONE, new Throw(0)).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] (throw in function 0)",
        withTags().func(NONE, NONE, i64(), new Throw(0)).invalid());
    assertEquals(
        "unknown tag 2 (throw in function 0)", withTags().func(NONE, NONE, new Throw(2)).invalid());
  }

  @Test
  void throwRefTakesAnException() {
    module().func(List.of(RefType.EXNREF), List.of(I32), get(0), new ThrowRef()).valid();
    assertEquals(
        "type mismatch: instruction requires [exnref] but stack has [i32] (throw_ref in function 0)",
        module().func(NONE, NONE, i32(), new ThrowRef()).invalid());
  }

  @Test
  void aTryTableIsABlock() {
    module().func(NONE, List.of(I32), tryTable(I32), i32(), END).valid();
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64]"
            + " (end of try_table in function 0)",
        module().func(NONE, NONE, tryTable(I32), i64(), END, DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [] (try_table in function 0)",
        module()
            .type(type(List.of(I64), NONE))
            .func(NONE, NONE, new TryTable(new BlockType.Index(0), List.of()), DROP, END)
            .invalid());
  }

  @Test
  void whatAClausePassesOnSuitsItsLabel() {
    CatchClause.Kind tagged = CatchClause.Kind.CATCH;
    CatchClause.Kind all = CatchClause.Kind.CATCH_ALL;
    CatchClause.Kind taggedRef = CatchClause.Kind.CATCH_REF;
    CatchClause.Kind allRef = CatchClause.Kind.CATCH_ALL_REF;
    clauseSuits(List.of(I32), clause(tagged, 0));
    clauseSuits(NONE, clause(tagged, 1));
    clauseSuits(List.of(I32, EXN), clause(taggedRef, 0));
    clauseSuits(List.of(I32, RefType.EXNREF), clause(taggedRef, 0));
    clauseSuits(NONE, clause(all, null));
    clauseSuits(List.of(EXN), clause(allRef, null));
    assertEquals(
        "type mismatch: catch passes on [i32] but label 0 requires [] (try_table in function 0)",
        withClause(NONE, clause(tagged, 0)).invalid());
    assertEquals(
        "type mismatch: catch_ref passes on [i32 (ref exn)] but label 0 requires [i32]"
            + " (try_table in function 0)",
        withClause(List.of(I32), clause(taggedRef, 0)).invalid());
    assertEquals(
        "type mismatch: catch_all passes on [] but label 0 requires [exnref]"
            + " (try_table in function 0)",
        withClause(List.of(RefType.EXNREF), clause(all, null)).invalid());
    assertEquals(
        "type mismatch: catch_all_ref passes on [(ref exn)] but label 0 requires []"
            + " (try_table in function 0)",
        withClause(NONE, clause(allRef, null)).invalid());
    assertEquals(
        "unknown tag 9 (try_table in function 0)", withClause(NONE, clause(tagged, 9)).invalid());
    assertEquals(
        "unknown label 1 (try_table in function 0)",
        withClause(NONE, new CatchClause(all, null, 1)).invalid());
  }

  @Test
  void labelsOfClausesCountFromOutside() {
    withTags()
        .func(
            NONE,
            List.of(I32),
            tryTable(F64, clause(CatchClause.Kind.CATCH, 0)),
            f64(),
            END,
            DROP,
            i32())
        .valid();
  }

  private static void clauseSuits(List<ValType> results, CatchClause clause) {
    withClause(results, clause).valid();
  }

  private static TestModule withClause(List<ValType> results, CatchClause clause) {
    Instr start = new TryTable(BlockType.EMPTY, List.of(clause));
    return withTags().func(NONE, results, start, END, UNREACHABLE);
  }

  private static CatchClause clause(CatchClause.Kind kind, @Nullable Integer tag) {
    return new CatchClause(kind, tag, 0);
  }

  private static Instr tryTable(ValType result, CatchClause... clauses) {
    return new TryTable(new BlockType.Result(result), List.of(clauses));
  }

  @Test
  void catchStartsWithWhatTheTagCarries() {
    withTags()
        .func(NONE, List.of(I32), legacyTry(I32), i32(), new Catch(0), new Catch(1), i32(), END)
        .valid();
    withTags()
        .func(NONE, List.of(I32), legacyTry(I32), i32(), new Catch(0), new CatchAll(), i32(), END)
        .valid();
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] (end of catch in function 0)",
        withTags().func(NONE, NONE, legacyTry(I64), i64(), new Catch(0), END, DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] (catch in function 0)",
        withTags().func(NONE, NONE, legacyTry(I32), new Catch(0), END, DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] (end of catch_all in function 0)",
        module().func(NONE, NONE, legacyTry(I32), i32(), new CatchAll(), END, DROP).invalid());
    assertEquals(
        "unknown tag 7 (catch in function 0)",
        module().func(NONE, NONE, legacyTry(), new Catch(7), END).invalid());
  }

  @Test
  void catchNeedsATryAroundIt() {
    assertEquals(
        "catch without try before it (catch in function 0)",
        withTags().func(NONE, NONE, block(), new Catch(1), END).invalid());
    assertEquals(
        "catch_all without try before it (catch_all in function 0)",
        module().func(NONE, NONE, new CatchAll()).invalid());
    assertEquals(
        "catch without try before it (catch in function 0)",
        withTags().func(NONE, NONE, legacyTry(), new CatchAll(), new Catch(1), END).invalid());
    assertEquals(
        "delegate without try before it (delegate in function 0)",
        withTags().func(NONE, NONE, legacyTry(), new Catch(1), new Delegate(0), END).invalid());
  }

  @Test
  void delegateEndsTheBlockAndCountsFromOutside() {
    module().func(NONE, List.of(I32), legacyTry(I32), i32(), new Delegate(0)).valid();
    module().func(NONE, NONE, block(), legacyTry(), new Delegate(1), END).valid();
    assertEquals(
        "unknown label 1 (delegate in function 0)",
        module().func(NONE, NONE, legacyTry(), new Delegate(1)).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] (delegate in function 0)",
        module().func(NONE, NONE, legacyTry(I32), new Delegate(0), DROP).invalid());
  }

  @Test
  void rethrowNamesACatch() {
    withTags().func(NONE, NONE, legacyTry(), new Catch(1), new Rethrow(0), END).valid();
    module()
        .func(
            NONE,
            List.of(I32),
            legacyTry(I32),
            i32(),
            new CatchAll(),
            block(),
            new Rethrow(1),
            END,
            i32(),
            END)
        .valid();
    assertEquals(
        "invalid rethrow label 0 (rethrow in function 0)",
        module().func(NONE, NONE, new Rethrow(0)).invalid());
    assertEquals(
        "invalid rethrow label 0 (rethrow in function 0)",
        module().func(NONE, NONE, legacyTry(), new Rethrow(0), new CatchAll(), END).invalid());
    assertEquals(
        "unknown label 2 (rethrow in function 0)",
        module().func(NONE, NONE, block(), new Rethrow(2), END).invalid());
  }

  private static Instr legacyTry() {
    return new Try(BlockType.EMPTY);
  }

  private static Instr legacyTry(ValType result) {
    return new Try(new BlockType.Result(result));
  }
}
