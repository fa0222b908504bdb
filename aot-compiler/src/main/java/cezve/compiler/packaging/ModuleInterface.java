package cezve.compiler.packaging;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.module.Export;
import cezve.model.type.ExternKind;
import cezve.runtime.JavaTypes;
import cezve.validator.ValidModule;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Generates the Java interface of a module that is packaged: a method for each exported function,
 * and two static ones that give the module and make an object of an instance.
 *
 * <pre>{@code
 * try (Engine engine = Engine.create()) {
 *   Adder adder = Adder.of(Adder.load(engine).instantiate(new Store()));
 *   int sum = adder.add(3, 4);
 * }
 * }</pre>
 */
public final class ModuleInterface {
  // What programs import is not known to the compiler, which is below it.
  private static final String MODULE = "cezve/Module";
  private static final String ENGINE = "cezve/Engine";
  private static final String INSTANCE = "cezve/Instance";
  private static final String EXPORT = "Lcezve/Export;";

  private static final int MOST_PARAMS = 250;

  /** What no method can be called, or what every object has a method of. */
  private static final Set<String> RESERVED =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "try",
          "void",
          "volatile",
          "while",
          "true",
          "false",
          "null",
          "_",
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private final String name;
  private final ClassWriter writer = new ClassWriter(0);
  private final Set<String> methods = new HashSet<>();

  private ModuleInterface(String name) {
    this.name = name;
  }

  /**
   * The class file of the interface.
   *
   * @param className its name, {@code com.example.Adder}
   * @param module the name by which the module is packaged
   */
  public static byte[] generate(String className, String module, ValidModule valid) {
    return new ModuleInterface(className.replace('.', '/')).generate(module, valid);
  }

  private byte[] generate(String module, ValidModule valid) {
    int access = ACC_PUBLIC | ACC_ABSTRACT | ACC_INTERFACE;
    writer.visit(V25, access, name, null, "java/lang/Object", null);
    load(module);
    of();
    for (Export export : valid.exports().values()) {
      if (export.kind() == ExternKind.FUNC) {
        export(export.name(), JavaTypes.of(valid.funcType(export.index())).descriptorString());
      }
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** {@code static Module load(Engine) throws IOException}. */
  private void load(String module) {
    String descriptor = "(L" + ENGINE + ";)L" + MODULE + ";";
    methods.add("load" + descriptor);
    String[] thrown = {"java/io/IOException"};
    MethodVisitor code =
        writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "load", descriptor, null, thrown);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitLdcInsn(Type.getObjectType(name));
    code.visitMethodInsn(
        INVOKEVIRTUAL, "java/lang/Class", "getClassLoader", "()Ljava/lang/ClassLoader;", false);
    code.visitLdcInsn(module);
    code.visitMethodInsn(
        INVOKESTATIC,
        MODULE,
        "packaged",
        "(L" + ENGINE + ";Ljava/lang/ClassLoader;Ljava/lang/String;)L" + MODULE + ";",
        false);
    code.visitInsn(ARETURN);
    code.visitMaxs(3, 1);
    code.visitEnd();
  }

  /** {@code static NAME of(Instance)}. */
  private void of() {
    String descriptor = "(L" + INSTANCE + ";)L" + name + ";";
    methods.add("of" + descriptor);
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "of", descriptor, null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitLdcInsn(Type.getObjectType(name));
    code.visitMethodInsn(
        INVOKEVIRTUAL, INSTANCE, "as", "(Ljava/lang/Class;)Ljava/lang/Object;", false);
    code.visitTypeInsn(CHECKCAST, name);
    code.visitInsn(ARETURN);
    code.visitMaxs(2, 1);
    code.visitEnd();
  }

  private void export(String export, String descriptor) {
    if (Type.getArgumentsAndReturnSizes(descriptor) >> 2 > MOST_PARAMS) {
      return;
    }
    String legal = legal(export);
    String method = legal;
    // Parameters alone tell methods apart.
    String params = descriptor.substring(0, descriptor.indexOf(')'));
    for (int i = 2; !methods.add(method + params); i++) {
      method = legal + i;
    }
    MethodVisitor declared =
        writer.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, method, descriptor, null, null);
    AnnotationVisitor annotation = declared.visitAnnotation(EXPORT, true);
    annotation.visit("value", export);
    annotation.visitEnd();
    declared.visitEnd();
  }

  private static String legal(String export) {
    StringBuilder legal = new StringBuilder();
    export
        .codePoints()
        .forEach(c -> legal.appendCodePoint(Character.isJavaIdentifierPart(c) ? c : '_'));
    if (legal.isEmpty() || !Character.isJavaIdentifierStart(legal.codePointAt(0))) {
      legal.insert(0, '_');
    }
    return RESERVED.contains(legal.toString()) ? legal.append('_').toString() : legal.toString();
  }
}
