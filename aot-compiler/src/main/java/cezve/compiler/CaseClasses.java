package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** The classes with the methods that choose what is called: others once the first one is full. */
final class CaseClasses {
  // A constant pool has 65,535 entries; a case makes up to four.
  private static final int CASES_PER_CLASS = 8_000;

  /** A method that is being written. */
  record Method(String owner, String name, MethodVisitor visitor) {}

  private final String first;
  private final Map<String, ClassWriter> others = new LinkedHashMap<>();
  private String owner;
  private ClassWriter writer;
  private int cases;
  private int methods;

  /** What fits goes into the class with the given name and writer. */
  CaseClasses(String first, ClassWriter writer) {
    this.first = first;
    this.owner = first;
    this.writer = writer;
  }

  /** Starts a static method with a number of cases, whose name starts with the prefix. */
  Method open(String prefix, String descriptor, int count) {
    cases += count;
    if (cases > CASES_PER_CLASS) {
      cases = count;
      owner = first + "x" + others.size();
      writer = Generated.newClass(owner);
      others.put(owner, writer);
    }
    String name = prefix + methods++;
    return new Method(
        owner, name, writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, descriptor, null, null));
  }

  /** Gives away all classes but the first, with their names. */
  void finish(BiConsumer<String, byte[]> consumer) {
    others.forEach((name, other) -> {
      other.visitEnd();
      consumer.accept(name, other.toByteArray());
    });
  }
}
