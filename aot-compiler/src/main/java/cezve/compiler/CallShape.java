package cezve.compiler;

import cezve.model.type.FuncType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * How generated methods take parameters and return results. The parameters are those of the
 * function, then the instance. The first result is returned; the further ones are left in the
 * context. A function of more parameters than a method can have gets them all in arrays of cells.
 *
 * @param params the parameters
 * @param results the results
 */
record CallShape(List<JvmType> params, List<JvmType> results) {
  // The JVM allows 255; the callee and the instance of a dispatcher come on top.
  private static final int MAX_PARAM_SIZE = 250;

  CallShape {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }

  static CallShape of(FuncType type) {
    return new CallShape(types(type.params()), types(type.results()));
  }

  private static List<JvmType> types(List<ValType> types) {
    List<JvmType> result = new ArrayList<>(types.size());
    for (ValType type : types) {
      result.add(JvmType.of(type));
    }
    return result;
  }

  /** Whether the parameters come in arrays of cells. */
  boolean inCells() {
    return sizeOf(params) > MAX_PARAM_SIZE;
  }

  /** What the method returns, or null. */
  @Nullable JvmType returned() {
    return results.isEmpty() ? null : results.getFirst();
  }

  /** The size of the parameters that the method takes, in JVM variables, without the instance. */
  int paramSize() {
    return inCells() ? 2 : sizeOf(params);
  }

  /** The types of the parameters of a method of this shape, for stack map frames. */
  List<Object> frameTypes() {
    List<Object> types = new ArrayList<>();
    if (inCells()) {
      types.add("[J");
      types.add("[Ljava/lang/Object;");
    } else {
      params.forEach(param -> types.add(param.frameType()));
    }
    types.add(Names.INSTANCE);
    return types;
  }

  /** Pushes the parameters of a static method of this shape. */
  void loadParams(Code code) {
    loadParams(code, 0);
  }

  /** Pushes the parameters of a method of this shape, which start at a variable. */
  void loadParams(Code code, int first) {
    if (inCells()) {
      code.variable(Opcodes.ALOAD, first);
      code.variable(Opcodes.ALOAD, first + 1);
      return;
    }
    int variable = first;
    for (JvmType param : params) {
      code.variable(param.load(), variable);
      variable += param.size();
    }
  }

  /** The descriptor of a function's method. */
  String descriptor() {
    return descriptor("");
  }

  /** The descriptor of a method that takes one more parameter before the instance. */
  String descriptor(String extra) {
    return descriptorWith(extra + Names.type(Names.INSTANCE));
  }

  /** The descriptor of a method whose last parameters are of the given types. */
  String descriptorWith(String last) {
    StringBuilder descriptor = new StringBuilder("(");
    if (inCells()) {
      descriptor.append("[J[Ljava/lang/Object;");
    } else {
      for (JvmType param : params) {
        descriptor.append(param.descriptor());
      }
    }
    descriptor.append(last).append(')');
    JvmType returned = returned();
    return descriptor.append(returned == null ? "V" : returned.descriptor()).toString();
  }

  private static int sizeOf(List<JvmType> types) {
    int size = 0;
    for (JvmType type : types) {
      size += type.size();
    }
    return size;
  }
}
