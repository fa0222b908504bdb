package cezve.runtime;

import static cezve.runtime.MethodCode.*;

import java.util.List;

/**
 * Generates the Java class of a structure type: a subclass of the supertype's, with a Java field
 * for each field that the supertype has not. For whoever knows the type at run time only it has
 * accessors that take the number of a field, all fields included, so that none goes from class to
 * class.
 */
final class StructClassFile {
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String INSTANCE = "cezve/runtime/StructInstance";
  private static final String DEF_TYPE = "Lcezve/model/type/DefType;";
  private static final String TYPE = "TYPE";

  // HotSpot does not compile methods above 8,000 bytes; a case takes up to 20 with its target.
  private static final int LOG_CASES = 8;
  private static final int CASES = 1 << LOG_CASES;

  private final List<FieldKind> fields;
  private final int inherited;
  private final String name;
  private final String superclass;
  private final ClassFileWriter file;
  // Of the fields, once they are needed.
  private final int[] constants;

  private StructClassFile(StructClass type, StructClass superclass) {
    this(type, superclass.internalName(), superclass.fields().size());
  }

  private StructClassFile(StructClass type, String superclass, int inherited) {
    this.fields = type.fields();
    this.inherited = inherited;
    this.name = type.internalName();
    this.superclass = superclass;
    this.file = new ClassFileWriter(name, superclass);
    this.constants = new int[fields.size()];
  }

  static byte[] generate(StructClass type) {
    StructClass superclass = type.superclass();
    StructClassFile generator =
        superclass == null
            ? new StructClassFile(type, INSTANCE, 0)
            : new StructClassFile(type, superclass);
    return generator.generate();
  }

  private byte[] generate() {
    file.addField(ClassFileWriter.PUBLIC | ClassFileWriter.STATIC, TYPE, DEF_TYPE);
    for (int i = inherited; i < fields.size(); i++) {
      FieldKind kind = fields.get(i);
      file.addField(ClassFileWriter.PUBLIC, StructClass.field(i), kind.descriptor());
      if (kind == FieldKind.V128) {
        file.addField(ClassFileWriter.PUBLIC, StructClass.highField(i), "J");
      }
    }
    initialiser();
    constructor();
    String descriptor = StructClass.constructor(fields);
    if (descriptor != null && !fields.isEmpty()) {
      constructor(descriptor);
    }
    defType();
    newDefault();
    for (Accessor accessor : Accessor.values()) {
      accessor(accessor);
    }
    return file.toBytes();
  }

  private void initialiser() {
    MethodCode code = new MethodCode(3, 0);
    code.pushConstant(file.type(name));
    allocate(code);
    code.op(
        INVOKESTATIC,
        file.method(
            "cezve/runtime/StructClass",
            "link",
            "(Ljava/lang/Class;L" + INSTANCE + ";)" + DEF_TYPE));
    code.op(PUTSTATIC, file.field(name, TYPE, DEF_TYPE));
    code.op(RETURN);
    file.addMethod(ClassFileWriter.STATIC, "<clinit>", "()V", code);
  }

  private void allocate(MethodCode code) {
    code.op(NEW, file.type(name));
    code.op(DUP);
    code.op(INVOKESPECIAL, file.method(name, "<init>", "()V"));
  }

  private void constructor() {
    MethodCode code = new MethodCode(1, 1);
    code.op(ALOAD_0);
    code.op(INVOKESPECIAL, file.method(superclass, "<init>", "()V"));
    code.op(RETURN);
    file.addMethod(ClassFileWriter.PUBLIC, "<init>", "()V", code);
  }

