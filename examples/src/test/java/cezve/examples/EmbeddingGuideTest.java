package cezve.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.Aggregates;
import cezve.Engine;
import cezve.EngineKind;
import cezve.Export;
import cezve.Functions;
import cezve.Global;
import cezve.HostFunction;
import cezve.HostTrace;
import cezve.Instance;
import cezve.Linker;
import cezve.Memory;
import cezve.Module;
import cezve.Store;
import cezve.Table;
import cezve.model.error.ExhaustionException;
import cezve.model.error.OutOfTimeException;
import cezve.model.error.TrapException;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.runtime.AllowedImports;
import cezve.runtime.Deadline;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.FuncInstance;
import cezve.runtime.Interruption;
import cezve.runtime.StoreLimits;
import cezve.runtime.StructInstance;
import cezve.runtime.TagInstance;
import cezve.runtime.cache.CodeCache;
import cezve.wasi.ProcExit;
import cezve.wasi.Wasi;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The snippets of {@code docs/embedding.md}, in its order, each between the comments {@code guide}
 * and {@code end}. {@link GuideTextTest} sees to it that they are the same.
 */
class EmbeddingGuideTest {
  @TempDir static Path directory;

  private static final Engine engine = Engine.create();

  @BeforeAll
  static void writeFiles() throws Exception {
    Files.writeString(
        directory.resolve("add.wat"),
        """
        (module
          (func (export "add") (param i32 i32) (result i32)
            (i32.add (local.get 0) (local.get 1))))
        """);
  }

  @Test
  void first() throws Exception {
    Path path = directory.resolve("add.wat");
    // guide
    Engine engine = Engine.create();
    Module module = Module.read(engine, path);
    Instance instance = module.instantiate(new Store());
    IntBinaryOperator add = instance.function("add", IntBinaryOperator.class);
    int seven = add.applyAsInt(3, 4);
    // end
    assertEquals(7, seven);
  }

  @Test
  void engines() {
    Path directory = EmbeddingGuideTest.directory.resolve("cache");
    // guide
    Engine engine =
        Engine.builder()
            .kind(EngineKind.COMPILER)
            .cache(new CodeCache(directory, CodeCache.DEFAULT_BYTES))
            .build();
    // end
    engine.close();
    assertThrows(IllegalStateException.class, () -> Module.parse(engine, "(module)"));
  }

  // guide
  record Division(int quotient, int remainder) {}

  interface Arithmetic {
    int add(int a, int b);

    @Export("div_mod")
    Division divide(int a, int b);

    default int twice(int a) {
      return add(a, a);
    }
  }

  // end

  private static final String ARITHMETIC =
      """
      (module
        (func (export "add") (param i32 i32) (result i32)
          (i32.add (local.get 0) (local.get 1)))
        (func (export "div_mod") (param i32 i32) (result i32 i32)
          (i32.div_s (local.get 0) (local.get 1))
          (i32.rem_s (local.get 0) (local.get 1))))
      """;

  @Test
  void calls() throws Throwable {
    Instance instance = Module.parse(engine, ARITHMETIC).instantiate(new Store());
    // guide
    Arithmetic arithmetic = instance.as(Arithmetic.class);
    Division division = arithmetic.divide(17, 5);

    MethodHandle add = instance.handle("add");
    int sum = (int) add.invokeExact(3, 4);

    List<@Nullable Object> results = instance.invoke("div_mod", 17, 5);
    // end
    assertEquals(new Division(3, 2), division);
    assertEquals(10, arithmetic.twice(5));
    assertEquals(7, sum);
    assertEquals(List.of(3, 2), results);
  }

  // guide
  static final class Host {
    private final List<String> log = new ArrayList<>();

    @HostFunction
    void log(Memory memory, int address, int length) {
      log.add(memory.getString(address, length));
    }

    @HostFunction("random-number")
    int randomNumber() {
      return 4;
    }
  }

  // end

  private static final String GUEST =
      """
      (module
        (import "math" "max" (func $max (param i32 i32) (result i32)))
        (import "host" "log" (func $log (param i32 i32)))
        (import "host" "random-number" (func $random (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 16) "hello")
        (func (export "run") (param i32) (result i32)
          (call $log (i32.const 16) (i32.const 5))
          (call $max (local.get 0) (call $random))))
      """;

