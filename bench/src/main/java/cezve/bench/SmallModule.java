package cezve.bench;

import cezve.compiler.Compiler;
import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.InstancePool;
import cezve.runtime.Linker;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small module, prepared for instances: it has a bit of everything that instances are made of.
 */
final class SmallModule {
  private static final @Nullable Object[] NO_REFERENCES = new @Nullable Object[0];

  private static final String TEXT =
      """
      (import "env" "log" (func $log (param i32)))
      (memory (export "memory") PAGES)
      (table 10 funcref) (elem (i32.const 0) $log $touch)
      (global $calls (mut i32) (i32.const 0))
      (data (i32.const 16) "hello, world")
      (func $touch (export "touch") (param $pages i32) (result i32)
        (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
        (loop $again
          (i32.store8 (i32.shl (local.get $pages) (i32.const 12)) (i32.const 1))
          (br_if $again
            (i32.ge_s
              (local.tee $pages (i32.sub (local.get $pages) (i32.const 1)))
              (i32.const 0))))
        (global.get $calls))
      """;

  private final ValidModule module;
  private final ModuleCode code;
  private final Linker linker;

  /** The module with a memory of a number of pages. */
  SmallModule(int pages) {
    Compiler engine = new Compiler();
    String text = TEXT.replace("PAGES", Integer.toString(pages));
    module = Validator.validate(ModuleParser.parse(Source.of("small", text)), engine.features());
    code = engine.load(module);
    FuncType type = new FuncType(List.of(NumType.I32), List.of());
    linker = new Linker().define("env", "log", HostFuncInstance.of("log", type, (_, _, _) -> {}));
  }

  /** A new instance, in a store of its own. */
  ModuleInstance instantiate() {
    return linker.instantiate(new Store(), module, code);
  }

  /** A pool of instances, of which it keeps one. */
  InstancePool pool() {
    return new InstancePool(linker, module, code, Store::new, 1);
  }

  /** Writes to the first byte of each of the first pages of 4 KiB; how often it was called. */
  static long touch(ModuleInstance instance, int pages) {
    if (!(instance.export("touch") instanceof FuncInstance function)) {
      throw new AssertionError("BUG: no such function");
    }
    long[] cells = {pages - 1};
    function.call(null, cells, NO_REFERENCES);
    return cells[0];
  }
}
