package cezve.edge.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project to start from: a function, how it is built, and requests to test it with. */
public enum Template {
  /** A function with the interface of Cezve's own. */
  C("c", "a function in C", List.of("Makefile", "hello.c"), Map.of("cezve.h", "c/cezve.h")),
  /** The same in another language. */
  RUST(
      "rust",
      "a function in Rust",
      List.of("Makefile", "Cargo.toml", "src/lib.rs"),
      Map.of(
          "cezve/Cargo.toml", "rust/Cargo.toml",
          "cezve/src/lib.rs", "rust/src/lib.rs",
          "cezve/src/http.rs", "rust/src/http.rs",
          "cezve/src/kv.rs", "rust/src/kv.rs",
          "cezve/src/raw.rs", "rust/src/raw.rs",
          "cezve/src/request.rs", "rust/src/request.rs",
          "cezve/src/response.rs", "rust/src/response.rs")),
  /** A program that is run as by CGI. */
  WAGI("wagi", "a WASI command in C, run as by CGI", List.of("Makefile", "hello.c"), Map.of());

  private static final List<String> COMMON =
      List.of("functions.toml", "README.md", "fixtures/hello.toml");

  private final String title;
  private final String description;
  private final List<String> files;

  /** What is part of the SDK, by the names that it gets. */
  private final Map<String, String> sdk;

  Template(String title, String description, List<String> files, Map<String, String> sdk) {
    this.title = title;
    this.description = description;
    this.files = files;
    this.sdk = sdk;
  }

  /** The template of a name, or null. */
  public static @Nullable Template of(String title) {
    for (Template template : values()) {
      if (template.title.equals(title)) {
        return template;
      }
    }
    return null;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** What it is, in a few words. */
  public String description() {
    return description;
  }

  /**
   * Writes its files into a directory, which is made if there is none.
   *
   * @return the paths of the files in the directory
   * @throws FileAlreadyExistsException if the directory is not empty, or no directory
   * @throws IOException if a file cannot be written
   */
  public List<String> writeTo(Path directory) throws IOException {
    requireEmpty(directory);
    Map<String, String> resources = new LinkedHashMap<>();
    COMMON.forEach(file -> resources.put(file, title + "/" + file));
    files.forEach(file -> resources.put(file, title + "/" + file));
    sdk.forEach((file, resource) -> resources.put(file, "sdk/" + resource));
    for (Map.Entry<String, String> each : resources.entrySet()) {
      Path file = directory.resolve(each.getKey());
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(file, content(each.getValue()));
    }
    return resources.keySet().stream().sorted().toList();
  }

  private static void requireEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      if (Files.exists(directory)) {
        throw new FileAlreadyExistsException(directory.toString(), null, "is not a directory");
      }
      return;
    }
    try (Stream<Path> content = Files.list(directory)) {
      if (content.findAny().isPresent()) {
        throw new FileAlreadyExistsException(directory.toString(), null, "is not empty");
      }
    }
  }

  private static byte[] content(String resource) throws IOException {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("BUG: there is no resource " + resource);
      }
      return in.readAllBytes();
    }
  }
}
