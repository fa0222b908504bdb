package cezve.compiler;

/** The internal names of what generated code refers to, and of the generated classes themselves. */
final class Names {
  static final String OBJECT = "java/lang/Object";
  static final String V128 = "cezve/runtime/numeric/V128";
  static final String MEMORY = "cezve/runtime/MemoryInstance";
  static final String FUEL = "cezve/runtime/Fuel";
  static final String STORE = "cezve/runtime/Store";
  static final String ATOMIC = "cezve/runtime/AtomicAccess";
  static final String TABLE = "cezve/runtime/TableInstance";
  static final String GLOBAL = "cezve/runtime/GlobalInstance";
  static final String FUNCTION = "cezve/runtime/FuncInstance";
  static final String NUMERIC = "cezve/runtime/numeric/";
  static final String HOST_FUNCTION = "cezve/runtime/HostFuncInstance";
  static final String MODULE_INSTANCE = "cezve/runtime/ModuleInstance";
  static final String METHOD_HANDLE = "java/lang/invoke/MethodHandle";
  static final String EXCEPTION = "cezve/runtime/ExceptionInstance";
  static final String EXECUTION_EXCEPTION = "cezve/model/error/ExecutionException";
  static final String EXCEPTIONS = "cezve/compiler/support/Exceptions";
  static final String REFERENCES = "cezve/runtime/References";
  static final String CONTEXT = "cezve/compiler/support/Context";
  static final String COMPILED_FUNCTION = "cezve/compiler/support/CompiledFunction";
  static final String MEMORIES = "cezve/compiler/support/Memories";
  static final String TRACKED_MEMORIES = "cezve/compiler/support/TrackedMemories";
  static final String DIVISIONS = "cezve/compiler/support/Divisions";
  static final String TABLES = "cezve/compiler/support/Tables";
  static final String CALLS = "cezve/compiler/support/Calls";
  static final String SELECTS = "cezve/compiler/support/Selects";
  static final String VECTORS = "cezve/compiler/support/Vectors";
  static final String CELLS = "cezve/compiler/support/Cells";
  static final String CASTS = "cezve/compiler/support/Casts";
  static final String AGGREGATES = "cezve/compiler/support/Aggregates";
  static final String DEF_TYPE = "cezve/model/type/DefType";
  static final String GENERATED_LOADER = "cezve/compiler/support/GeneratedLoader";
  static final String STRUCT = "cezve/runtime/StructInstance";
  static final String ARRAY = "cezve/runtime/ArrayInstance";
  static final String EQ = "cezve/runtime/EqReference";
  static final String I31 = "cezve/runtime/I31";
  static final String CHECKPOINTS = "cezve/compiler/support/Checkpoint";
  static final String TRAPS = "cezve/compiler/support/Traps";

  /** The package of generated classes. */
  static final String GENERATED = "wasm/";

  /** The generated subclass of {@link #CONTEXT}. */
  static final String INSTANCE = GENERATED + "Instance";

  /** The generated class that checks for interruptions. */
  static final String CHECKPOINT = GENERATED + "Checkpoint";

  /** The generated classes that dispatch calls, followed by a number. */
  static final String DISPATCH = GENERATED + "Calls";

  /** The generated classes with the module's types, followed by a number. */
  static final String TYPES = GENERATED + "Types";

  /** The generated classes by which other modules call, followed by the number of a shape. */
  static final String ENTRY = GENERATED + "Entry";

  /** The package of what these extend. */
  static final String CALL = GENERATED + "call/";

  /** The generated classes with functions, followed by a number. */
  static final String FUNCTIONS = GENERATED + "Functions";

  /** The generated classes with parts of functions, followed by two numbers. */
  static final String PARTS = GENERATED + "Parts";

  private Names() {}

  /** The descriptor of a class. */
  static String type(String internalName) {
    return "L" + internalName + ";";
  }
}
