package cezve.spectests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No method is too large for HotSpot to compile. With {@code -XX:+DontCompileHugeMethods}, the
 * default, a larger one is interpreted for ever.
 */
class MethodSizeTest {

  /** HotSpot's {@code HugeMethodLimit}, in bytes of bytecode. */
  private static final int LIMIT = 8_000;

  @ParameterizedTest
  @EnumSource
  void everyMethodIsWithinTheLimit(ProductModule module) throws IOException {
    List<String> offenders = new ArrayList<>();
    int methods = 0;
    List<Path> classFiles = module.classFiles();
    for (Path file : classFiles) {
      ClassModel model = ClassFile.of().parse(file);
      for (MethodModel method : model.methods()) {
        Optional<CodeAttribute> code = method.findAttribute(Attributes.code());
        if (code.isPresent()) {
          methods++;
          addIfTooLarge(offenders, model, method, code.get().codeLength());
        }
      }
    }
    assertTrue(classFiles.size() >= module.fewestClasses(), "too few classes scanned");
    assertTrue(methods >= module.fewestClasses(), "too few methods scanned");
    assertEquals(List.of(), offenders, "methods over " + LIMIT + " bytes of bytecode");
  }

  private static void addIfTooLarge(
      List<String> offenders, ClassModel model, MethodModel method, int size) {
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