  private void constructor(String descriptor) {
    int variables = 1;
    for (FieldKind field : fields) {
      variables += field.size();
    }
    MethodCode code = new MethodCode(3, variables);
    code.op(ALOAD_0);
    code.op(INVOKESPECIAL, file.method(superclass, "<init>", "()V"));
    int variable = 1;
    for (int i = 0; i < fields.size(); i++) {
      FieldKind kind = fields.get(i);
      code.op(ALOAD_0);
      code.load(loading(kind), variable);
      narrow(code, kind);
      code.op(PUTFIELD, field(i));
      if (kind == FieldKind.V128) {
        code.op(ALOAD_0);
        code.load(LLOAD, variable + 2);
        code.op(PUTFIELD, highField(i));
      }
      variable += kind.size();
    }
    code.op(RETURN);
    file.addMethod(ClassFileWriter.PUBLIC, "<init>", descriptor, code);
  }

  private int field(int field) {
    if (constants[field] == 0) {
      FieldKind kind = fields.get(field);
      constants[field] = file.field(name, StructClass.field(field), kind.descriptor());
    }
    return constants[field];
  }

  private int highField(int field) {
    return file.field(name, StructClass.highField(field), FieldKind.V128.descriptor());
  }

  private static int loading(FieldKind kind) {
    return switch (kind) {
      case I8, I16, I32 -> ILOAD;
      case I64, V128 -> LLOAD;
      case F32 -> FLOAD;
      case F64 -> DLOAD;
      case REF -> ALOAD;
    };
  }

  private void defType() {
    MethodCode code = new MethodCode(1, 1);
    code.op(GETSTATIC, file.field(name, TYPE, DEF_TYPE));
    code.op(ARETURN);
    file.addMethod(ClassFileWriter.PUBLIC, "defType", "()" + DEF_TYPE, code);
  }

  private void newDefault() {
    MethodCode code = new MethodCode(2, 1);
    allocate(code);
    code.op(ARETURN);
    file.addMethod(ClassFileWriter.PROTECTED, "newDefault", "()L" + INSTANCE + ";", code);
  }

  /** The methods of {@link StructInstance} that take the number of a field. */
  private enum Accessor {
    NUMBER("number", "(I)J"),
    SET_NUMBER("set", "(IJ)V"),
    HIGH("high", "(I)J"),
    SET_HIGH("setHigh", "(IJ)V"),
    REFERENCE("reference", "(I)" + OBJECT),
    SET_REFERENCE("set", "(I" + OBJECT + ")V");

    final String method;
    final String descriptor;

    Accessor(String method, String descriptor) {
      this.method = method;
      this.descriptor = descriptor;
    }

    boolean serves(FieldKind kind) {
      return switch (this) {
        case NUMBER, SET_NUMBER -> kind != FieldKind.REF;
        case HIGH, SET_HIGH -> kind == FieldKind.V128;
        case REFERENCE, SET_REFERENCE -> kind == FieldKind.REF;
      };
    }
  }

  private void accessor(Accessor accessor) {
    boolean served = false;
    for (int i = inherited; i < fields.size(); i++) {
      served |= accessor.serves(fields.get(i));
    }
    if (!served) {
      return;
    }
    if (fields.size() <= CASES) {
      cases(accessor, accessor.method, ClassFileWriter.PUBLIC, 0);
      return;
    }
    int parts = (fields.size() + CASES - 1) >> LOG_CASES;
    MethodCode code = new MethodCode(4, 4);
    code.op(ILOAD_1);
    code.push(LOG_CASES);
    code.op(ISHR);
    int choice = code.tableSwitch(0, parts);
    for (int i = 0; i < parts; i++) {
      code.target(choice, i);
      delegate(
          code, accessor, INVOKEVIRTUAL, file.method(name, part(accessor, i), accessor.descriptor));
    }
    code.target(choice, OTHERWISE);
    toSuperclass(code, accessor);
    file.addMethod(ClassFileWriter.PUBLIC, accessor.method, accessor.descriptor, code);
    for (int i = 0; i < parts; i++) {
      cases(accessor, part(accessor, i), ClassFileWriter.PRIVATE, i << LOG_CASES);
    }
  }

  private static String part(Accessor accessor, int number) {
    return accessor.method.concat(Integer.toString(number));
  }

