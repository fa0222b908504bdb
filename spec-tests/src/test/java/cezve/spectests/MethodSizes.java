package cezve.spectests;

import cezve.compiler.CompilerOptions;
import cezve.compiler.GeneratedClass;
import cezve.compiler.GeneratedModule;
import cezve.validator.ValidModule;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds methods that are too large for HotSpot to compile. With {@code
 * -XX:+DontCompileHugeMethods}, the default, they are interpreted for ever.
 */
public final class MethodSizes {

  /** HotSpot's {@code HugeMethodLimit}, in bytes of bytecode. */
  public static final int LIMIT = 8_000;

  private final List<String> offenders = new ArrayList<>();
  private int methods;

  /** Nothing was looked at yet. */
  public MethodSizes() {}

  /** The methods with code that were looked at. */
  public int methods() {
    return methods;
  }

  /** The methods over the limit, each with its size. */
  public List<String> offenders() {
    return offenders;
  }

  /** Looks at all that is generated for a module. */
  public void add(ValidModule module, CompilerOptions options) {
    GeneratedModule generated = new GeneratedModule(module, options);
    for (int i = 0; i < generated.groups(); i++) {
      for (GeneratedClass each : generated.group(i)) {
        add(ClassFile.of().parse(each.bytes()));
      }
    }
  }

  /** Looks at the methods of a class. */
  public void add(ClassModel model) {
    for (MethodModel method : model.methods()) {
      Optional<CodeAttribute> code = method.findAttribute(Attributes.code());
      if (code.isPresent()) {
        methods++;
        addIfTooLarge(model, method, code.get().codeLength());
      }
    }
  }

  private void addIfTooLarge(ClassModel model, MethodModel method, int size) {
    if (size > LIMIT) {
      offenders.add(
          model.thisClass().asInternalName().replace('/', '.')
              + "."
              + method.methodName().stringValue()
              + method.methodType().stringValue()
              + ": "
              + size);
    }
  }
}
