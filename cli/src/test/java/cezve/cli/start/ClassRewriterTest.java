package cezve.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes behave after rewriting as they did before. */
class ClassRewriterTest {

  /** Loads classes from their rewritten bytes, instead of those of its parent. */
  private static final class Rewritten extends ClassLoader {
    private final String prefix;

    Rewritten(String prefix) {
      super(ClassRewriterTest.class.getClassLoader());
      this.prefix = prefix;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(prefix)) {
          return super.loadClass(name, resolve);
        }
        Class<?> known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        byte[] bytes = ClassRewriter.rewrite(bytes(name));
        return defineClass(name, bytes, 0, bytes.length);
      }
    }
  }

  private static byte[] bytes(String className) {
    String file = className.replace('.', '/') + ".class";
    try (InputStream in = ClassRewriterTest.class.getClassLoader().getResourceAsStream(file)) {
      assertTrue(in != null, file);
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The bootstrap methods, and names, of the call sites that are left to the JVM. */
  private static List<String> dynamicSites(byte[] bytes) {
    Stream.Builder<String> sites = Stream.builder();
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitInvokeDynamicInsn(
                      String called, String descriptor, Handle bootstrap, Object... arguments) {
                    sites.add(bootstrap.getOwner() + "." + called);
                  }
                };
              }
            },
            0);
    return sites.build().toList();
  }

  @Test
  void switchesAndRecordsAnswerAsBefore() throws Exception {
    Class<?> rewritten = new Rewritten(Samples.class.getName()).loadClass(Samples.class.getName());
    assertNotSame(Samples.class, rewritten);
    Object answers = rewritten.getMethod("answers").invoke(null);
    assertEquals(Samples.answers(), answers);
    assertTrue(Samples.answers().size() > 60, "the samples are there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "$Mixed", "$Pair", "$Shape", "$Circle"})
  void nothingIsLeftToTheJvmThatCanBeWrittenOut(String nested) {
    String name = Samples.class.getName() + nested;
    List<String> before = dynamicSites(bytes(name));
    List<String> after = dynamicSites(ClassRewriter.rewrite(bytes(name)));
    assertTrue(before.stream().anyMatch(ClassRewriterTest::canBeWrittenOut), before::toString);
    assertFalse(after.stream().anyMatch(ClassRewriterTest::canBeWrittenOut), after::toString);
  }

  private static boolean canBeWrittenOut(String site) {
    return site.endsWith(".typeSwitch") || site.endsWith(".equals") || site.endsWith(".hashCode");
  }

  @Test
  void switchesOverConstantsStay() {
    String name = Samples.Constants.class.getName();
    assertEquals(
        List.of("java/lang/runtime/SwitchBootstraps.typeSwitch"),
        dynamicSites(ClassRewriter.rewrite(bytes(name))));
  }

  @Test
  void oldClassesGetFramesAndWork() throws Exception {
    byte[] old = bytes(ClassReader.class.getName());
    assertTrue(old[7] < Opcodes.V1_6, "ASM has a newer format now: nothing to rewrite");
    assertEquals(Opcodes.V1_6, ClassRewriter.rewrite(old)[7]);
    Rewritten loader = new Rewritten("org.objectweb.asm.");
    Class<?> reader = loader.loadClass(ClassReader.class.getName());
    Class<?> visitor = loader.loadClass(ClassVisitor.class.getName());
    Class<?> writer = loader.loadClass("org.objectweb.asm.ClassWriter");
    Object copy = writer.getConstructor(int.class).newInstance(2);
    Object from = reader.getConstructor(byte[].class).newInstance((Object) old);
    reader.getMethod("accept", visitor, int.class).invoke(from, copy, ClassReader.SKIP_FRAMES);
    byte[] bytes = (byte[]) writer.getMethod("toByteArray").invoke(copy);
    assertEquals(new ClassReader(old).getClassName(), new ClassReader(bytes).getClassName());
  }

  @Test
  void whatIsNoClassStaysInItsJar(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("a.jar");
    String name = Samples.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/text"));
      out.write("text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      out.putNextEntry(new JarEntry(name));
      out.write(bytes(Samples.class.getName()));
    }
    QuickStart.main(new String[] {jar.toString()});
    try (JarFile file = new JarFile(jar.toFile())) {
      assertEquals(
          List.of("META-INF/text", name),
          file.stream().map(JarEntry::getName).collect(Collectors.toList()));
      try (InputStream text = file.getInputStream(file.getJarEntry("META-INF/text"))) {
        assertEquals(
            "text", new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
      }
      try (InputStream in = file.getInputStream(file.getJarEntry(name))) {
        assertFalse(
            dynamicSites(in.readAllBytes()).stream().anyMatch(ClassRewriterTest::canBeWrittenOut));
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(jar), files.toList());
    }
  }
}
