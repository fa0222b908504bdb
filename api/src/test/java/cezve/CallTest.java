package cezve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.TrapException;
import cezve.runtime.FuncInstance;
import cezve.runtime.numeric.V128;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallTest {
  private static final String MODULE =
      """
      (module
        (type $point (struct (field i32)))
        (func (export "nothing"))
        (func $add (export "add") (param i32 i32) (result i32)
          (i32.add (local.get 0) (local.get 1)))
        (func (export "mixed") (param i32 i64 f32 f64) (result f64)
          (f64.add
            (f64.add (f64.convert_i32_s (local.get 0)) (f64.convert_i64_s (local.get 1)))
            (f64.add (f64.promote_f32 (local.get 2)) (local.get 3))))
        (func (export "hypot") (param f64 f64) (result f64)
          (f64.sqrt (f64.add
            (f64.mul (local.get 0) (local.get 0)) (f64.mul (local.get 1) (local.get 1)))))
        (func (export "divmod") (param i32 i32) (result i32 i32)
          (i32.div_s (local.get 0) (local.get 1))
          (i32.rem_s (local.get 0) (local.get 1)))
        (func (export "various") (param externref v128) (result v128 externref i64 f32)
          (local.get 1) (local.get 0) (i64.const 5) (f32.const 1.5))
        (func (export "same") (param externref) (result externref) (local.get 0))
        (func (export "not") (param v128) (result v128) (v128.not (local.get 0)))
        (func (export "trap") (result i32) unreachable)
        (func (export "isNull") (param funcref) (result i32) (ref.is_null (local.get 0)))
        (func (export "x") (param (ref null $point)) (result i32)
          (struct.get $point 0 (local.get 0)))
        (func $loop (export "countdown") (param i32) (result i32)
          (if (result i32) (local.get 0)
            (then (return_call $loop (i32.sub (local.get 0) (i32.const 1))))
            (else (i32.const 42))))
        (memory (export "memory") 1))
      """;

  @ParameterizedTest
  @EnumSource
  void handlesTakeWhatTypesAreToJava(EngineKind kind) throws Throwable {
    Instance instance = Guest.instance(kind, MODULE);
    MethodHandle add = instance.handle("add");
    assertEquals(MethodType.methodType(int.class, int.class, int.class), add.type());
    assertEquals(-3, (int) add.invokeExact(4, -7));
    assertEquals(10.5, (double) instance.handle("mixed").invokeExact(1, 2L, 3.25f, 4.25));
    instance.handle("nothing").invokeExact();
    V128 vector = new V128(5, -1);
    assertEquals(new V128(~5, 0), (V128) instance.handle("not").invokeExact(vector));
    Object object = new Object();
    assertSame(object, (Object) instance.handle("same").invokeExact(object));
  }

  @ParameterizedTest
  @EnumSource
  void functionalInterfacesAreImplemented(EngineKind kind) {
    Instance instance = Guest.instance(kind, MODULE);
    assertEquals(7, instance.function("add", IntBinaryOperator.class).applyAsInt(3, 4));
    assertEquals(5, instance.function("hypot", DoubleBinaryOperator.class).applyAsDouble(3, 4));
    instance.function("nothing", Runnable.class).run();
    @SuppressWarnings("unchecked")
    BinaryOperator<Integer> boxed = instance.function("add", BinaryOperator.class);
    assertEquals(9, boxed.apply(4, 5));
    assertThrows(ClassCastException.class, () -> call(boxed, "4"));
    @SuppressWarnings("unchecked")
    UnaryOperator<@Nullable String> same = instance.function("same", UnaryOperator.class);
    assertEquals("text", same.apply("text"));
    assertNull(same.apply(null));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object call(BinaryOperator boxed, Object argument) {
    return boxed.apply(argument, argument);
  }

  /** Two results. */
  record Division(int quotient, int remainder) {}

  /** Results of several types. */
  record Various(V128 vector, @Nullable String text, long number, float part) {}

  /** What an instance can be. */
  interface Api {
    int add(int a, int b);

    Division divmod(int a, int b);

    Various various(@Nullable String text, V128 vector);

    @Export("divmod")
    int[] asArray(int a, int b);

    @Export("divmod")
    long[] asLongs(int a, int b);

    @Export("divmod")
    List<Integer> asList(int a, int b);

    @Export("divmod")
    Object[] asObjects(int a, int b);

    default int twice(int a) {
      return add(a, a);
    }

    @Export("hypot")
    default double exported(double a, double b) {
      return -1;
    }

    @Export("missing")
    default int optional(int a) {
      return a + 1;
    }

    static int isStatic() {
      return 1;
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterfaceIsImplemented(EngineKind kind) {
    Api api = Guest.instance(kind, MODULE).as(Api.class);
    assertEquals(11, api.add(5, 6));
    assertEquals(new Division(-3, -1), api.divmod(-10, 3));
    V128 vector = new V128(1, 2);
    assertEquals(new Various(vector, "x", 5, 1.5f), api.various("x", vector));
    assertArrayEquals(new int[] {3, 1}, api.asArray(10, 3));
    assertArrayEquals(new long[] {3, 1}, api.asLongs(10, 3));
    assertEquals(List.of(3, 1), api.asList(10, 3));
    assertArrayEquals(new Object[] {3, 1}, api.asObjects(10, 3));
    assertEquals(8, api.twice(4));
    assertEquals(5, api.exported(3, 4));
    assertEquals(3, api.optional(2));
  }

  /** Asks for what the function is not. */
  interface Wrong {
    long add(int a, int b);
  }

  /** Asks for what is not there. */
  interface Missing {
    void unheardOf();
  }

  @ParameterizedTest
  @EnumSource
  void whatDoesNotFitIsRefused(EngineKind kind) {
    Instance instance = Guest.instance(kind, MODULE);
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> instance.as(Wrong.class));
    assertEquals(
        "add is of type [i32 i32] -> [i32], which is (int,int)int to Java and cannot be called as"
            + " (int,int)long",
        wrong.getMessage());
    NoSuchElementException missing =
        assertThrows(NoSuchElementException.class, () -> instance.as(Missing.class));
    assertEquals(
        "there is no exported function \"unheardOf\", but nothing of that name",
        missing.getMessage());
    NoSuchElementException memory =
        assertThrows(NoSuchElementException.class, () -> instance.function("memory"));
    assertEquals("there is no exported function \"memory\", but a memory", memory.getMessage());
    assertThrows(IllegalArgumentException.class, () -> instance.function("add", IntSupplier.class));
    assertThrows(IllegalArgumentException.class, () -> instance.function("add", Api.class));
    assertThrows(IllegalArgumentException.class, () -> instance.function("add", String.class));
  }

  @ParameterizedTest
  @EnumSource
  void untypedCallsBox(EngineKind kind) {
    Instance instance = Guest.instance(kind, MODULE);
    assertEquals(List.of(3), instance.invoke("add", 1, 2));
    assertEquals(List.of(3, 1), instance.invoke("divmod", 10, 3));
    assertThrows(IllegalArgumentException.class, () -> instance.invoke("add", 1));
    assertThrows(IllegalArgumentException.class, () -> instance.invoke("add", 1, 2L));
  }

  @ParameterizedTest
  @EnumSource
  void referencesAreOfTheirTypes(EngineKind kind) throws Throwable {
    Instance instance = Guest.instance(kind, MODULE);
    MethodHandle isNull = instance.handle("isNull");
    FuncInstance add = instance.function("add");
    assertEquals(0, (int) isNull.invokeExact((Object) add));
    assertEquals(1, (int) isNull.invokeExact((Object) null));
    assertThrows(IllegalArgumentException.class, () -> isNull.invoke("not a function"));
    assertThrows(IllegalArgumentException.class, () -> instance.handle("x").invoke(add));
  }

  @ParameterizedTest
  @EnumSource
  void trapsNameTheFunction(EngineKind kind) {
    Instance instance = Guest.instance(kind, MODULE);
    IntSupplier trap = instance.function("trap", IntSupplier.class);
    TrapException e = assertThrows(TrapException.class, trap::getAsInt);
    assertEquals("unreachable", e.getMessage());
    assertEquals(1, e.trace().size());
    assertEquals("func[8]", e.trace().getFirst().split(" ", 2)[0]);
    assertEquals(
        e.trace(), assertThrows(TrapException.class, () -> instance.invoke("trap")).trace());
    MethodHandle divmod = instance.handle("divmod");
    assertThrows(TrapException.class, () -> divmod.invoke(1, 0));
  }

  @ParameterizedTest
  @EnumSource
  void tailCallsEnd(EngineKind kind) throws Throwable {
    MethodHandle countdown = Guest.instance(kind, MODULE).handle("countdown");
    assertEquals(42, (int) countdown.invokeExact(1_000_000));
  }
}
