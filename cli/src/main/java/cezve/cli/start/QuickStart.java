package cezve.cli.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Rewrites jars so that their classes start quickly with an AOT cache. */
public final class QuickStart {
  private QuickStart() {}

  /** Rewrites the jars of the given names in their places. */
  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      rewrite(Path.of(jar));
    }
  }

  /** Rewrites the classes of a jar; all else in it stays. */
  static void rewrite(Path jar) throws IOException {
    Path rewritten = Files.createTempFile(jar.toAbsolutePath().getParent(), "quick", ".jar");
    try {
      try (JarFile from = new JarFile(jar.toFile());
          OutputStream file = Files.newOutputStream(rewritten);
          JarOutputStream to = new JarOutputStream(file)) {
        copy(from, to);
      }
      Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(rewritten);
    }
  }

  private static void copy(JarFile from, JarOutputStream to) throws IOException {
    Enumeration<JarEntry> entries = from.entries();
    while (entries.hasMoreElements()) {
      JarEntry entry = entries.nextElement();
      ZipEntry copy = new ZipEntry(entry.getName());
      copy.setTime(entry.getTime());
      to.putNextEntry(copy);
      try (InputStream contents = from.getInputStream(entry)) {
        byte[] bytes = contents.readAllBytes();
        to.write(isClass(entry) ? ClassRewriter.rewrite(bytes) : bytes);
      }
      to.closeEntry();
    }
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
  }
}
