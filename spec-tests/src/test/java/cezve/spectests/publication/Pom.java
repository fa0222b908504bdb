package cezve.spectests.publication;

import cezve.spectests.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A module's description for Maven. */
final class Pom {
  private final Element project;

  private Pom(Element project) {
    this.project = project;
  }

  /** What an artifact depends on; the scope is empty if that is the default, {@code compile}. */
  record Dependency(String groupId, String artifactId, String version, String scope) {
    /** Whether whoever imports the artifact gets this as well. */
    boolean isPassedOn() {
      return scope.isEmpty() || scope.equals("compile") || scope.equals("runtime");
    }
  }

  /** That of a directory of the repository; of the repository itself if the name is empty. */
  static Pom of(String directory) throws IOException {
    Path file = SharedData.repository().resolve(directory).resolve("pom.xml");
    try {
      return new Pom(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " cannot be read", e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private @Nullable Element element(String path) {
    Element element = project;
    for (String name : path.split("/", -1)) {
      List<Element> found = children(element, name);
      if (found.isEmpty()) {
        return null;
      }
      element = found.getFirst();
    }
    return element;
  }

  /** The text of an element inside of others, from the outermost on; empty if there is none. */
  String text(String path) {
    Element element = element(path);
    return element == null ? "" : element.getTextContent().strip();
  }

  List<String> modules() {
    Element modules = element("modules");
    return modules == null
        ? List.of()
        : children(modules, "module").stream().map(Element::getTextContent).toList();
  }

  /** Whether builds that publish leave it out. */
  boolean isPublished() {
    return !text("properties/maven.deploy.skip").equals("true");
  }

  /** What it depends on itself, profiles aside: these are for tests. */
  List<Dependency> dependencies() {
    return dependencies("dependencies");
  }

  /** The versions that it sets. */
  List<Dependency> managed() {
    return dependencies("dependencyManagement/dependencies");
  }

  private List<Dependency> dependencies(String path) {
    Element all = element(path);
    if (all == null) {
      return List.of();
    }
    return children(all, "dependency").stream()
        .map(Pom::new)
        .map(each ->
            new Dependency(
                each.text("groupId"),
                each.text("artifactId"),
                each.text("version"),
                each.text("scope")))
        .toList();
  }
}
