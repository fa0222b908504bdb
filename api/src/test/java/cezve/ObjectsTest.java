package cezve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.TrapException;
import cezve.model.type.DefType;
import cezve.model.type.NumType;
import cezve.runtime.ArrayInstance;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.I31;
import cezve.runtime.StructInstance;
import cezve.runtime.TagInstance;
import cezve.runtime.numeric.V128;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Structures, arrays, scalars, objects of the host, and exceptions, across the boundary. */
class ObjectsTest {
  private static final String MODULE =
      """
      (module
        (type $point (struct (field $x i32) (field $y (mut f64)) (field (mut i8)) (field v128)))
        (type $list (sub (struct (field i32) (field (mut (ref null $point))))))
        (type $bytes (array (mut i8)))
        (type $points (array (ref null $point)))
        (type $vectors (array (mut v128)))
        (func (export "point") (param i32 f64) (result (ref $point))
          (struct.new $point (local.get 0) (local.get 1) (i32.const 200)
            (v128.const i64x2 1 2)))
        (func (export "x") (param (ref $point)) (result i32)
          (struct.get $point $x (local.get 0)))
        (func (export "small") (param (ref $point)) (result i32)
          (struct.get_u $point 2 (local.get 0)))
        (func (export "bytes") (param i32) (result (ref $bytes))
          (array.new $bytes (i32.const 255) (local.get 0)))
        (func (export "sum") (param (ref $points)) (result i32)
          (i32.add
            (struct.get $point $x (array.get $points (local.get 0) (i32.const 0)))
            (struct.get $point $x (array.get $points (local.get 0) (i32.const 1)))))
        (func (export "scalar") (param i31ref) (result i31ref)
          (ref.i31 (i32.add (i31.get_s (local.get 0)) (i32.const 1))))
        (func (export "internalise") (param externref) (result anyref)
          (any.convert_extern (local.get 0)))
        (func (export "listOf") (param (ref null $point)) (result (ref $list))
          (struct.new $list (i32.const 1) (local.get 0))))
      """;

