package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.compiler.support.CompiledFunction;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;

/**
 * The abstract classes by which compiled modules call each other's functions, and the host's, and
 * the host calls theirs, without arrays of cells: one for each shape, the same for all modules. Its
 * one method takes the parameters, the function, and the context of the caller, or null if that is
 * the host. A class lives as long as modules refer to it.
 */
final class CallClass {
  private static final String PREFIX = Names.CALL + "Call_";
  static final String METHOD = "call";
  private static final String LOOKUP = "lookup";
  private static final String LOOKUP_DESCRIPTOR = "()Ljava/lang/invoke/MethodHandles$Lookup;";

  // By name; what is not used any more is removed when the next one is added.
  private static final Map<String, WeakReference<Class<?>>> CLASSES = new HashMap<>();

  private CallClass() {}

  /** Whether functions of a shape can be called so: others need cells for parameters or results. */
  static boolean exists(CallShape shape) {
    return !shape.inCells() && shape.results().size() <= 1;
  }

  /** The internal name of the class for a shape. */
  static String name(CallShape shape) {
    StringBuilder name = new StringBuilder(PREFIX);
    for (JvmType type : shape.params()) {
      name.append(letter(type));
    }
    JvmType returned = shape.returned();
    return name.append('_').append(returned == null ? "" : letter(returned)).toString();
  }

  private static char letter(JvmType type) {
    return switch (type) {
      case INT -> 'I';
      case LONG -> 'J';
      case FLOAT -> 'F';
      case DOUBLE -> 'D';
      case VECTOR -> 'V';
      case REFERENCE -> 'R';
    };
  }

  /** The descriptor of the method. */
  static String descriptor(CallShape shape) {
    return shape.descriptorWith(Names.type(Names.FUNCTION) + Names.type(Names.CONTEXT));
  }

  /**
   * Calls the method: an object of the class, the parameters, the function and the context are on
   * the stack.
   */
  static void call(Code code, CallShape shape) {
    code.callVirtual(name(shape), METHOD, descriptor(shape));
  }

  /** The class for a shape. */
  static Class<?> load(CallShape shape) {
    synchronized (CLASSES) {
      String name = name(shape);
      WeakReference<Class<?>> known = CLASSES.get(name);
      Class<?> loaded = known == null ? null : known.get();
      if (loaded == null) {
        CLASSES.values().removeIf(reference -> reference.get() == null);
        loaded = new Loader().define(generate(name, shape));
        CLASSES.put(name, new WeakReference<>(loaded));
      }
      return loaded;
    }
  }

  /** What may define classes beside the class for a shape. */
  static MethodHandles.Lookup lookup(CallShape shape) {
    try {
      return (MethodHandles.Lookup) load(shape).getMethod(LOOKUP).invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("BUG: a generated class cannot be used", e);
    }
  }

  private static byte[] generate(String name, CallShape shape) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V25, ACC_PUBLIC | ACC_ABSTRACT | ACC_SUPER, name, null, Names.OBJECT, null);
    Generated.constructor(writer, Names.OBJECT);
    int access = ACC_PUBLIC | ACC_ABSTRACT;
    writer.visitMethod(access, METHOD, descriptor(shape), null, null).visitEnd();
    Code code =
        new Code(
            writer.visitMethod(ACC_PUBLIC | ACC_STATIC, LOOKUP, LOOKUP_DESCRIPTOR, null, null));
    code.call("java/lang/invoke/MethodHandles", "lookup", LOOKUP_DESCRIPTOR);
    code.insn(ARETURN);
    code.end(0);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * Generates the class through whose objects other modules call a module's functions of a shape.
   *
   * @param dispatcher the class and the method that call a function of the shape
   */
  static byte[] generateEntry(String name, CallShape shape, String owner, String dispatcher) {
    ClassWriter writer = Generated.newClass(name, name(shape));
    Generated.constructor(writer, name(shape));
    Code code = new Code(writer.visitMethod(ACC_PUBLIC, METHOD, descriptor(shape), null, null));
    int callee = 1 + shape.paramSize();
    Label start = new Label();
    Label end = new Label();
    code.label(start);
    shape.loadParams(code, 1);
    code.variable(ALOAD, callee);
    code.variable(ALOAD, callee);
    code.cast(Names.COMPILED_FUNCTION);
    code.getField(Names.COMPILED_FUNCTION, "context", Names.type(Names.CONTEXT));
    code.cast(Names.INSTANCE);
    code.call(owner, dispatcher, shape.descriptor(Names.type(Names.FUNCTION)));
    JvmType returned = shape.returned();
    code.insn(returned == null ? RETURN : returned.returning());
    code.label(end);
    String function = Names.COMPILED_FUNCTION;
    unwind(code, start, end, function, "java/lang/StackOverflowError", callee);
    unwind(code, start, end, function, Names.EXECUTION_EXCEPTION, callee);
    code.end(callee + 2);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Throws, instead of an exception of a type between two labels, what the callee makes of it. */
  private static void unwind(
      Code code, Label start, Label end, String function, String type, int callee) {
    Label handler = new Label();
    code.handler(start, end, handler, type);
    code.label(handler);
    code.sameFrame(type);
    unwind(code, function, type, callee);
  }

  /** Throws what the callee makes of the exception on the stack. */
  static void unwind(Code code, String function, String type, int callee) {
    code.variable(ALOAD, callee);
    code.cast(function);
    code.insn(SWAP);
    code.callVirtual(
        function, "unwound", "(" + Names.type(type) + ")" + Names.type(Names.EXECUTION_EXCEPTION));
    code.insn(ATHROW);
  }

  /** Has one class. */
  private static final class Loader extends ClassLoader {
    Loader() {
      super(CompiledFunction.class.getClassLoader());
    }

    Class<?> define(byte[] file) {
      return defineClass(null, file, 0, file.length);
    }
  }
}
