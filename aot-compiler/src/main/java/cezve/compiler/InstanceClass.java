package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.validator.ValidModule;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Generates the class whose objects are what the instances of a module are to its code: fields for
 * memories, tables and globals, and the way from arrays of cells into functions.
 */
final class InstanceClass {
  /** How many of each kind have a field of their own; the others are in an array. */
  private static final int FIELDS = 2_000;

  // An assignment takes eleven bytes.
  private static final int ASSIGNMENTS_PER_METHOD = 500;

  // A case takes some 15 bytes.
  private static final int SHAPES_PER_METHOD = 400;

  private static final String ENTER = "enter";

  private static final String ENTER_DESCRIPTOR =
      "(I" + Names.type(Names.COMPILED_FUNCTION) + "[J[Ljava/lang/Object;)V";

  private final ClassWriter writer = Generated.newClass(Names.INSTANCE, Names.CONTEXT);
  private final ValidModule module;
  private int methods;

  private InstanceClass(ValidModule module) {
    this.module = module;
  }

  static byte[] generate(ValidModule module, Dispatchers dispatchers) {
    return new InstanceClass(module).generate(dispatchers);
  }

  static void pushMemory(Code code, int memory) {
    push(code, "memory", "memories", memory, Names.MEMORY);
  }

  /** Pushes the array of memory 0, given the variable with the instance. */
  static void pushArray(Code code, int instance) {
    code.variable(ALOAD, instance);
    pushMemory(code, 0);
    code.callVirtual(Names.MEMORY, "array", "()[B");
  }

  static void pushTable(Code code, int table) {
    push(code, "table", "tables", table, Names.TABLE);
  }

  static void pushGlobal(Code code, int global) {
    push(code, "global", "globals", global, Names.GLOBAL);
  }

  private static void push(Code code, String field, String array, int index, String type) {
    if (index < FIELDS) {
      code.getField(Names.INSTANCE, field + index, Names.type(type));
    } else {
      code.getField(Names.CONTEXT, array, "[" + Names.type(type));
      code.iconst(index);
      code.insn(AALOAD);
    }
  }

  private byte[] generate(Dispatchers dispatchers) {
    Generated.constructor(writer, Names.CONTEXT);
    fields("memory", "memories", module.memories().size(), Names.MEMORY);
    fields("table", "tables", module.tables().size(), Names.TABLE);
    fields("global", "globals", module.globals().size(), Names.GLOBAL);
    Handover.declare(writer);
    linkFields();
    enter(dispatchers);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void fields(String field, String array, int count, String type) {
    int fields = Math.min(count, FIELDS);
    for (int i = 0; i < fields; i++) {
      writer.visitField(ACC_PUBLIC, field + i, Names.type(type), null, null).visitEnd();
    }
    for (int from = 0; from < fields; from += ASSIGNMENTS_PER_METHOD) {
      int to = Math.min(fields, from + ASSIGNMENTS_PER_METHOD);
      MethodVisitor method = writer.visitMethod(ACC_PRIVATE, "link" + methods++, "()V", null, null);
      Code code = new Code(method);
      method.visitCode();
      for (int i = from; i < to; i++) {
        code.variable(ALOAD, 0);
        code.variable(ALOAD, 0);
        code.getField(Names.CONTEXT, array, "[" + Names.type(type));
        code.iconst(i);
        code.insn(AALOAD);
        code.putField(Names.INSTANCE, field + i, Names.type(type));
      }
      code.insn(RETURN);
      code.end(1);
    }
  }

  private void linkFields() {
    MethodVisitor method = writer.visitMethod(ACC_PROTECTED, "linkFields", "()V", null, null);
    Code code = new Code(method);
    method.visitCode();
    for (int i = 0; i < methods; i++) {
      code.variable(ALOAD, 0);
      code.callSpecial(Names.INSTANCE, "link" + i, "()V");
    }
    code.insn(RETURN);
    code.end(1);
  }

  /** {@code enter(shape, function, numbers, references)}: one case for each shape. */
  private void enter(Dispatchers dispatchers) {
    int shapes = dispatchers.shapes();
    Cases enterShape =
        (code, shape) -> {
          loadEntered(code);
          code.variable(ALOAD, 0);
          String owner = dispatchers.owner(shape);
          code.call(owner, DispatchMethods.ENTER + shape, DispatchMethods.ENTER_DESCRIPTOR);
        };
    if (shapes <= SHAPES_PER_METHOD) {
      choose(ENTER, 1, 0, shapes, enterShape);
      return;
    }
    int ranges = (shapes + SHAPES_PER_METHOD - 1) / SHAPES_PER_METHOD;
    for (int i = 0; i < ranges; i++) {
      int first = i * SHAPES_PER_METHOD;
      choose(ENTER + i, 1, first, Math.min(shapes, first + SHAPES_PER_METHOD), enterShape);
    }
    Cases enterRange =
        (code, range) -> {
          code.variable(ALOAD, 0);
          code.variable(ILOAD, 1);
          loadEntered(code);
          code.callVirtual(Names.INSTANCE, ENTER + range, ENTER_DESCRIPTOR);
        };
    choose(ENTER, SHAPES_PER_METHOD, 0, ranges, enterRange);
  }

  private static void loadEntered(Code code) {
    code.variable(ALOAD, 2);
    code.variable(ALOAD, 3);
    code.variable(ALOAD, 4);
  }

  /** What is done in each of a switch's cases, after which the method returns. */
  private interface Cases {
    void emit(Code code, int number);
  }

  /**
   * Writes a method that chooses by its first parameter.
   *
   * @param width how many shapes each case stands for
   */
  private void choose(String name, int width, int first, int end, Cases cases) {
    MethodVisitor method = writer.visitMethod(ACC_PROTECTED, name, ENTER_DESCRIPTOR, null, null);
    Code code = new Code(method);
    method.visitCode();
    Label[] labels = Generated.labels(end - first);
    Label otherwise = new Label();
    code.variable(ILOAD, 1);
    if (width > 1) {
      code.iconst(width);
      code.insn(IDIV);
    }
    code.table(first, labels, otherwise);
    for (int i = 0; i < labels.length; i++) {
      code.label(labels[i]);
      code.sameFrame();
      cases.emit(code, first + i);
      code.insn(RETURN);
    }
    code.label(otherwise);
    code.sameFrame();
    code.insn(RETURN);
    code.end(5);
  }
}
