package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.compiler.support.Frames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** The classes with the methods of functions that do not fit into one. */
final class PartClasses {
  /** What every method takes besides the cells and the instance: where to start. */
  static final String DESCRIPTOR = "(" + CellSlots.PARAMS + "I)I";

  // A constant pool has 65,535 entries; a method of 8,000 bytes makes a few hundred at most.
  private static final int METHODS_PER_CLASS = 32;

  /** A method that is being written. */
  record Method(String owner, String name, MethodVisitor visitor) {}

  private final String prefix;
  private final String source;
  private final Map<String, ClassWriter> writers = new LinkedHashMap<>();
  private int methods;

  /**
   * For the functions of one class.
   *
   * @param source the name of the source file
   */
  PartClasses(int number, String source) {
    this.prefix = Names.PARTS + number + "x";
    this.source = source;
  }

  /** Starts a method; others may be started before it is finished. */
  Method open(String function) {
    String owner = prefix + methods / METHODS_PER_CLASS;
    String name = Frames.part(function, methods++);
    ClassWriter writer = writers.computeIfAbsent(owner, this::newClass);
    return new Method(
        owner, name, writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, DESCRIPTOR, null, null));
  }

  private ClassWriter newClass(String name) {
    ClassWriter writer = Generated.newClass(name);
    writer.visitSource(source, null);
    return writer;
  }

  /** Gives away the classes, whose methods are all finished, with their names. */
  void finish(BiConsumer<String, byte[]> consumer) {
    writers.forEach((name, writer) -> {
      writer.visitEnd();
      consumer.accept(name, writer.toByteArray());
    });
  }
}