  private void cases(Accessor accessor, String method, int flags, int from) {
    int count = Math.min(CASES, fields.size() - from);
    MethodCode code = new MethodCode(4, 4);
    code.op(ILOAD_1);
    int choice = code.tableSwitch(from, count);
    for (int i = 0; i < count; i++) {
      if (accessor.serves(fields.get(from + i))) {
        code.target(choice, i);
        access(code, accessor, from + i);
      }
    }
    code.target(choice, OTHERWISE);
    for (int i = 0; i < count; i++) {
      if (!accessor.serves(fields.get(from + i))) {
        code.target(choice, i);
      }
    }
    toSuperclass(code, accessor);
    file.addMethod(flags, method, accessor.descriptor, code);
  }

  /** The superclass knows no such field either, and throws. */
  private void toSuperclass(MethodCode code, Accessor accessor) {
    int method = file.method(superclass, accessor.method, accessor.descriptor);
    delegate(code, accessor, INVOKESPECIAL, method);
  }

  private static void delegate(MethodCode code, Accessor accessor, int opcode, int method) {
    code.op(ALOAD_0);
    code.op(ILOAD_1);
    switch (accessor) {
      case NUMBER, HIGH, REFERENCE -> {}
      case SET_NUMBER, SET_HIGH -> code.op(LLOAD_2);
      case SET_REFERENCE -> code.op(ALOAD_2);
    }
    code.op(opcode, method);
    leave(code, accessor);
  }

  private static void leave(MethodCode code, Accessor accessor) {
    switch (accessor) {
      case NUMBER, HIGH -> code.op(LRETURN);
      case REFERENCE -> code.op(ARETURN);
      case SET_NUMBER, SET_HIGH, SET_REFERENCE -> code.op(RETURN);
    }
  }

  private void access(MethodCode code, Accessor accessor, int field) {
    code.op(ALOAD_0);
    switch (accessor) {
      case NUMBER -> {
        code.op(GETFIELD, field(field));
        toBits(code, fields.get(field));
      }
      case SET_NUMBER -> {
        code.op(LLOAD_2);
        ofBits(code, fields.get(field));
        code.op(PUTFIELD, field(field));
      }
      case HIGH -> code.op(GETFIELD, highField(field));
      case SET_HIGH -> {
        code.op(LLOAD_2);
        code.op(PUTFIELD, highField(field));
      }
      case REFERENCE -> code.op(GETFIELD, field(field));
      case SET_REFERENCE -> {
        code.op(ALOAD_2);
        code.op(PUTFIELD, field(field));
      }
    }
    leave(code, accessor);
  }

  private void toBits(MethodCode code, FieldKind kind) {
    switch (kind) {
      case I8, I16, I32 -> code.op(I2L);
      case I64, V128 -> {}
      case F32 -> {
        code.op(INVOKESTATIC, file.method("java/lang/Float", "floatToRawIntBits", "(F)I"));
        code.op(I2L);
      }
      case F64 ->
          code.op(INVOKESTATIC, file.method("java/lang/Double", "doubleToRawLongBits", "(D)J"));
      case REF -> throw new AssertionError("BUG: a reference has no bits");
    }
  }

  private void ofBits(MethodCode code, FieldKind kind) {
    switch (kind) {
      case I8, I16, I32 -> code.op(L2I);
      case I64, V128 -> {}
      case F32 -> {
        code.op(L2I);
        code.op(INVOKESTATIC, file.method("java/lang/Float", "intBitsToFloat", "(I)F"));
      }
      case F64 ->
          code.op(INVOKESTATIC, file.method("java/lang/Double", "longBitsToDouble", "(J)D"));
      case REF -> throw new AssertionError("BUG: a reference has no bits");
    }
    narrow(code, kind);
  }

  private static void narrow(MethodCode code, FieldKind kind) {
    switch (kind) {
      case I8 -> code.op(I2B);
      case I16 -> code.op(I2S);
      case I32, I64, F32, F64, V128, REF -> {}
    }
  }
}