  @Test
  void hostFunctions() {
    Module module = Module.parse(engine, GUEST);
    // guide
    Host host = new Host();
    Linker linker =
        new Linker()
            .define("math", "max", IntBinaryOperator.class, Math::max)
            .defineMethods("host", host);
    Instance instance = linker.instantiate(new Store(), module);
    // end
    assertEquals(List.of(4), instance.invoke("run", 3));
    assertEquals(List.of("hello"), host.log);
  }

  @Test
  void exceptionsOfTheHost() {
    Module module =
        Module.parse(
            engine,
            """
            (module
              (import "host" "check" (func $check (param i32) (result i32)))
              (func $validate (export "validate") (param i32) (result i32)
                (call $check (local.get 0))))
            """);
    // guide
    IntUnaryOperator check =
        a -> {
          throw new IllegalArgumentException("not allowed: " + a);
        };
    IntUnaryOperator validate =
        new Linker()
            .define("host", "check", IntUnaryOperator.class, check)
            .instantiate(new Store(), module)
            .function("validate", IntUnaryOperator.class);
    try {
      System.out.println(validate.applyAsInt(5));
    } catch (IllegalArgumentException e) {
      List<String> frames = HostTrace.of(e).getFirst().frames();
      assertEquals("host.check", frames.get(0));
      assertTrue(frames.get(1).startsWith("validate ("));
    }
    // end
    assertThrows(IllegalArgumentException.class, () -> validate.applyAsInt(5));
  }

  @Test
  void memories() {
    Instance instance =
        Module.parse(engine, "(module (memory (export \"memory\") 1))").instantiate(new Store());
    // guide
    Memory memory = instance.memory();
    int bytes = memory.putString(1024, "grüezi");
    String text = memory.getString(1024, bytes);
    memory.putInt(16, 42);
    byte[] copy = memory.getBytes(0, 32);
    memory.grow(1);
    // end
    assertEquals("grüezi", text);
    assertEquals(42, copy[16]);
    assertEquals(2 << 16, memory.size());
  }

  @Test
  void tablesAndGlobals() {
    Store store = new Store();
    Module module =
        Module.parse(
            engine,
            """
            (module
              (import "host" "callbacks" (table 1 funcref))
              (global (export "count") (mut i64) (i64.const 3))
              (func (export "run") (result i32)
                (call_indirect (param i32) (result i32) (i32.const 20) (i32.const 0)))
              (func (export "double") (param i32) (result i32)
                (i32.add (local.get 0) (local.get 0))))
            """);
    // guide
    Table callbacks = Table.create(store, RefType.FUNCREF, 10, 20, null);
    Instance instance =
        new Linker().define("host", "callbacks", callbacks).instantiate(store, module);
    callbacks.set(0, instance.function("double"));

    Global count = instance.global("count");
    count.setLong(count.getLong() + 1);
    // end
    assertEquals(List.of(40), instance.invoke("run"));
    assertEquals(4L, count.get());
    FuncInstance function = (FuncInstance) callbacks.get(0);
    assertEquals(List.of(6), Functions.invoke(java.util.Objects.requireNonNull(function), 3));
  }

  @Test
  void objects() {
    Module module =
        Module.parse(
            engine,
            """
            (module
              (type $point (struct (field $x i32) (field $y (mut i32))))
              (func (export "mirror") (param (ref $point)) (result (ref $point))
                (struct.new $point
                  (struct.get $point $y (local.get 0)) (struct.get $point $x (local.get 0)))))
            """);
    // guide
    interface Geometry {
      StructInstance mirror(StructInstance point);
    }
    Geometry geometry = module.instantiate(new Store()).as(Geometry.class);
    StructInstance point = Aggregates.struct(module.type(0), 3, 4);
    StructInstance mirrored = geometry.mirror(point);
    int x = Aggregates.getInt(mirrored, 0);
    Aggregates.set(mirrored, 1, 5);
    // end
    assertEquals(4, x);
    assertEquals(5, Aggregates.get(mirrored, 1));
  }

