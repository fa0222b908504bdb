package cezve.runtime;

import cezve.model.module.Bytes;
import cezve.validator.ValidModule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module instance: what the indices of a module's code stand for.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#module-instances">Module
 *     instances</a>
 */
public final class ModuleInstance {
  private static final @Nullable Object[] NO_ELEMENTS = new @Nullable Object[0];

  private final ValidModule module;
  private final Store store;
  private final InstanceCode code;

  // The arrays below are filled by Instantiation. Functions that the module defines are bound when
  // first asked for.
  final @Nullable FuncInstance[] functions;
  final TableInstance[] tables;
  final MemoryInstance[] memories;
  final GlobalInstance[] globals;
  final TagInstance[] tags;
  final @Nullable Object[][] elems;
  final Bytes[] datas;
  Map<String, Extern> exports = Map.of();

  private @Nullable Object companion;

  ModuleInstance(ValidModule module, Store store, ModuleCode code) {
    this.module = module;
    this.store = store;
    this.functions = new @Nullable FuncInstance[module.funcs().size()];
    this.tables = new TableInstance[module.tables().size()];
    this.memories = new MemoryInstance[module.memories().size()];
    this.globals = new GlobalInstance[module.globals().size()];
    this.tags = new TagInstance[module.tags().size()];
    this.elems = new @Nullable Object[module.module().elems().size()][];
    this.datas = new Bytes[module.module().datas().size()];
    this.code = code.bind(this);
  }

  /** The module. */
  public ValidModule module() {
    return module;
  }

  /** The store that the instance is in. */
  public Store store() {
    return store;
  }

  /** What the host keeps with the instance, or null. */
  public @Nullable Object companion() {
    return companion;
  }

  /** Sets what the host keeps with the instance. */
  public void setCompanion(Object companion) {
    this.companion = companion;
  }

  /** The exports by name, in the module's order. */
  public Map<String, Extern> exports() {
    return exports;
  }

  /** The export of that name, or null. */
  public @Nullable Extern export(String name) {
    return exports.get(name);
  }

  /**
   * The function at an index, which the module has to export, or refer to outside of its code.
   *
   * @throws IllegalArgumentException if it does not, and the engine generates code for what does
   */
  public FuncInstance function(int index) {
    FuncInstance function = functions[index];
    if (function == null) {
      function = code.function(index);
      functions[index] = function;
    }
    return function;
  }

  /** The table at an index. */
  public TableInstance table(int index) {
    return tables[index];
  }

  /** The memory at an index. */
  public MemoryInstance memory(int index) {
    return memories[index];
  }

  /** The size of all memories together, those that it imports included, in bytes. */
  public long memoryBytes() {
    long bytes = 0;
    for (MemoryInstance memory : memories) {
      bytes += memory.size();
    }
    return bytes;
  }

  /** The global at an index. */
  public GlobalInstance global(int index) {
    return globals[index];
  }

  /** The tag at an index. */
  public TagInstance tag(int index) {
    return tags[index];
  }

  /** The references of an element segment; none once it was dropped. */
  public @Nullable Object[] elem(int index) {
    return elems[index];
  }

  /** {@code elem.drop}. */
  public void dropElem(int index) {
    elems[index] = NO_ELEMENTS;
  }

  /** The bytes of a data segment; none once it was dropped. */
  public Bytes data(int index) {
    return datas[index];
  }

  /** {@code data.drop}. */
  public void dropData(int index) {
    datas[index] = Bytes.EMPTY;
  }
}
