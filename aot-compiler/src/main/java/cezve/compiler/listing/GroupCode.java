package cezve.compiler.listing;

import cezve.compiler.GeneratedClass;
import cezve.compiler.GeneratedModule;
import cezve.compiler.support.Frames;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much code is in a group of generated classes.
 *
 * @param name the internal name of the class that it has its name from
 * @param classes the number of classes
 * @param classBytes the size of their class files
 * @param methods all methods in them
 * @param failure why they cannot be generated, or null
 */
public record GroupCode(
    String name, int classes, long classBytes, List<Method> methods, @Nullable String failure) {

  /** What a {@link Method} is of that belongs to no function. */
  static final int NO_FUNCTION = -1;

  /**
   * A method.
   *
   * @param owner the internal name of its class
   * @param function the index of the function that it is of, or -1
   * @param bytes the size of its code
   */
  public record Method(String owner, String name, int function, int bytes) {
    /** How profilers show it. */
    @Override
    public String toString() {
      return owner.replace('/', '.') + "." + name;
    }
  }

  public GroupCode {
    methods = List.copyOf(methods);
  }

  /** Generates a group to see how large it is. */
  public static GroupCode of(GeneratedModule module, int group) {
    String name = module.name(group);
    try {
      return of(name, module.group(group));
    } catch (RuntimeException | StackOverflowError e) {
      return new GroupCode(name, 0, 0, List.of(), e.toString());
    }
  }

  /** How large classes are, the first of which the group has its name from. */
  public static GroupCode of(String name, List<GeneratedClass> classes) {
    List<Method> methods = new ArrayList<>();
    long classBytes = 0;
    for (GeneratedClass each : classes) {
      classBytes += each.bytes().length;
      ClassModel model = ClassFile.of().parse(each.bytes());
      for (MethodModel method : model.methods()) {
        String methodName = method.methodName().stringValue();
        int bytes =
            method.findAttribute(Attributes.code()).map(code -> code.codeLength()).orElse(0);
        methods.add(new Method(each.name(), methodName, Frames.function(methodName), bytes));
      }
    }
    return new GroupCode(name, classes.size(), classBytes, methods, null);
  }
}