  @Test
  void exceptionsWithTags() {
    Module module =
        Module.parse(
            engine,
            """
            (module
              (import "host" "not_found" (tag $notFound (param i32 externref)))
              (import "host" "find" (func $find (param i32) (result i32)))
              (func (export "find_or") (param i32) (result i32)
                (block $handler (result i32 externref)
                  (return (try_table (result i32) (catch $notFound $handler)
                    (call $find (local.get 0)))))
                (drop)))
            """);
    // guide
    TagInstance notFound = TagInstance.of("not_found", List.of(NumType.I32, RefType.EXTERNREF));
    IntUnaryOperator find =
        key -> {
          throw ExceptionInstance.of(notFound, List.of(key, "any object"));
        };
    Instance instance =
        new Linker()
            .define("host", "not_found", notFound)
            .define("host", "find", IntUnaryOperator.class, find)
            .instantiate(new Store(), module);
    // end
    assertEquals(List.of(9), instance.invoke("find_or", 9));
  }

  @Test
  void errors() {
    Instance instance = Module.parse(engine, ARITHMETIC).instantiate(new Store());
    Arithmetic arithmetic = instance.as(Arithmetic.class);
    // guide
    try {
      arithmetic.divide(1, 0);
    } catch (TrapException e) {
      String problem = e.getMessage();
      List<String> trace = e.trace();
      assertEquals("integer divide by zero", problem);
      assertEquals(1, trace.size());
    }
    // end
    assertThrows(TrapException.class, () -> arithmetic.divide(1, 0));
  }

  private static final String SPINS =
      """
      (module
        (func (export "spin") (result i64) (loop $again (br $again)) (unreachable))
        (func $deep (export "deep") (result i64) (i64.add (call $deep) (i64.const 1))))
      """;

  @Test
  void limits() {
    Module module = Module.parse(engine, SPINS);
    // guide
    StoreLimits limits =
        StoreLimits.builder()
            .memoryBytes(64 << 20)
            .fuel(1_000_000)
            .imports(AllowedImports.of(List.of("host.log")))
            .build();
    Store store = Store.builder().limits(limits).build();
    // end
    LongSupplier spin = module.instantiate(store).function("spin", LongSupplier.class);
    assertThrows(ExhaustionException.class, spin::getAsLong);
  }

  @Test
  void times() {
    Module module = Module.parse(engine, SPINS);
    boolean late = false;
    // guide
    Interruption interruption = new Interruption();
    Store store = Store.builder().interruption(interruption).build();
    LongSupplier spin = module.instantiate(store).function("spin", LongSupplier.class);
    try (Deadline _ = interruption.stopAfter(Duration.ofMillis(200))) {
      System.out.println(spin.getAsLong());
    } catch (OutOfTimeException e) {
      late = true;
    }
    // end
    assertTrue(late);
  }

  @Test
  void threads() throws Exception {
    Module module = Module.parse(engine, ARITHMETIC);
    // guide
    List<Future<Integer>> sums = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1000; i++) {
        int number = i;
        sums.add(
            threads.submit(
                () -> module.instantiate(new Store()).as(Arithmetic.class).twice(number)));
      }
    }
    // end
    for (int i = 0; i < sums.size(); i++) {
      assertEquals(2 * i, sums.get(i).get());
    }
  }

  @Test
  void deepCalls() throws Exception {
    Module module = Module.parse(engine, SPINS);
    LongSupplier deep = module.instantiate(new Store()).function("deep", LongSupplier.class);
    List<Throwable> problems = new ArrayList<>();
    Runnable work = () -> problems.add(assertThrows(ExhaustionException.class, deep::getAsLong));
    // guide
    Thread thread = new Thread(null, work, "guest", StoreLimits.STACK_BYTES);
    thread.start();
    thread.join();
    // end
    assertEquals(1, problems.size());
  }

  @Test
  void programs() throws Exception {
    Module module =
        Module.parse(
            engine,
            """
            (module
              (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
              (import "wasi_snapshot_preview1" "fd_write"
                (func $write (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 1)
              (data (i32.const 0) "\\08\\00\\00\\00\\06\\00\\00\\00hello\\n")
              (func (export "_start")
                (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 20)))
                (call $exit (i32.const 3))))
            """);
    int exitCode = 0;
    // guide
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (Wasi wasi = Wasi.builder().args(List.of("program", "argument")).stdout(output).build()) {
      Instance instance = new Linker().addSource(wasi).instantiate(new Store(), module);
      instance.function("_start", Runnable.class).run();
    } catch (ProcExit e) {
      exitCode = e.exitCode();
    }
    // end
    assertEquals(3, exitCode);
    assertEquals("hello\n", output.toString(java.nio.charset.StandardCharsets.UTF_8));
  }
}
