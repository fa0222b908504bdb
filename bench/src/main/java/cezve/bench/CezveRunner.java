package cezve.bench;

import cezve.decoder.ModuleDecoder;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import org.jspecify.annotations.Nullable;

/** Runs a kernel in Cezve. */
final class CezveRunner implements KernelRunner {
  private static final @Nullable Object[] NO_REFERENCES = new @Nullable Object[0];

  private final FuncInstance run;
  private final long[] cells = new long[1];

  CezveRunner(Kernel kernel, cezve.runtime.Engine engine) {
    ValidModule module =
        Validator.validate(ModuleDecoder.decode(kernel.module()), engine.features());
    ModuleInstance instance = new Linker().instantiate(new Store(), module, engine.load(module));
    if (!(instance.export("run") instanceof FuncInstance function)) {
      throw new IllegalArgumentException("the kernel does not export run");
    }
    run = function;
  }

  @Override
  public long run(int n) {
    cells[0] = n;
    run.call(null, cells, NO_REFERENCES);
    return cells[0];
  }
}
