package cezve.bench;

import cezve.compiler.Compiler;
import cezve.interpreter.Interpreter;

/** The engines that are measured side by side. */
public enum Engine {
  /** Cezve, interpreting. */
  CEZVE_INTERPRETER {
    @Override
    KernelRunner instantiate(Kernel kernel) {
      return new CezveRunner(kernel, new Interpreter());
    }
  },
  /** Cezve, compiling functions when they are first called. */
  CEZVE_COMPILER {
    @Override
    KernelRunner instantiate(Kernel kernel) {
      return new CezveRunner(kernel, new Compiler());
    }
  },
  /** Chicory, interpreting. */
  CHICORY_INTERPRETER {
    @Override
    KernelRunner instantiate(Kernel kernel) {
      return ChicoryRunner.interpreting(kernel);
    }
  },
  /** Chicory, compiling to JVM bytecode when a module is loaded. */
  CHICORY_COMPILER {
    @Override
    KernelRunner instantiate(Kernel kernel) {
      return ChicoryRunner.compiling(kernel);
    }
  },
  /** GraalWasm; on a JDK without the Graal compiler it interprets. */
  GRAALWASM {
    @Override
    KernelRunner instantiate(Kernel kernel) {
      return new GraalWasmRunner(kernel);
    }
  };

  abstract KernelRunner instantiate(Kernel kernel);

  /**
   * Loads a kernel and checks that a little work gives the right checksum.
   *
   * @throws UnsupportedKernelException if the engine cannot load the kernel
   * @throws IllegalStateException if the checksum is wrong
   */
  public KernelRunner load(Kernel kernel) throws UnsupportedKernelException {
    KernelRunner runner;
    try {
      runner = instantiate(kernel);
    } catch (RuntimeException e) {
      throw new UnsupportedKernelException(this, kernel, e);
    }
    Kernel.Work check = kernel.work(Kernel.Weight.CHECK);
    long checksum = runner.run(check.n());
    if (checksum != check.checksum()) {
      runner.close();
      throw new IllegalStateException(
          this + " computes " + kernel + " wrongly: " + checksum + ", expected " + check);
    }
    return runner;
  }
}
