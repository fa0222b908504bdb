package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;

/** What all generated classes have in common. */
final class Generated {
  private Generated() {}

  /** Starts a class with static methods. */
  static ClassWriter newClass(String name) {
    return newClass(name, Names.OBJECT);
  }

  /** Starts a class. */
  static ClassWriter newClass(String name, String superclass) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V25, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, superclass, null);
    return writer;
  }

  /** Adds the constructor without parameters. */
  static void constructor(ClassWriter writer, String superclass) {
    Code code = new Code(writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null));
    code.variable(ALOAD, 0);
    code.callSpecial(superclass, "<init>", "()V");
    code.insn(RETURN);
    code.end(1);
  }

  static Label[] labels(int count) {
    Label[] labels = new Label[count];
    for (int i = 0; i < count; i++) {
      labels[i] = new Label();
    }
    return labels;
  }
}
