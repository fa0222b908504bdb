package cezve.compiler.listing;

import cezve.compiler.CompilerOptions;
import cezve.compiler.support.Frames;
import cezve.model.module.Func;
import cezve.model.type.ExternKind;
import cezve.validator.ValidModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much code a module becomes, and which parts of it are not as they should be. */
public final class CodeReport {
  /**
   * The code of a function.
   *
   * @param function its index
   * @param size the bytes of its locals and body in the module, or 0 if it is not in a binary one
   * @param isCut whether it is too large for one method
   * @param methods the number of methods
   * @param bytes the size of their code
   * @param largest the size of the largest one's
   */
  public record Function(
      int function, int size, boolean isCut, int methods, int bytes, int largest) {}

  private final List<Function> functions = new ArrayList<>();
  private final List<GroupCode> failures = new ArrayList<>();
  private final List<GroupCode.Method> tooLarge = new ArrayList<>();
  private GroupCode.@Nullable Method largest;
  private int methods;
  private long methodBytes;
  private int classes;
  private long classBytes;

  /** Sums up all groups of a module. */
  public CodeReport(ValidModule module, List<GroupCode> groups) {
    Map<Integer, List<GroupCode.Method>> byFunction = new TreeMap<>();
    for (GroupCode group : groups) {
      if (group.failure() != null) {
        failures.add(group);
      }
      classes += group.classes();
      classBytes += group.classBytes();
      for (GroupCode.Method method : group.methods()) {
        add(method);
        byFunction.computeIfAbsent(method.function(), _ -> new ArrayList<>()).add(method);
      }
    }
    byFunction.remove(GroupCode.NO_FUNCTION);
    int imported = module.importCount(ExternKind.FUNC);
    byFunction.forEach((function, of) -> {
      Func func = module.module().funcs().get(function - imported);
      functions.add(function(function, func.code().size(), of));
    });
    functions.sort(
        Comparator.comparingInt(Function::bytes).reversed().thenComparingInt(Function::function));
    tooLarge.sort(Comparator.comparingInt(GroupCode.Method::bytes).reversed());
  }

  private void add(GroupCode.Method method) {
    methods++;
    methodBytes += method.bytes();
    if (largest == null || method.bytes() > largest.bytes()) {
      largest = method;
    }
    if (method.bytes() > CompilerOptions.MOST_METHOD_BYTES) {
      tooLarge.add(method);
    }
  }

  private static Function function(int index, int size, List<GroupCode.Method> methods) {
    int bytes = 0;
    int most = 0;
    boolean cut = false;
    for (GroupCode.Method method : methods) {
      bytes += method.bytes();
      most = Math.max(most, method.bytes());
      cut |= Frames.isPart(method.name());
    }
    return new Function(index, size, cut, methods.size(), bytes, most);
  }

  /** The functions that have been generated, the largest first. */
  public List<Function> functions() {
    return functions;
  }

  /** The functions that are too large for one method, the largest first. */
  public List<Function> cut() {
    List<Function> cut = new ArrayList<>();
    for (Function function : functions) {
      if (function.isCut()) {
        cut.add(function);
      }
    }
    return cut;
  }

  /** The groups that cannot be generated. */
  public List<GroupCode> failures() {
    return failures;
  }

  /** The methods that are larger than what HotSpot compiles, the largest first. */
  public List<GroupCode.Method> tooLarge() {
    return tooLarge;
  }

  /** The largest method. */
  public GroupCode.@Nullable Method largest() {
    return largest;
  }

  /** The number of all methods, those of no function among them. */
  public int methods() {
    return methods;
  }

  /** The size of the code of all methods. */
  public long methodBytes() {
    return methodBytes;
  }

  /** The number of classes. */
  public int classes() {
    return classes;
  }

  /** The size of all class files. */
  public long classBytes() {
    return classBytes;
  }

  /** The bytes in the module of the functions that have been generated. */
  public long functionBytes() {
    long bytes = 0;
    for (Function function : functions) {
      bytes += function.size();
    }
    return bytes;
  }
}
