package cezve.script;

import cezve.model.type.AddrType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import cezve.model.type.ValType;
import cezve.runtime.CallLayout;
import cezve.runtime.Extern;
import cezve.runtime.GlobalInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.MemoryInstance;
import cezve.runtime.StoreLimits;
import cezve.runtime.TableInstance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The host module {@code spectest}, from which the suite's scripts import. */
final class Spectest {
  static final String NAME = "spectest";

  private static final Limits MEMORY_LIMITS = new Limits(1, OptionalLong.of(2));
  private static final Limits TABLE_LIMITS = new Limits(10, OptionalLong.of(20));

  private final Consumer<String> printed;
  private final Map<String, Extern> exports = new HashMap<>();

  /**
   * The module, new for each store.
   *
   * @param printed takes the lines that its functions print
   */
  Spectest(Consumer<String> printed) {
    this.printed = printed;
    global("global_i32", NumType.I32, 666);
    global("global_i64", NumType.I64, 666);
    global("global_f32", NumType.F32, Float.floatToRawIntBits(666.6f));
    global("global_f64", NumType.F64, Double.doubleToRawLongBits(666.6));
    table("table", AddrType.I32);
    table("table64", AddrType.I64);
    memory("memory", MemType.Sharing.UNSHARED);
    memory("shared_memory", MemType.Sharing.SHARED);
    print("print");
    print("print_i32", NumType.I32);
    print("print_i64", NumType.I64);
    print("print_f32", NumType.F32);
    print("print_f64", NumType.F64);
    print("print_i32_f32", NumType.I32, NumType.F32);
    print("print_f64_f64", NumType.F64, NumType.F64);
  }

  /** The export of that name, or null. */
  @Nullable Extern export(String name) {
    return exports.get(name);
  }

  private void global(String name, NumType type, long bits) {
    GlobalInstance global = new GlobalInstance(new GlobalType(Mutability.CONST, type));
    global.set(bits);
    exports.put(name, global);
  }

  private void table(String name, AddrType address) {
    TableType type = new TableType(address, TABLE_LIMITS, RefType.FUNCREF);
    exports.put(name, new TableInstance(type, null, StoreLimits.DEFAULT.tableElements()));
  }

  private void memory(String name, MemType.Sharing sharing) {
    MemType type =
        new MemType(AddrType.I32, MEMORY_LIMITS, sharing, MemType.DEFAULT_PAGE_SIZE_LOG2);
    exports.put(name, new MemoryInstance(type, StoreLimits.DEFAULT.memoryBytes()));
  }

  private void print(String name, NumType... params) {
    FuncType type = new FuncType(List.of(params), List.of());
    exports.put(
        name,
        HostFuncInstance.of(
            NAME + "." + name, type, (_, numbers, _) -> print(type.params(), numbers)));
  }

  private void print(List<ValType> types, long[] numbers) {
    StringBuilder line = new StringBuilder();
    int cell = 0;
    for (ValType type : types) {
      line.append(line.isEmpty() ? "" : " ")
          .append(ValueText.of(new Result.Number((NumType) type, numbers[cell])));
      cell += CallLayout.cells(type);
    }
    printed.accept(line.toString());
  }
}
