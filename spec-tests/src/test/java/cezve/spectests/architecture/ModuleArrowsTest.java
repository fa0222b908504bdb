package cezve.spectests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.NodeList;

/** Holds the modules to the arrows of {@link ProductModule}, in their descriptors and classes. */
class ModuleArrowsTest {

  /** Maven modules that may see everything and that nobody may see; one that has no code. */
  private static final Set<String> OUTSIDE_THE_PRODUCT =
      Set.of("bench", "bom", "examples", "spec-tests");

  private static final String JSPECIFY = "org.jspecify.annotations..";

  @Test
  void theTableListsTheModulesOfTheBuild() throws Exception {
    Set<String> expected = new TreeSet<>(OUTSIDE_THE_PRODUCT);
    for (ProductModule module : ProductModule.values()) {
      expected.add(module.directory());
    }
    assertEquals(expected, mavenModules());
  }

  @ParameterizedTest
  @EnumSource
  void theDescriptorRequiresWhatTheArrowsSay(ProductModule module) throws IOException {
    Set<String> expected = new TreeSet<>();
    for (ProductModule arrow : module.arrows()) {
      expected.add(arrow.javaName());
    }
    Set<String> required = new TreeSet<>();
    for (ModuleDescriptor.Requires requires : descriptor(module).requires()) {
      if (requires.name().equals("cezve") || requires.name().startsWith("cezve.")) {
        required.add(requires.name());
      }
    }
    assertEquals(module.javaName(), descriptor(module).name());
    assertEquals(expected, required);
  }

  @ParameterizedTest
  @EnumSource
  void noPackageNamedInternalIsExported(ProductModule module) throws IOException {
    for (ModuleDescriptor.Exports exports : descriptor(module).exports()) {
      assertTrue(
          !List.of(exports.source().split("\\.", -1)).contains("internal"),
          () -> module.javaName() + " exports " + exports.source());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theModuleIsNullMarked(ProductModule module) throws IOException {
    boolean marked =
        ClassFile.of()
            .parse(module.descriptor())
            .findAttribute(Attributes.runtimeVisibleAnnotations())
            .stream()
            .flatMap(attribute -> attribute.annotations().stream())
            .anyMatch(annotation ->
                annotation.className().equalsString("Lorg/jspecify/annotations/NullMarked;"));
    assertTrue(marked, () -> module.javaName() + " is not @NullMarked");
  }

  @ParameterizedTest
  @EnumSource
  void theScanSeesTheClassesOfTheModule(ProductModule module) {
    int scanned = importClasses(module).size();
    assertEquals(module.classFiles().size(), scanned, "classes that the scan left out");
    if (module.fewestClasses() == ProductModule.NO_CLASSES_YET) {
      assertEquals(0, scanned, "it has classes now: give ProductModule." + module + " a floor");
    }
    assertTrue(
        scanned >= module.fewestClasses(),
        () -> scanned + " classes scanned, expected at least " + module.fewestClasses());
  }

  @ParameterizedTest
  @EnumSource
  void theClassesUseWhatTheArrowsAllow(ProductModule module) {
    assumeTrue(module.fewestClasses() != ProductModule.NO_CLASSES_YET, "no classes yet");
    List<String> allowed = new ArrayList<>(module.libraries());
    allowed.add("java..");
    allowed.add(JSPECIFY);
    for (ProductModule visible : module.visible()) {
      allowed.add(visible.packages());
    }
    classes()
        .should()
        .resideInAPackage(module.packages())
        .andShould()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .check(importClasses(module));
  }

  private static JavaClasses importClasses(ProductModule module) {
    return new ClassFileImporter().importPaths(module.classFiles());
  }

  private static ModuleDescriptor descriptor(ProductModule module) throws IOException {
    try (InputStream in = Files.newInputStream(module.descriptor())) {
      return ModuleDescriptor.read(in);
    }
  }

  private static Set<String> mavenModules() throws Exception {
    NodeList elements =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(ProductModule.repository().resolve("pom.xml").toFile())
            .getElementsByTagName("module");
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < elements.getLength(); i++) {
      names.add(elements.item(i).getTextContent());
    }
    return names;
  }
}
