package cezve.bench;

import cezve.compiler.CompilerOptions;
import cezve.compiler.GeneratedClass;
import cezve.compiler.GeneratedModule;
import cezve.decoder.ModuleDecoder;
import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.model.type.ExternKind;
import cezve.tree.Lowering;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What happens to all of a module before it runs, phase by phase, in milliseconds. Each phase is
 * given what the ones before it made.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PhaseBenchmark {
  /** The module: a kernel, or a file. */
  @Param({"keccak", "malloc"})
  public String module = "keccak";

  private byte[] bytes = new byte[0];
  private Module decoded = Module.builder().build();
  private ValidModule valid = Validator.validate(decoded, Feature.all());
  private GeneratedModule generated = new GeneratedModule(valid, CompilerOptions.DEFAULT);

  /** Made by JMH. */
  public PhaseBenchmark() {}

  /** Prepares what the phases start from. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    bytes = Subject.bytes(module);
    decoded = ModuleDecoder.decode(bytes);
    valid = Validator.validate(decoded, Feature.all());
    generated = new GeneratedModule(valid, CompilerOptions.DEFAULT);
  }

  /** From bytes to a module, with all instructions. */
  @Benchmark
  public Object decode() {
    Module result = ModuleDecoder.decode(bytes);
    ModuleDecoder.checkBodies(result);
    return result;
  }

  /** From a module, of whose bodies only the places are known, to a valid module. */
  @Benchmark
  public Object validate() {
    return Validator.validate(decoded, Feature.all());
  }

  /** From a valid module to the trees of all functions; the number of their slots. */
  @Benchmark
  public long lower() {
    int imported = valid.importCount(ExternKind.FUNC);
    long slots = 0;
    for (int i = 0; i < decoded.funcs().size(); i++) {
      slots += Lowering.lower(valid, imported + i).slots().size();
    }
    return slots;
  }

  /** From a valid module to all its classes, which includes lowering; their size in bytes. */
  @Benchmark
  public long generate() {
    long size = 0;
    for (int i = 0; i < generated.groups(); i++) {
      for (GeneratedClass each : generated.group(i)) {
        size += each.bytes().length;
      }
    }
    return size;
  }
}
