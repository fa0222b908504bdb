package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.type.DefType;
import cezve.model.type.StructType;
import cezve.runtime.StructClass;
import cezve.validator.ValidModule;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * The types of a module in generated code: constants, in fields that are static and final, or the
 * Java classes of structure types.
 */
final class TypeConstants {
  private static final String DEF_TYPE = Names.type(Names.DEF_TYPE);
  private static final String FIELD = "type";
  private static final int TYPES_PER_CLASS = 256;

  private final ValidModule module;
  private final IdentityHashMap<DefType, Integer> indices = new IdentityHashMap<>();
  // By their names, which the class loader is asked for.
  private final Map<String, StructClass> structs = new ConcurrentHashMap<>();

  TypeConstants(ValidModule module) {
    this.module = module;
    for (int i = 0; i < module.types().size(); i++) {
      indices.putIfAbsent(module.types().get(i), i);
    }
  }

  /** The type at an index. */
  DefType get(int index) {
    return module.types().get(index);
  }

  /** The number of classes with constants. */
  int classes() {
    return (module.types().size() + TYPES_PER_CLASS - 1) / TYPES_PER_CLASS;
  }

  /** Pushes a type. */
  void push(Code code, DefType type) {
    Integer index = indices.get(type);
    if (index == null) {
      throw new AssertionError("BUG: a type that the module does not have: " + type);
    }
    code.getStatic(Names.TYPES + index / TYPES_PER_CLASS, FIELD + index, DEF_TYPE);
  }

  /** The Java class of a structure type that code refers to. */
  StructClass struct(DefType type) {
    StructClass struct = StructClass.of(type);
    structs.putIfAbsent(struct.name(), struct);
    return struct;
  }

  /** The Java class of that name, if it is one of those that code refers to. */
  @Nullable Class<?> struct(String name) {
    StructClass struct = structs.get(name);
    return struct == null ? null : struct.javaClass();
  }

  /**
   * Whether code refers to structure types by names that other processes know as well. They are
   * looked up, and so are those that code from another process may refer to.
   */
  boolean structsHaveOwnNames() {
    for (int i = 0; i < module.types().size(); i++) {
      DefType type = module.types().get(i);
      if (type.expand() instanceof StructType && !struct(type).hasOwnName()) {
        return false;
      }
    }
    return true;
  }

  /** One of the classes with constants. */
  byte[] generate(int number) {
    String name = Names.TYPES + number;
    ClassWriter writer = Generated.newClass(name);
    MethodVisitor method = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    Code code = new Code(method);
    method.visitCode();
    int end = Math.min(module.types().size(), (number + 1) * TYPES_PER_CLASS);
    for (int i = number * TYPES_PER_CLASS; i < end; i++) {
      int access = ACC_PUBLIC | ACC_STATIC | ACC_FINAL;
      writer.visitField(access, FIELD + i, DEF_TYPE, null, null).visitEnd();
      code.type(name);
      code.iconst(i);
      code.call(Names.GENERATED_LOADER, "type", "(Ljava/lang/Class;I)" + DEF_TYPE);
      code.putStatic(name, FIELD + i, DEF_TYPE);
    }
    code.insn(RETURN);
    code.end(0);
    writer.visitEnd();
    return writer.toByteArray();
  }
}
