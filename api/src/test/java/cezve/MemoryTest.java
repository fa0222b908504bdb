package cezve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.LinkException;
import cezve.model.error.MemoryLimitException;
import cezve.model.type.GlobalType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.runtime.InstancePool;
import cezve.runtime.PooledInstance;
import cezve.runtime.StoreLimits;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memories, tables and globals, and code and the host that see the same. */
class MemoryTest {
  private static final long PAGE = 1 << 16;

  private static final String MODULE =
      """
      (module
        (memory (export "memory") 1 10)
        (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
        (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
      """;

  @ParameterizedTest
  @EnumSource
  void numbersAreLittleEndian(EngineKind kind) {
    Instance instance = Guest.instance(kind, MODULE);
    Memory memory = instance.memory();
    memory.putInt(1, 0x01020304);
    assertEquals(List.of(4), instance.invoke("load", 1));
    assertEquals(0x01020304, memory.getInt(1));
    assertEquals(0x0304, memory.getShort(1));
    assertEquals(1, memory.getByte(4));
    memory.putLong(7, -2);
    assertEquals(-2, memory.getLong(7));
    memory.putDouble(100, Math.PI);
    assertEquals(Math.PI, memory.getDouble(100));
    memory.putFloat(100, 1.5f);
    assertEquals(1.5f, memory.getFloat(100));
    memory.putShort(9, (short) -3);
    memory.putByte(8, (byte) -4);
    assertEquals(-3, memory.getShort(9));
    assertEquals(-4, memory.getByte(8));
  }

  @ParameterizedTest
  @EnumSource
  void textsAndBytesAreCopied(EngineKind kind) {
    Memory memory = Guest.instance(kind, MODULE).memory();
    assertEquals(7, memory.putString(10, "grün 1"));
    assertEquals("grün 1", memory.getString(10, 7));
    assertEquals(10, memory.putCString(30, "grün €"));
    assertEquals("grün €", memory.getCString(30));
    assertEquals("", memory.getCString(39));
    memory.putBytes(50, new byte[] {1, 2, 3});
    memory.putBytes(53, new byte[] {0, 4, 5, 0}, 1, 2);
    memory.copy(51, 50, 5);
    assertArrayEquals(new byte[] {1, 1, 2, 3, 4, 5, 0}, memory.getBytes(50, 7));
    byte[] target = new byte[3];
    memory.getBytes(54, target, 1, 2);
    assertArrayEquals(new byte[] {0, 4, 5}, target);
    memory.fill(50, (byte) 9, 3);
    assertArrayEquals(new byte[] {9, 9, 9, 3}, memory.getBytes(50, 4));
    memory.putByte(PAGE - 1, (byte) 'x');
    assertThrows(IndexOutOfBoundsException.class, () -> memory.getCString(PAGE - 1));
    memory.putByte(50, (byte) 0xFF);
    assertEquals("\uFFFD", memory.getString(50, 1));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOutsideIsNotAccessed(EngineKind kind) {
    Memory memory = Guest.instance(kind, MODULE).memory();
    IndexOutOfBoundsException e =
        assertThrows(IndexOutOfBoundsException.class, () -> memory.getInt(PAGE - 3));
    assertEquals("4 bytes at 65533 of a memory of 65536 bytes", e.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> memory.getByte(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.putByte(PAGE, (byte) 0));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.putLong(Long.MAX_VALUE, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.getBytes(0, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.getBytes(1, (int) PAGE));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.fill(1, (byte) 0, PAGE));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.copy(0, 1, PAGE));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.buffer(PAGE, 1));
    assertEquals(0, memory.getBytes(PAGE, 0).length);
  }

  @ParameterizedTest
  @EnumSource
  void viewsShowBytesUntilTheMemoryGrows(EngineKind kind) {
    Instance instance = Guest.instance(kind, MODULE);
    Memory memory = instance.memory();
    ByteBuffer buffer = memory.buffer(4, 8);
    buffer.putInt(0, 77);
    assertEquals(77, memory.getInt(4));
    memory.segment().set(ValueLayout.JAVA_BYTE, 5, (byte) 1);
    assertEquals(77 + 256, buffer.getInt(0));
    assertEquals(PAGE, memory.segment().byteSize());
    assertEquals(1, memory.grow(2));
    assertEquals(List.of(3), instance.invoke("grow", 1));
    assertEquals(4, memory.pages());
    assertEquals(4 * PAGE, memory.size());
    assertEquals(4 * PAGE, memory.segment().byteSize());
    assertEquals(77 + 256, memory.getInt(4));
    memory.putInt(4, 1);
    assertNotEquals(1, buffer.getInt(0), "the view is of what the memory was");
    assertEquals(-1, memory.grow(7));
  }

