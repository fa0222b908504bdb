package cezve.spectests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.spectests.MethodSizes;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No method is too large for HotSpot to compile. */
class MethodSizeTest {

  @ParameterizedTest
  @EnumSource
  void everyMethodIsWithinTheLimit(ProductModule module) throws IOException {
    MethodSizes sizes = new MethodSizes();
    List<Path> classFiles = module.classFiles();
    for (Path file : classFiles) {
      sizes.add(ClassFile.of().parse(file));
    }
    assertTrue(classFiles.size() >= module.fewestClasses(), "too few classes scanned");
    assertTrue(sizes.methods() >= module.fewestClasses(), "too few methods scanned");
    assertEquals(
        List.of(), sizes.offenders(), "methods over " + MethodSizes.LIMIT + " bytes of bytecode");
  }
}
