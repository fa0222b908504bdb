package cezve.bench;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;

/** Runs a kernel in Chicory. */
final class ChicoryRunner implements KernelRunner {
  private final Kernel.Result result;
  private final ExportFunction run;

  private ChicoryRunner(Kernel kernel, Instance instance) {
    result = kernel.result();
    run = instance.export("run");
  }

  static ChicoryRunner interpreting(Kernel kernel) {
    return new ChicoryRunner(kernel, Instance.builder(Parser.parse(kernel.module())).build());
  }

  static ChicoryRunner compiling(Kernel kernel) {
    WasmModule module = Parser.parse(kernel.module());
    return new ChicoryRunner(
        kernel,
        Instance.builder(module)
            .withMachineFactory(MachineFactoryCompiler.compile(module))
            .build());
  }

  @Override
  public long run(int n) {
    long raw = run.apply(n)[0];
    return switch (result) {
      case I32 -> (int) raw;
      case I64, F64 -> raw;
    };
  }
}