  @ParameterizedTest
  @EnumSource
  void memoriesAreGivenToInstances(EngineKind kind) {
    Store store = new Store();
    Memory memory = Memory.create(store, 1, 2);
    memory.putByte(3, (byte) 5);
    String text =
        """
        (module
          (import "env" "memory" (memory 1 2))
          (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0))))
        """;
    Module module = Guest.module(kind, text);
    Instance instance = new Linker().define("env", "memory", memory).instantiate(store, module);
    assertEquals(5, instance.function("load", IntUnaryOperator.class).applyAsInt(3));
    Memory large = Memory.create(store, 1, 3);
    assertThrows(
        LinkException.class,
        () -> new Linker().define("env", "memory", large).instantiate(store, module));
    Store limited = Store.builder().limits(StoreLimits.builder().memoryBytes(PAGE).build()).build();
    assertThrows(MemoryLimitException.class, () -> Memory.create(limited, 2, 3));
    assertEquals(-1, Memory.create(limited, 1, 3).grow(1));
  }

  @ParameterizedTest
  @EnumSource
  void tablesHoldReferencesOfTheirType(EngineKind kind) {
    Store store = new Store();
    Table table = Table.create(store, RefType.FUNCREF, 2, 3, null);
    Instance instance =
        new Linker()
            .define("env", "table", table)
            .instantiate(
                store,
                Guest.module(
                    kind,
                    """
                    (module
                      (import "env" "table" (table 2 funcref))
                      (elem (i32.const 1) func $seven)
                      (func $seven (export "seven") (result i32) (i32.const 7))
                      (func (export "call") (param i32) (result i32)
                        (call_indirect (result i32) (local.get 0))))
                    """));
    assertEquals(instance.function("seven"), table.get(1));
    table.set(0, table.get(1));
    assertEquals(List.of(7), instance.invoke("call", 0));
    assertThrows(IllegalArgumentException.class, () -> table.set(0, "no function"));
    assertThrows(IndexOutOfBoundsException.class, () -> table.get(2));
    assertThrows(IndexOutOfBoundsException.class, () -> table.set(-1, null));
    assertEquals(2, table.grow(1, null));
    assertEquals(3, table.size());
    assertEquals(-1, table.grow(1, null));
  }

  @ParameterizedTest
  @EnumSource
  void globalsAreTyped(EngineKind kind) {
    Global counter = Global.create(new GlobalType(Mutability.VAR, NumType.I64), 5L);
    Instance instance =
        Guest.instance(
            kind,
            new Linker().define("env", "counter", counter),
            """
            (module
              (import "env" "counter" (global $counter (mut i64)))
              (global (export "constant") f64 (f64.const 2.5))
              (global $object (export "object") (mut externref) (ref.null extern))
              (func (export "count")
                (global.set $counter (i64.add (global.get $counter) (i64.const 1))))
              (func (export "isNull") (result i32) (ref.is_null (global.get $object))))
            """);
    instance.invoke("count");
    assertEquals(6, counter.getLong());
    counter.setLong(10);
    instance.invoke("count");
    assertEquals(11L, counter.get());
    assertThrows(IllegalStateException.class, counter::getInt);
    assertThrows(IllegalArgumentException.class, () -> counter.set(1));
    Global constant = instance.global("constant");
    assertEquals(2.5, constant.getDouble());
    assertThrows(IllegalStateException.class, () -> constant.setDouble(1));
    assertThrows(IllegalStateException.class, () -> constant.set(1.0));
    instance.global("object").set("text");
    assertEquals(List.of(0), instance.invoke("isNull"));
    assertEquals("text", instance.global("object").get());
  }

  @Test
  void modulesSayWhatTheyWantAndGive() {
    Engine engine = Engine.create();
    Module module =
        Module.parse(
            engine,
            """
            (module $named
              (@custom "note" "abc")
              (import "env" "f" (func (param i32)))
              (memory (export "m") 1 2))
            """);
    assertEquals("named", module.name());
    assertEquals("env", module.imports().getFirst().module());
    assertEquals("f", module.imports().getFirst().name());
    assertEquals("m", module.exports().getFirst().name());
    assertEquals("(memory 1 2)", module.exports().getFirst().type().toString());
    assertArrayEquals(
        "abc".getBytes(StandardCharsets.UTF_8), module.customSections("note").getFirst());
    assertThrows(IndexOutOfBoundsException.class, () -> module.type(1));
    engine.close();
    assertThrows(IllegalStateException.class, () -> Module.parse(engine, "(module)"));
  }

  @ParameterizedTest
  @EnumSource
  void instancesOfAPoolStartAnew(EngineKind kind) {
    InstancePool pool = new Linker().pool(Guest.module(kind, MODULE), Store::new, 1);
    try (PooledInstance pooled = pool.take()) {
      Instance instance = Instance.of(pooled);
      instance.memory().putByte(5, (byte) 9);
      assertEquals(List.of(9), instance.invoke("load", 5));
    }
    assertEquals(1, pool.idle());
    try (PooledInstance pooled = pool.take()) {
      Instance instance = Instance.of(pooled);
      assertEquals(List.of(0), instance.invoke("load", 5));
      assertEquals(0, instance.memory().getByte(5));
    }
  }
}
