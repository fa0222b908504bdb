package cezve.validator;

import static cezve.validator.Instrs.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.InvalidException;
import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.instruction.Feature;
import cezve.model.module.Code;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.InstrCursor;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.type.RecType;
import cezve.model.type.SubType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Modules with much code, which several threads validate. */
@Timeout(60)
final class ParallelTest {
  private static final int FUNCTIONS = 500;

  /** So large that every other function makes a chunk. */
  private static final int SIZE = 40_000;

  private static final Expression VALID = BytesOfCode.wellFormed();
  private static final Expression INVALID = BytesOfCode.wellFormed(f32());
  private static final Expression MALFORMED = BytesOfCode.malformedAfter(NOP);

  /** Functions that note which threads validate them. */
  private static final class Functions {
    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    final List<Func> funcs = new ArrayList<>();

    Functions() {
      for (int i = 0; i < FUNCTIONS; i++) {
        funcs.add(func(VALID));
      }
    }

    Functions set(int index, Expression body) {
      funcs.set(index, func(body));
      return this;
    }

    Module module() {
      Module.Builder builder = Module.builder();
      builder.types = List.of(RecType.of(SubType.finalOf(TestModule.type(NONE, NONE))));
      builder.funcs = funcs;
      return builder.build();
    }

    private Func func(Expression body) {
      Code code =
          new Code() {
            @Override
            public List<Locals> locals() {
              threads.add(Thread.currentThread());
              return List.of();
            }

            @Override
            public Expression body() {
              return body;
            }

            @Override
            public int size() {
              return SIZE;
            }
          };
      return new Func(0, code, Position.UNKNOWN);
    }
  }

  @Test
  void helpersValidateToo() {
    Functions functions = new Functions();
    Module module = functions.module();
    Thread caller = Thread.currentThread();
    // The caller is held back until a helper has validated something.
    Executor helpers =
        task -> {
          Thread thread = new Thread(task);
          thread.start();
          while (functions.threads.isEmpty() && thread.isAlive()) {
            Thread.onSpinWait();
          }
        };
    assertEquals(FUNCTIONS, Validator.validate(module, Feature.all(), helpers).funcs().size());
    if (Runtime.getRuntime().availableProcessors() > 1) {
      assertTrue(functions.threads.stream().anyMatch(thread -> !thread.equals(caller)));
    }
  }

  @Test
  void smallModulesNeedNoHelp() {
    Module.Builder builder = Module.builder();
    builder.types = List.of(RecType.of(SubType.finalOf(TestModule.type(NONE, NONE))));
    Executor nobody =
        _ -> {
          throw new AssertionError("asked for help");
        };
    Code code = new TestModule.TestCode(List.of(), VALID, 1000);
    builder.funcs = List.of(new Func(0, code, Position.UNKNOWN));
    Validator.validate(builder.build(), Feature.all(), nobody);
  }

  @Test
  void theFirstErrorIsReportedWhoeverFindsItFirst() {
    Module module = new Functions().set(7, INVALID).set(300, INVALID).set(499, INVALID).module();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 200; i++) {
        InvalidException error =
            assertThrows(
                InvalidException.class, () -> Validator.validate(module, Feature.all(), pool));
        assertEquals("end in function 7", error.context());
      }
    }
  }

  @Test
  void aMalformedBodyCountsMoreThanAnEarlierInvalidOne() {
    Module module = new Functions().set(3, INVALID).set(480, MALFORMED).module();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 50; i++) {
        assertThrows(
            MalformedException.class, () -> Validator.validate(module, Feature.all(), pool));
      }
    }
    assertThrows(MalformedException.class, () -> Validator.validate(module, Feature.all()));
  }

  @Test
  void anExecutorThatNeverRunsAnythingIsNotWaitedFor() {
    Module module = new Functions().module();
    Validator.validate(module, Feature.all(), _ -> {});
    Validator.validate(
        module,
        Feature.all(),
        _ -> {
          throw new RejectedExecutionException("closed");
        });
  }

  @Test
  void aHelperThatComesTooLateDoesNothing() {
    List<Runnable> late = new ArrayList<>();
    Functions functions = new Functions();
    Validator.validate(functions.module(), Feature.all(), late::add);
    functions.threads.clear();
    late.forEach(Runnable::run);
    assertTrue(functions.threads.isEmpty());
  }

  @Test
  void anErrorInAHelperIsTheCallersError() {
    AssertionError bug = new AssertionError("BUG: for this test");
    Functions functions = new Functions();
    Expression broken =
        new Expression() {
          @Override
          public InstrCursor open() {
            throw bug;
          }

          @Override
          public Position position() {
            return Position.UNKNOWN;
          }

          @Override
          public Position position(int offset) {
            return Position.UNKNOWN;
          }
        };
    Module module = functions.set(250, broken).module();
    Executor inPlace = Runnable::run;
    assertSame(
        bug,
        assertThrows(
            AssertionError.class, () -> Validator.validate(module, Feature.all(), inPlace)));
  }

  @Test
  void anInterruptIsKeptForLater() {
    Functions functions = new Functions();
    Module module = functions.module();
    Thread.currentThread().interrupt();
    Executor slow = task -> new Thread(task).start();
    Validator.validate(module, Feature.all(), slow);
    assertTrue(Thread.interrupted());
  }
}
