package cezve.spectests.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What repositories of artifacts and embedders get to see. */
class PublicationTest {
  private static final String GROUP = "cezve";
  private static final String BOM = "bom";

  private static List<Pom> published() throws IOException {
    List<Pom> published = new ArrayList<>();
    for (String module : Pom.of("").modules()) {
      Pom pom = Pom.of(module);
      if (pom.isPublished()) {
        published.add(pom);
      }
    }
    assertTrue(published.size() >= Artifacts.EMBEDDED.size(), "modules are missing");
    return published;
  }

  @Test
  void theBillOfMaterialsHasAllThatIsPublished() throws IOException {
    Set<String> artifacts = new TreeSet<>();
    for (Pom pom : published()) {
      artifacts.add(pom.text("artifactId"));
    }
    Pom bom = Pom.of(BOM);
    Set<String> managed = new TreeSet<>();
    for (Pom.Dependency dependency : bom.managed()) {
      assertEquals(GROUP, dependency.groupId());
      assertEquals("${project.version}", dependency.version());
      managed.add(dependency.artifactId());
    }
    assertEquals(artifacts, managed);
    assertEquals(Pom.of("").text("version"), bom.text("version"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "description",
        "url",
        "licenses/license/name",
        "licenses/license/url",
        "developers/developer/name",
        "scm/url",
        "scm/connection"
      })
  void whoeverPublishesIsTold(String path) throws IOException {
    Pom root = Pom.of("");
    assertFalse(root.text(path).isEmpty());
    // The bill of materials inherits nothing.
    assertFalse(Pom.of(BOM).text(path).isEmpty());
    if (!path.equals("name") && !path.equals("description")) {
      assertEquals(root.text(path), Pom.of(BOM).text(path));
    }
  }

  @Test
  void everyArtifactHasANameAndADescription() throws IOException {
    Set<String> names = new HashSet<>();
    for (Pom pom : published()) {
      assertTrue(names.add(pom.text("name")), () -> pom.text("artifactId"));
      assertFalse(pom.text("description").isEmpty(), () -> pom.text("artifactId"));
    }
  }

  @Test
  void embeddersGetNothingBeyondAsmAndAnnotations() throws IOException {
    Set<String> ours = new HashSet<>();
    for (String directory : Artifacts.EMBEDDED) {
      ours.add(Pom.of(directory).text("artifactId"));
    }
    Set<String> others = new TreeSet<>();
    for (String directory : Artifacts.EMBEDDED) {
      for (Pom.Dependency dependency : Pom.of(directory).dependencies()) {
        boolean own = dependency.groupId().equals(GROUP) && ours.contains(dependency.artifactId());
        if (dependency.isPassedOn() && !own) {
          others.add(dependency.groupId() + ":" + dependency.artifactId());
        }
      }
    }
    for (Pom.Dependency inherited : Pom.of("").dependencies()) {
      others.add(inherited.groupId() + ":" + inherited.artifactId());
    }
    assertEquals(Set.of("org.jspecify:jspecify", "org.ow2.asm:asm"), others);
  }

  @Test
  void theirModulesRequireNothingElse() throws IOException {
    ModuleFinder finder = ModuleFinder.of(Artifacts.all().toArray(Path[]::new));
    assertEquals(Artifacts.EMBEDDED.size() + 2, finder.findAll().size());
    Set<String> required = new TreeSet<>();
    Set<String> optional = new TreeSet<>();
    for (ModuleReference reference : finder.findAll()) {
      ModuleDescriptor module = reference.descriptor();
      assertFalse(module.isAutomatic(), module::name);
      for (Requires requires : module.requires()) {
        boolean isStatic = requires.modifiers().contains(Requires.Modifier.STATIC);
        (isStatic ? optional : required).add(requires.name());
      }
    }
    required.removeIf(name -> name.startsWith("cezve"));
    assertEquals(Set.of("java.base", "java.management", "org.objectweb.asm"), required);
    assertEquals(Set.of("jdk.jfr", "org.jspecify"), optional);
  }
}
