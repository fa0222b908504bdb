package cezve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.LinkException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import cezve.runtime.FuncInstance;
import cezve.runtime.numeric.V128;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostFunctionTest {

  @ParameterizedTest
  @EnumSource
  void lambdasAreCalled(EngineKind kind) throws Throwable {
    Linker linker = new Linker().define("env", "sub", IntBinaryOperator.class, (a, b) -> a - b);
    Instance instance =
        Guest.instance(
            kind,
            linker,
            """
            (module
              (import "env" "sub" (func $sub (param i32 i32) (result i32)))
              (func (export "run") (param i32 i32) (result i32)
                (call $sub (local.get 0) (local.get 1)))
              (export "sub" (func $sub)))
            """);
    assertEquals(-2, (int) instance.handle("run").invokeExact(3, 5));
    assertEquals(-2, (int) instance.handle("sub").invokeExact(3, 5));
    assertEquals(List.of(4), instance.invoke("sub", 5, 1));
  }

  /** A host function of all types, with what there is besides. */
  @FunctionalInterface
  interface Everything {
    double call(Instance caller, Memory memory, int i, long l, float f, double d, V128 v, Object o);
  }

  @ParameterizedTest
  @EnumSource
  void allTypesArriveAndTheCallerIsAtHand(EngineKind kind) throws Throwable {
    List<Object> seen = new ArrayList<>();
    Everything body =
        (caller, memory, i, l, f, d, v, o) -> {
          seen.addAll(List.of(caller, memory.getInt(8), i, l, f, d, v, o));
          memory.putInt(12, 6);
          return 2.5;
        };
    Instance instance =
        Guest.instance(
            kind,
            new Linker().define("env", "f", Everything.class, body),
            """
            (module
              (import "env" "f"
                (func $f (param i32 i64 f32 f64 v128 externref) (result f64)))
              (memory (export "memory") 1)
              (data (i32.const 8) "\\05\\00\\00\\00")
              (func (export "run") (param externref) (result f64)
                (call $f (i32.const 1) (i64.const 2) (f32.const 3) (f64.const 4)
                  (v128.const i64x2 5 6) (local.get 0)))
              (func (export "twelve") (result i32) (i32.load (i32.const 12))))
            """);
    assertEquals(2.5, (double) instance.handle("run").invoke("object"));
    assertEquals(List.of(instance, 5, 1, 2L, 3f, 4.0, new V128(5, 6), "object"), seen);
    assertSame(instance, seen.getFirst());
    assertEquals(List.of(6), instance.invoke("twelve"));
    assertEquals(instance.memory(), instance.memory("memory"));
  }

  /** Functions of a host. */
  static class Host {
    final List<String> log = new ArrayList<>();

    @HostFunction
    void log(Memory memory, int at, int length) {
      log.add(memory.getString(at, length));
    }

    @HostFunction("random-number")
    static int four() {
      return 4;
    }
  }

  /** Inherits a function, and has more. */
  static final class MoreHost extends Host {
    @HostFunction("div-mod")
    CallTest.Division divide(int a, int b) {
      return new CallTest.Division(a / b, a % b);
    }

    @HostFunction("swap")
    long[] swap(long a, long b) {
      return new long[] {b, a};
    }

    @HostFunction("list")
    List<Object> list() {
      return List.of(1, 2L);
    }

    void other() {}
  }

  @ParameterizedTest
  @EnumSource
  void annotatedMethodsAreFunctions(EngineKind kind) {
    MoreHost host = new MoreHost();
    Instance instance =
        Guest.instance(
            kind,
            new Linker().defineMethods("env", host),
            """
            (module
              (import "env" "log" (func $log (param i32 i32)))
              (import "env" "random-number" (func $random (result i32)))
              (import "env" "div-mod" (func $divmod (param i32 i32) (result i32 i32)))
              (import "env" "swap" (func $swap (param i64 i64) (result i64 i64)))
              (import "env" "list" (func $list (result i32 i64)))
              (memory (export "memory") 1)
              (data (i32.const 0) "hello, wörld")
              (func (export "run") (result i32 i32 i32 i64 i64 i32 i64)
                (call $log (i32.const 7) (i32.const 6))
                (call $random)
                (call $divmod (i32.const 17) (i32.const 5))
                (call $swap (i64.const 8) (i64.const 9))
                (call $list)))
            """);
    assertEquals(List.of(4, 3, 2, 9L, 8L, 1, 2L), instance.invoke("run"));
    assertEquals(List.of("wörld"), host.log);
    assertThrows(
        IllegalArgumentException.class, () -> new Linker().defineMethods("env", "a string"));
  }

  @ParameterizedTest
  @EnumSource
  void whatDoesNotFitIsALinkError(EngineKind kind) {
    Linker linker = new Linker().define("env", "f", IntUnaryOperator.class, a -> a);
    LinkException e =
        assertThrows(
            LinkException.class,
            () ->
                Guest.instance(kind, linker, "(module (import \"env\" \"f\" (func (param i64))))"));
    assertEquals(
        "incompatible import type for \"env\" \"f\": the module expects [i64] -> [], which is"
            + " (long)void to Java, but it is (int)int",
        e.getMessage());
    LinkException memory =
        assertThrows(
            LinkException.class,
            () -> Guest.instance(kind, linker, "(module (import \"env\" \"f\" (memory 1)))"));
    assertEquals(
        "incompatible import type for \"env\" \"f\": the module expects (memory 1), but it is a"
            + " function",
        memory.getMessage());
    assertThrows(
        LinkException.class,
        () -> Guest.instance(kind, linker, "(module (import \"env\" \"g\" (func)))"));
  }

  private static final String CALLS_FAIL =
      """
      (module
        (import "env" "fail" (func $fail (param i32) (result i32)))
        (func $outer (export "run") (param i32) (result i32)
          (i32.add (call $inner (local.get 0)) (i32.const 1)))
        (func $inner (param i32) (result i32)
          (block $caught
            (return (try_table (result i32) (catch_all $caught) (call $fail (local.get 0)))))
          (i32.const -1)))
      """;

  @ParameterizedTest
  @EnumSource
  void exceptionsPassWithATrace(EngineKind kind) {
    IllegalStateException thrown = new IllegalStateException("no");
    Instance instance =
        Guest.instance(
            kind,
            new Linker()
                .define(
                    "env",
                    "fail",
                    IntUnaryOperator.class,
                    _ -> {
                      throw thrown;
                    }),
            CALLS_FAIL);
    for (IntUnaryOperator run : ways(instance)) {
      assertSame(thrown, assertThrows(IllegalStateException.class, () -> run.applyAsInt(1)));
    }
    List<HostTrace> traces = HostTrace.of(thrown);
    assertEquals(2, traces.size());
    for (HostTrace trace : traces) {
      List<String> functions =
          trace.frames().stream().map(frame -> frame.split(" ", 2)[0]).toList();
      assertEquals(List.of("env.fail", "inner", "outer"), functions);
    }
    assertTrue(
        String.valueOf(traces.getFirst().getMessage())
            .startsWith("thrown by a host function that was called from\n\tenv.fail\n\tinner ("));
  }

  private static List<IntUnaryOperator> ways(Instance instance) {
    return List.of(
        instance.function("run", IntUnaryOperator.class),
        a -> String.valueOf(instance.invoke("run", a).getFirst()).length());
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionThatPassesTwiceHasTwoTraces(EngineKind kind) {
    Module module = Guest.module(kind, CALLS_FAIL);
    IntUnaryOperator[] inner = new IntUnaryOperator[1];
    Linker failing =
        new Linker()
            .define(
                "env",
                "fail",
                IntUnaryOperator.class,
                a -> {
                  throw new ArithmeticException("deep " + a);
                });
    Store store = new Store();
    inner[0] = failing.instantiate(store, module).function("run", IntUnaryOperator.class);
    IntUnaryOperator outer =
        new Linker()
            .define("env", "fail", IntUnaryOperator.class, a -> inner[0].applyAsInt(a + 1))
            .instantiate(store, module)
            .function("run", IntUnaryOperator.class);
    ArithmeticException e = assertThrows(ArithmeticException.class, () -> outer.applyAsInt(1));
    assertEquals("deep 2", e.getMessage());
    assertEquals(2, HostTrace.of(e).size());
    assertEquals(3, HostTrace.of(e).getFirst().frames().size());
    assertEquals(3, HostTrace.of(e).getLast().frames().size());
  }

  @ParameterizedTest
  @EnumSource
  void checkedExceptionsAndErrorsPass(EngineKind kind) throws Exception {
    MethodHandle failing =
        MethodHandles.lookup()
            .findStatic(
                HostFunctionTest.class, "fail", MethodType.methodType(int.class, int.class));
    IntUnaryOperator run =
        Guest.instance(kind, new Linker().define("env", "fail", failing), CALLS_FAIL)
            .function("run", IntUnaryOperator.class);
    UndeclaredThrowableException e =
        assertThrows(UndeclaredThrowableException.class, () -> run.applyAsInt(0));
    assertInstanceOf(IOException.class, e.getCause());
    assertEquals(1, HostTrace.of(e).size());
    assertThrows(LinkageError.class, () -> run.applyAsInt(1));
    TrapException trap = assertThrows(TrapException.class, () -> run.applyAsInt(2));
    assertEquals(Trap.UNREACHABLE, trap.trap());
    assertEquals(3, trap.trace().size());
  }

  static int fail(int how) throws IOException {
    switch (how) {
      case 0 -> throw new IOException("no file");
      case 1 -> throw new LinkageError("no class");
      default -> throw new TrapException(Trap.UNREACHABLE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void resultsThatAreReferencesAreOfTheirTypes(EngineKind kind) {
    Linker linker =
        new Linker().define("env", "f", UnaryOperator.class, (UnaryOperator<Object>) o -> o);
    Instance instance =
        Guest.instance(
            kind,
            linker,
            """
            (module
              (import "env" "f" (func $f (param externref) (result funcref)))
              (import "env" "f" (func $g (param externref) (result (ref extern))))
              (func (export "run") (param externref) (result i32)
                (ref.is_null (call $f (local.get 0))))
              (func (export "nonNull") (param externref)
                (drop (call $g (local.get 0)))))
            """);
    assertEquals(List.of(0), instance.invoke("run", instance.function("run")));
    assertEquals(List.of(1), instance.invoke("run", (Object) null));
    TrapException e =
        assertThrows(TrapException.class, () -> instance.invoke("run", "not a function"));
    assertEquals(Trap.HOST_FUNCTION, e.trap());
    instance.invoke("nonNull", "something");
    assertThrows(TrapException.class, () -> instance.invoke("nonNull", (Object) null));
  }

  @ParameterizedTest
  @EnumSource
  void functionsCanBeGivenToCode(EngineKind kind) throws Throwable {
    MethodHandle negate =
        MethodHandles.lookup()
            .findStatic(Math.class, "negateExact", MethodType.methodType(int.class, int.class));
    FuncInstance function =
        Functions.of("negate", new FuncType(List.of(NumType.I32), List.of(NumType.I32)), negate);
    Instance instance =
        Guest.instance(
            kind,
            """
            (module
              (type $f (func (param i32) (result i32)))
              (table (export "table") 1 funcref)
              (func (export "run") (param i32) (result i32)
                (call_indirect (type $f) (local.get 0) (i32.const 0)))
              (func (export "tail") (param i32) (result i32)
                (return_call_indirect (type $f) (local.get 0) (i32.const 0))))
            """);
    instance.table("table").set(0, function);
    assertEquals(-5, (int) instance.handle("run").invokeExact(5));
    assertEquals(-5, (int) instance.handle("tail").invokeExact(5));
    assertEquals(-5, Functions.as(function, IntUnaryOperator.class).applyAsInt(5));
    assertEquals(List.of(-5), Functions.invoke(function, 5));
    assertThrows(
        IllegalArgumentException.class,
        () -> Functions.of("x", new FuncType(List.of(), List.of()), negate));
  }

  @ParameterizedTest
  @EnumSource
  void aLinkerServesSeveralStoresAndTheLastDefinitionHolds(EngineKind kind) {
    Linker linker = new Linker();
    linker.define("env", "f", IntUnaryOperator.class, a -> a);
    linker.define("env", "f", IntUnaryOperator.class, a -> a + 1);
    Module module =
        Guest.module(
            kind,
            """
            (module
              (import "env" "f" (func $f (param i32) (result i32)))
              (func (export "run") (param i32) (result i32) (call $f (local.get 0))))
            """);
    for (int i = 0; i < 3; i++) {
      @Nullable Object result = linker.instantiate(new Store(), module).invoke("run", i).getFirst();
      assertEquals(i + 1, result);
    }
  }
}
