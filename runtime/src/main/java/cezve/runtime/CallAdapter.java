package cezve.runtime;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.error.HostException;
import cezve.model.type.FuncType;
import cezve.runtime.numeric.V128;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way between Java's calls and calls with arrays of cells, for functions of one shape: a class
 * is generated for each. Where there are several results, a method handle takes or makes them, so
 * that none need be boxed.
 */
final class CallAdapter {
  private static final String CALL = "call";
  private static final String BODY = "body";
  private static final ClassDesc FUNCTION = desc(FuncInstance.class);
  private static final ClassDesc HANDLE = ConstantDescs.CD_MethodHandle;
  private static final ClassDesc NUMBERS = ConstantDescs.CD_long.arrayType();
  private static final ClassDesc REFERENCES = ConstantDescs.CD_Object.arrayType();
  private static final ClassDesc VECTOR = desc(V128.class);
  private static final int NUMBER_CELLS_PARAM = 2;
  private static final int REFERENCE_CELLS_PARAM = 3;

  // A method has 255, and is called with two or three more.
  private static final int MOST_PARAMS = 250;

  // By the letters of the types. Adapters that nobody uses may go when memory is short.
  private static final Map<String, SoftReference<CallAdapter>> KNOWN = new ConcurrentHashMap<>();

  static {
    // Code that calls the host, which calls code, may use up the stack anywhere. What has to be
    // initialised then, to make an exception, never could be again.
    StackTraceElement[] frames = new ExhaustionException(Exhaustion.CALL_STACK).getStackTrace();
    new HostException(new Exception()).setStackTrace(frames);
  }

  private final MethodHandle call;
  private final MethodHandle body;

  private CallAdapter(MethodHandle call, MethodHandle body) {
    this.call = call;
    this.body = body;
  }

  /**
   * The adapter for functions of a type.
   *
   * @throws IllegalArgumentException if there are too many parameters or results for a method
   */
  static CallAdapter of(FuncType type) {
    List<Class<?>> params = JavaTypes.of(type.params());
    List<Class<?>> results = JavaTypes.of(type.results());
    if (slots(params) > MOST_PARAMS || slots(results) > MOST_PARAMS) {
      throw new IllegalArgumentException(
          "a method handle cannot have that many parameters and results: " + type);
    }
    String key = letters(params) + letters(results);
    SoftReference<CallAdapter> reference = KNOWN.get(key);
    CallAdapter known = reference == null ? null : reference.get();
    if (known == null) {
      known = new Generator(type).generate();
      KNOWN.put(key, new SoftReference<>(known));
    }
    return known;
  }

  private static int slots(List<Class<?>> types) {
    int slots = 0;
    for (Class<?> type : types) {
      slots += TypeKind.from(type).slotSize();
    }
    return slots;
  }

  private static String letters(List<Class<?>> types) {
    return MethodType.methodType(void.class, types).descriptorString();
  }

  /**
   * Takes the parameters and a function and returns its result; if there are several, takes a
   * method handle besides, of type {@link #collector}, which makes of them what is returned.
   */
  MethodHandle call() {
    return call;
  }

  /**
   * Takes a method handle, the caller, and cells, from which it calls, and which get the result.
   * Several results are returned as the method handle returns them; else null is.
   */
  MethodHandle body() {
    return body;
  }