  @ParameterizedTest
  @EnumSource
  void structuresAreReadWrittenAndMade(EngineKind kind) {
    Instance instance = Guest.instance(kind, MODULE);
    StructInstance point =
        assertInstanceOf(StructInstance.class, instance.invoke("point", 3, 4.5).getFirst());
    assertEquals(3, Aggregates.get(point, 0));
    assertEquals(4.5, Aggregates.get(point, 1));
    assertEquals(3, Aggregates.getInt(point, 0));
    assertEquals(4.5, Aggregates.getDouble(point, 1));
    assertEquals((byte) 200, Aggregates.getInt(point, 2));
    assertThrows(IllegalArgumentException.class, () -> Aggregates.getLong(point, 0));
    assertThrows(IllegalArgumentException.class, () -> Aggregates.getFloat(point, 3));
    assertEquals((int) (byte) 200, Aggregates.get(point, 2));
    assertEquals(new V128(1, 2), Aggregates.get(point, 3));
    Aggregates.set(point, 1, 5.5);
    assertEquals(5.5, Aggregates.get(point, 1));
    Aggregates.set(point, 2, 511);
    assertEquals(List.of(255), instance.invoke("small", point));
    assertThrows(IllegalStateException.class, () -> Aggregates.set(point, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Aggregates.set(point, 1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Aggregates.get(point, 4));
    StructInstance made = Aggregates.struct(point.defType(), 8, 1.0, 2, V128.ZERO);
    assertEquals(List.of(8), instance.invoke("x", made));
    assertThrows(IllegalArgumentException.class, () -> Aggregates.struct(point.defType(), 8));
    StructInstance list =
        assertInstanceOf(StructInstance.class, instance.invoke("listOf", made).getFirst());
    assertSame(made, Aggregates.get(list, 1));
    assertThrows(IllegalArgumentException.class, () -> Aggregates.set(list, 1, list));
    Aggregates.set(list, 1, null);
    assertThrows(IllegalArgumentException.class, () -> instance.invoke("x", list));
    assertThrows(IllegalArgumentException.class, () -> instance.handle("x").invoke(list));
  }

  @ParameterizedTest
  @EnumSource
  void arraysAreReadWrittenAndMade(EngineKind kind) {
    Module module = Guest.module(kind, MODULE);
    Instance instance = module.instantiate(new Store());
    ArrayInstance bytes =
        assertInstanceOf(ArrayInstance.class, instance.invoke("bytes", 3).getFirst());
    assertEquals(3, bytes.length());
    assertEquals(-1, Aggregates.get(bytes, 2));
    assertEquals(-1, Aggregates.getInt(bytes, 2));
    assertThrows(IllegalArgumentException.class, () -> Aggregates.getDouble(bytes, 2));
    Aggregates.set(bytes, 1, 7);
    assertEquals(7, Aggregates.get(bytes, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Aggregates.get(bytes, 3));
    assertThrows(IllegalArgumentException.class, () -> Aggregates.set(bytes, 1, 7L));
    DefType point = module.type(0);
    DefType points = module.type(3);
    ArrayInstance array =
        Aggregates.array(
            points,
            Aggregates.struct(point, 30, 0.0, 0, V128.ZERO),
            Aggregates.struct(point, 12, 0.0, 0, V128.ZERO));
    assertEquals(List.of(42), instance.invoke("sum", array));
    assertThrows(IllegalStateException.class, () -> Aggregates.set(array, 0, null));
    assertThrows(IllegalArgumentException.class, () -> Aggregates.array(points, bytes));
    assertThrows(IllegalArgumentException.class, () -> Aggregates.array(point));
    ArrayInstance vectors = Aggregates.array(module.type(4), new V128(1, 2), new V128(3, 4));
    assertEquals(new V128(3, 4), Aggregates.get(vectors, 1));
  }

  @ParameterizedTest
  @EnumSource
  void scalarsAndObjectsOfTheHostAreThemselves(EngineKind kind) {
    Instance instance = Guest.instance(kind, MODULE);
    assertEquals(List.of(I31.of(-4)), instance.invoke("scalar", I31.of(-5)));
    Object object = new Object();
    assertSame(object, instance.invoke("internalise", object).getFirst());
  }

  private static final String THROWS =
      """
      (module
        (import "env" "problem" (tag $problem (param i32 externref)))
        (import "env" "check" (func $check (param i32) (result i32)))
        (tag $own (export "own") (param i64))
        (func $caught (export "caught") (param i32) (result i32)
          (block $handler (result i32 externref)
            (return (try_table (result i32) (catch $problem $handler)
              (call $check (local.get 0)))))
          (drop))
        (func (export "uncaught") (param i32) (result i32) (call $check (local.get 0)))
        (func $thrower (export "throw") (throw $own (i64.const 77))))
      """;

  @ParameterizedTest
  @EnumSource
  void exceptionsCrossTheBoundary(EngineKind kind) {
    TagInstance problem =
        TagInstance.of("problem", List.of(NumType.I32, cezve.model.type.RefType.EXTERNREF));
    Instance instance =
        Guest.instance(
            kind,
            new Linker()
                .define("env", "problem", problem)
                .define(
                    "env",
                    "check",
                    IntUnaryOperator.class,
                    a -> {
                      if (a < 0) {
                        throw ExceptionInstance.of(problem, List.of(-a, "negative"));
                      }
                      return a;
                    }),
            THROWS);
    IntUnaryOperator caught = instance.function("caught", IntUnaryOperator.class);
    assertEquals(5, caught.applyAsInt(5));
    assertEquals(6, caught.applyAsInt(-6));
    IntUnaryOperator uncaught = instance.function("uncaught", IntUnaryOperator.class);
    ExceptionInstance e = assertThrows(ExceptionInstance.class, () -> uncaught.applyAsInt(-7));
    assertSame(problem, e.tag());
    assertEquals(List.of(7, "negative"), e.values());
    ExceptionInstance own =
        assertThrows(
            ExceptionInstance.class, () -> instance.function("throw", Runnable.class).run());
    assertSame(instance.tag("own"), own.tag());
    assertEquals(List.of(77L), own.values());
    assertEquals("thrower", own.trace().getFirst().split(" ", 2)[0]);
  }

  @ParameterizedTest
  @EnumSource
  void castsFailAsTraps(EngineKind kind) {
    Instance instance =
        Guest.instance(
            kind,
            "(module (func (export \"cast\") (param anyref) (result i31ref)"
                + " (ref.cast i31ref (local.get 0))))");
    assertThrows(TrapException.class, () -> instance.invoke("cast", "text"));
  }
}
