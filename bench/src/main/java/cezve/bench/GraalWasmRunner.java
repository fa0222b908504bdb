package cezve.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;

/** Runs a kernel in GraalWasm. */
final class GraalWasmRunner implements KernelRunner {
  private final Kernel.Result result;
  private final Context context;
  private final Value run;

  GraalWasmRunner(Kernel kernel) {
    result = kernel.result();
    context =
        Context.newBuilder("wasm")
            .allowExperimentalOptions(true)
            .option("engine.WarnInterpreterOnly", "false")
            .option("wasm.Memory64", "true")
            // Without it there are no memories with 64-bit addresses.
            .option("wasm.UseUnsafeMemory", "true")
            .build();
    String name = kernel.toString();
    try {
      Source source = Source.newBuilder("wasm", ByteSequence.create(kernel.module()), name).build();
      run = context.eval(source).newInstance().getMember("exports").getMember("run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long run(int n) {
    Value value = run.execute(n);
    return switch (result) {
      case I32 -> value.asInt();
      case I64 -> value.asLong();
      case F64 -> Double.doubleToRawLongBits(value.asDouble());
    };
  }

  @Override
  public void close() {
    context.close();
  }
}
