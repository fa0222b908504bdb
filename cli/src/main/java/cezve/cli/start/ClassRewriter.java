package cezve.cli.start;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes a class anew, with the same behaviour, so that an AOT cache can hold all of it. */
final class ClassRewriter extends ClassVisitor {
  private static final int API = Opcodes.ASM9;

  /** The first format with stack map frames, without which a class is verified at each start. */
  private static final int FIRST_WITH_FRAMES = Opcodes.V1_6;

  /** Where the format of a class is in its bytes. */
  private static final int VERSION_AT = 6;

  private final List<DynamicSite> sites = new ArrayList<>();
  private String name = "";
  private boolean isInterface;

  private ClassRewriter(ClassWriter writer) {
    super(API, writer);
  }

  /** The class in a form that starts quickly. */
  static byte[] rewrite(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    if (isOld(reader.readUnsignedShort(VERSION_AT))) {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
      reader.accept(new ClassRewriter(writer), ClassReader.SKIP_FRAMES);
      return writer.toByteArray();
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new ClassRewriter(writer), 0);
    return writer.toByteArray();
  }

  private static boolean isOld(int majorVersion) {
    return majorVersion < FIRST_WITH_FRAMES;
  }

  @Override
  public void visit(
      int version,
      int access,
      String className,
      @Nullable String signature,
      String superName,
      String[] interfaces) {
    name = className;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    // The minor version is above the major one.
    int format = isOld(version & 0xFFFF) ? FIRST_WITH_FRAMES : version;
    super.visit(format, access, className, signature, superName, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(
        API, super.visitMethod(access, method, descriptor, signature, exceptions)) {
      @Override
      public void visitInvokeDynamicInsn(
          String called, String type, Handle bootstrap, Object... arguments) {
        DynamicSite site = DynamicSite.of(called, type, bootstrap, arguments);
        if (site == null) {
          super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
        } else {
          super.visitMethodInsn(
              Opcodes.INVOKESTATIC, name, methodName(sites.size(), site), type, isInterface);
          sites.add(site);
        }
      }
    };
  }

  @Override
  public void visitEnd() {
    for (int i = 0; i < sites.size(); i++) {
      DynamicSite site = sites.get(i);
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor method =
          super.visitMethod(access, methodName(i, site), site.type(), null, null);
      method.visitCode();
      site.write(method);
      method.visitEnd();
    }
    super.visitEnd();
  }

  private static String methodName(int index, DynamicSite site) {
    return site.called() + "$" + index;
  }
}
