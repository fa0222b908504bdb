package cezve.spectests.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.LinkException;
import cezve.model.error.TrapException;
import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.MemoryInstance;
import cezve.runtime.Values;
import cezve.spectests.EngineVariant;
import cezve.text.ModuleParser;
import cezve.text.Source;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the threads of a program have in common, and what each has of its own. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class WasiThreadsTest {
  /**
   * How often each instance was initialised is at 8; what threads found in theirs is from 16 on.
   */
  private static final String MODULE =
      """
      (import "env" "memory" (memory 1 3 shared))
      (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
      (table $table 1 funcref)
      (elem (i32.const 0) $initial)
      (elem declare func $replaced)
      (global $own (mut i32) (i32.const 100))
      (func $initial (result i32) (i32.const 1))
      (func $replaced (result i32) (i32.const 2))
      (func $init (drop (i32.atomic.rmw.add (i32.const 8) (i32.const 1))))
      (start $init)
      (func $own-things (result i32)
        (global.set $own (i32.add (global.get $own) (i32.const 1)))
        (i32.add
          (i32.mul (global.get $own) (i32.const 10))
          (call_indirect (result i32) (i32.const 0))))
      (func (export "wasi_thread_start") (param $id i32) (param $argument i32)
        (i32.store (local.get $argument) (call $own-things))
        (i32.store offset=4 (local.get $argument) (local.get $id))
        (drop (memory.grow (i32.const 1)))
        (i32.atomic.store (i32.const 0) (i32.const 1))
        (drop (memory.atomic.notify (i32.const 0) (i32.const -1)))
        (if (i32.eq (local.get $argument) (i32.const 32)) (then (unreachable))))
      (func (export "run") (param $argument i32) (result i32)
        (global.set $own (i32.const 7))
        (table.set $table (i32.const 0) (ref.func $replaced))
        (i32.atomic.store (i32.const 0) (i32.const 0))
        (if (i32.lt_s (call $spawn (local.get $argument)) (i32.const 1)) (then (return (i32.const -1))))
        (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))
        (call $own-things))
      """;

  private static ThreadedProgram program(EngineVariant variant, String text) {
    return new ThreadedProgram(variant, ModuleParser.parse(Source.of("threads", text)));
  }

  private static int run(ThreadedProgram program, Linker linker, int argument) {
    return program
        .with(linker, 1)
        .run(instance -> {
          FuncInstance run = assertInstanceOf(FuncInstance.class, instance.export("run"));
          return assertInstanceOf(Integer.class, Values.invoke(run, List.of(argument)).getFirst());
        });
  }

  @ParameterizedTest
  @EnumSource
  void eachThreadHasItsOwnGlobalsAndTables(EngineVariant variant) {
    MemoryInstance memory =
        new MemoryInstance(
            new MemType(
                AddrType.I32,
                Limits.between(1, 3),
                MemType.Sharing.SHARED,
                MemType.DEFAULT_PAGE_SIZE_LOG2),
            Long.MAX_VALUE);
    ThreadedProgram program = program(variant, MODULE);
    for (int i = 1; i <= 2; i++) {
      Linker linker = new Linker().define("env", "memory", memory);
      assertEquals(82, run(program, linker, 16));
      assertEquals(1011, memory.load32(16));
      assertEquals(1, memory.load32(20));
      assertEquals(2 * i, memory.load32(8));
      assertEquals(1 + i, memory.pages());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProgramGetsAMemoryOfItsOwn(EngineVariant variant) {
    ThreadedProgram program = program(variant, MODULE);
    for (int i = 0; i < 20; i++) {
      assertEquals(82, run(program, new Linker(), 64));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTrapOfAThreadEitherCameTooLateOrIsTheProgramsEnd(EngineVariant variant) {
    ThreadedProgram program = program(variant, MODULE);
    for (int i = 0; i < 50; i++) {
      try {
        assertEquals(82, run(program, new Linker(), 32));
      } catch (TrapException e) {
        assertEquals("unreachable", e.getMessage());
      }
    }
    TrapException outside =
        assertThrows(TrapException.class, () -> run(program, new Linker(), 0x1_0000));
    assertTrue(outside.toString().contains("out of bounds memory access"), outside::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(memory 1 1 shared)|no shared memory",
        "(import \"env\" \"memory\" (memory 1))|no shared memory",
        "(import \"env\" \"memory\" (memory 1 1 shared))|does not export a function"
            + " \"wasi_thread_start\" of type [i32 i32] -> []",
        "(import \"e\" \"m\" (memory 1 1 shared)) (func (export \"wasi_thread_start\"))|does not"
            + " export a function",
        "(import \"e\" \"m\" (memory 1 1 shared)) (global (export \"wasi_thread_start\") i32"
            + " (i32.const 0))|does not export a function",
      })
  void whatThreadsNeedHasToBeThere(String fields, String problem) {
    ThreadedProgram program =
        program(
            EngineVariant.INTERPRETER,
            fields.startsWith("(memory")
                ? "(import \"wasi\" \"thread-spawn\" (func (param i32) (result i32)))" + fields
                : fields.replaceFirst(
                    "\\)\\)",
                    "))(import \"wasi\" \"thread-spawn\" (func (param i32) (result i32)))"));
    LinkException e = assertThrows(LinkException.class, () -> program.with(new Linker(), 1));
    assertTrue(e.problem().contains(problem), e::toString);
  }
}