  /** What takes several results. */
  static MethodType collector(List<Class<?>> results) {
    return MethodType.methodType(Object.class, results);
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /** Generates an adapter's class. */
  private static final class Generator {
    private final List<Class<?>> params;
    private final List<Class<?>> results;
    private final MethodType callType;
    private final MethodType targetType;

    Generator(FuncType type) {
      this.params = JavaTypes.of(type.params());
      this.results = JavaTypes.of(type.results());
      this.targetType = HostFuncInstance.targetType(type);
      Class<?> returned = results.size() > 1 ? Object.class : JavaTypes.of(type).returnType();
      List<Class<?>> taken = new ArrayList<>(params);
      taken.add(FuncInstance.class);
      if (results.size() > 1) {
        taken.add(MethodHandle.class);
      }
      this.callType = MethodType.methodType(returned, taken);
    }

    CallAdapter generate() {
      MethodType bodyType =
          MethodType.methodType(
              Object.class, MethodHandle.class, ModuleInstance.class, long[].class, Object[].class);
      byte[] file =
          ClassFile.of()
              .build(
                  ClassDesc.of(CallAdapter.class.getPackageName(), "Adapter"),
                  writer ->
                      writer
                          .withMethodBody(
                              CALL, desc(callType), ClassFile.ACC_STATIC, this::writeCall)
                          .withMethodBody(
                              BODY, desc(bodyType), ClassFile.ACC_STATIC, this::writeBody));
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(file, false);
        Class<?> defined = lookup.lookupClass();
        return new CallAdapter(
            lookup.findStatic(defined, CALL, callType), lookup.findStatic(defined, BODY, bodyType));
      } catch (IllegalAccessException | NoSuchMethodException e) {
        throw new LinkageError("BUG: a generated class cannot be used", e);
      }
    }

    private static MethodTypeDesc desc(MethodType type) {
      return type.describeConstable().orElseThrow();
    }

    private void writeCall(CodeBuilder code) {
      int function = slots(params);
      int numbers = callType.parameterList().size() == params.size() + 1 ? 1 : 2;
      numbers += function;
      int references = numbers + 1;
      layout(code, function)
          .invokevirtual(
              CallAdapter.desc(CallLayout.class), "newNumbers", MethodTypeDesc.of(NUMBERS))
          .astore(numbers);
      layout(code, function)
          .invokevirtual(
              CallAdapter.desc(CallLayout.class), "newReferences", MethodTypeDesc.of(REFERENCES))
          .astore(references);
      Cells cells = new Cells(code, numbers, references);
      int variable = 0;
      for (Class<?> param : params) {
        cells.put(param, variable);
        variable += TypeKind.from(param).slotSize();
      }
      code.aload(function)
          .aconst_null()
          .aload(numbers)
          .aload(references)
          .invokevirtual(
              FUNCTION,
              CALL,
              MethodTypeDesc.of(
                  ConstantDescs.CD_void,
                  CallAdapter.desc(ModuleInstance.class),
                  NUMBERS,
                  REFERENCES));
      cells.rewind();
      if (results.size() > 1) {
        code.aload(function + 1);
        results.forEach(cells::push);
        code.invokevirtual(HANDLE, "invokeExact", desc(collector(results)));
      } else {
        results.forEach(cells::push);
      }
      code.return_(TypeKind.from(callType.returnType()));
    }

    private static CodeBuilder layout(CodeBuilder code, int function) {
      return code.aload(function)
          .invokevirtual(FUNCTION, "layout", MethodTypeDesc.of(CallAdapter.desc(CallLayout.class)));
    }

    private void writeBody(CodeBuilder code) {
      Cells cells = new Cells(code, NUMBER_CELLS_PARAM, REFERENCE_CELLS_PARAM);
      code.aload(0);
      params.forEach(cells::push);
      code.aload(1);
      code.invokevirtual(HANDLE, "invokeExact", desc(targetType));
      cells.rewind();
      if (results.size() == 1) {
        Class<?> result = results.getFirst();
        int variable = REFERENCE_CELLS_PARAM + 1;
        code.storeLocal(TypeKind.from(result), variable);
        cells.put(result, variable);
      }
      if (results.size() <= 1) {
        code.aconst_null();
      }
      code.areturn();
    }
  }

  /** Writes moves between cells, one after another, and variables or the operand stack. */
  private static final class Cells {
    private final CodeBuilder code;
    private final int numbers;
    private final int references;
    private int cell;

    /** For arrays in the given variables. */
    Cells(CodeBuilder code, int numbers, int references) {
      this.code = code;
      this.numbers = numbers;
      this.references = references;
    }

    void rewind() {
      cell = 0;
    }

    /** Stores a variable's value. */
    void put(Class<?> type, int variable) {
      if (type == Object.class) {
        code.aload(references).loadConstant(cell++).aload(variable).aastore();
      } else if (type == V128.class) {
        putHalf(variable, "low");
        putHalf(variable, "high");
      } else {
        code.aload(numbers).loadConstant(cell++).loadLocal(TypeKind.from(type), variable);
        toBits(type);
        code.lastore();
      }
    }

    private void putHalf(int variable, String half) {
      code.aload(numbers)
          .loadConstant(cell++)
          .aload(variable)
          .invokevirtual(VECTOR, half, MethodTypeDesc.of(ConstantDescs.CD_long))
          .lastore();
    }

    /** Pushes a value. */
    void push(Class<?> type) {
      if (type == Object.class) {
        code.aload(references).loadConstant(cell++).aaload();
      } else if (type == V128.class) {
        code.new_(VECTOR).dup();
        code.aload(numbers).loadConstant(cell++).laload();
        code.aload(numbers).loadConstant(cell++).laload();
        code.invokespecial(
            VECTOR,
            ConstantDescs.INIT_NAME,
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, ConstantDescs.CD_long));
      } else {
        code.aload(numbers).loadConstant(cell++).laload();
        fromBits(type);
      }
    }

    private void toBits(Class<?> type) {
      if (type == int.class) {
        code.i2l();
      } else if (type == float.class) {
        code.invokestatic(
                ConstantDescs.CD_Float,
                "floatToRawIntBits",
                MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float))
            .i2l();
      } else if (type == double.class) {
        code.invokestatic(
            ConstantDescs.CD_Double,
            "doubleToRawLongBits",
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double));
      }
    }

    private void fromBits(Class<?> type) {
      if (type == int.class) {
        code.l2i();
      } else if (type == float.class) {
        code.l2i()
            .invokestatic(
                ConstantDescs.CD_Float,
                "intBitsToFloat",
                MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
      } else if (type == double.class) {
        code.invokestatic(
            ConstantDescs.CD_Double,
            "longBitsToDouble",
            MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
      }
    }
  }
}
