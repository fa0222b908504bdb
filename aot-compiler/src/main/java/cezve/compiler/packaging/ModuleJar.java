package cezve.compiler.packaging;

import cezve.runtime.cache.PackagedModule;
import cezve.validator.ValidModule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** Writes a jar with modules. The same modules give the same bytes. */
public final class ModuleJar implements AutoCloseable {
  // The earliest time that the format of zip files has.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final JarOutputStream out;
  private final Set<String> written = new HashSet<>();
  // What several jars may have, each with lines of its own.
  private final Map<String, StringBuilder> services = new TreeMap<>();

  /**
   * Starts a jar.
   *
   * @param mainClass the class that {@code java -jar} runs, or null
   */
  public ModuleJar(OutputStream out, @Nullable String mainClass) throws IOException {
    this.out = new JarOutputStream(out);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    String release = PackagedModule.release();
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, release);
    if (mainClass != null) {
      manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
    }
    start(JarFile.MANIFEST_NAME);
    manifest.write(this.out);
    this.out.closeEntry();
  }

  private void start(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    out.putNextEntry(entry);
  }

  private void add(String name, byte[] content) throws IOException {
    start(name);
    out.write(content);
    out.closeEntry();
  }

  /**
   * Adds a module and its code.
   *
   * @param name its name in the jar
   * @param binary the module in the binary format
   * @param valid the same module
   */
  public void addModule(String name, byte[] binary, ValidModule valid) throws IOException {
    ModuleEntries.write(name, binary, valid, this::add);
  }

  /**
   * Adds the Java interface of a module.
   *
   * @param className the interface's name
   * @param name the module's name in the jar
   */
  public void addInterface(String className, String name, ValidModule valid) throws IOException {
    add(className.replace('.', '/') + ".class", ModuleInterface.generate(className, name, valid));
  }

  /**
   * Adds everything in a jar or a folder, except for module descriptors and manifests. Of files
   * with the same name the first one counts.
   */
  public void addClasses(Path source) throws IOException {
    if (Files.isDirectory(source)) {
      addTree(source);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        addTree(jar.getPath("/"));
      }
    }
  }

  private void addTree(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      files.filter(Files::isRegularFile).sorted().forEach(file -> addFile(root, file));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void addFile(Path root, Path file) {
    String name = root.relativize(file).toString().replace('\\', '/');
    try {
      if (name.startsWith("META-INF/services/")) {
        services
            .computeIfAbsent(name, _ -> new StringBuilder())
            .append(Files.readString(file))
            .append('\n');
      } else if (!name.endsWith("module-info.class")
          && !(name.startsWith("META-INF/") && name.indexOf('/', 9) < 0)
          && !name.startsWith("META-INF/maven/")
          && written.add(name)) {
        add(name, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finishes the jar. */
  @Override
  public void close() throws IOException {
    for (Map.Entry<String, StringBuilder> service : services.entrySet()) {
      add(service.getKey(), service.getValue().toString().getBytes(StandardCharsets.UTF_8));
    }
    out.close();
  }
}
