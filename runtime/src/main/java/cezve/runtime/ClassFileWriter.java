package cezve.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a class file with as much of the format as {@link StructClassFile} needs.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html">The class File
 *     Format</a>
 */
final class ClassFileWriter {
  static final int PUBLIC = 0x0001;
  static final int PRIVATE = 0x0002;
  static final int PROTECTED = 0x0004;
  static final int STATIC = 0x0008;
  private static final int SUPER = 0x0020;

  private static final int MAGIC = 0xCAFEBABE;
  private static final int JAVA_25 = 69;
  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  private final int self;
  private final int superclass;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<Long, Integer> constants = new HashMap<>();
  private final Output pool = new Output();
  private int poolSize = 1;
  private final Output fields = new Output();
  private int fieldCount;
  private final Output methods = new Output();
  private int methodCount;

  /** A class with the given internal names of its own and of its superclass. */
  ClassFileWriter(String name, String superclass) {
    this.self = type(name);
    this.superclass = type(superclass);
  }

  /** The constant that is a text. */
  private int utf8(String text) {
    Integer known = texts.get(text);
    if (known != null) {
      return known;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    pool.u1(UTF8);
    pool.u2(bytes.length);
    pool.bytes(bytes, bytes.length);
    texts.put(text, poolSize);
    return poolSize++;
  }

  /** The constant that is a class. */
  int type(String internalName) {
    return constant(CLASS, utf8(internalName), 0);
  }

  /** The constant that is a field. */
  int field(String owner, String name, String descriptor) {
    return member(FIELD, owner, name, descriptor);
  }

  /** The constant that is a method. */
  int method(String owner, String name, String descriptor) {
    return member(METHOD, owner, name, descriptor);
  }

  private int member(int kind, String owner, String name, String descriptor) {
    int nameAndType = constant(NAME_AND_TYPE, utf8(name), utf8(descriptor));
    return constant(kind, type(owner), nameAndType);
  }

  /** A constant that is made of one or two others; of none is 0. */
  private int constant(int kind, int first, int second) {
    long key = (long) kind << 32 | (long) first << 16 | second;
    Integer known = constants.get(key);
    if (known != null) {
      return known;
    }
    pool.u1(kind);
    pool.u2(first);
    if (second != 0) {
      pool.u2(second);
    }
    constants.put(key, poolSize);
    return poolSize++;
  }

  /** Declares a field. */
  void addField(int flags, String name, String descriptor) {
    fields.u2(flags);
    fields.u2(utf8(name));
    fields.u2(utf8(descriptor));
    fields.u2(0);
    fieldCount++;
  }

  /** Adds a method, whose code is complete. */
  void addMethod(int flags, String name, String descriptor, MethodCode code) {
    methods.u2(flags);
    methods.u2(utf8(name));
    methods.u2(utf8(descriptor));
    methods.u2(1);
    int attribute = utf8("Code");
    code.writeTo(methods, attribute, utf8("StackMapTable"));
    methodCount++;
  }

  /** The whole class. */
  byte[] toBytes() {
    Output file = new Output();
    file.u4(MAGIC);
    file.u4(JAVA_25);
    file.u2(poolSize);
    file.append(pool);
    file.u2(PUBLIC | SUPER);
    file.u2(self);
    file.u2(superclass);
    file.u2(0);
    file.u2(fieldCount);
    file.append(fields);
    file.u2(methodCount);
    file.append(methods);
    file.u2(0);
    return Arrays.copyOf(file.bytes, file.size);
  }

  /** Bytes, of which there will be more. */
  static final class Output {
    private byte[] bytes = new byte[1024];
    private int size;

    int size() {
      return size;
    }

    private void reserve(int more) {
      if (size + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
      }
    }

    void u1(int value) {
      reserve(1);
      bytes[size++] = (byte) value;
    }

    void u2(int value) {
      reserve(2);
      bytes[size++] = (byte) (value >> 8);
      bytes[size++] = (byte) value;
    }

    void u4(int value) {
      u2(value >> 16);
      u2(value);
    }

    /** Replaces four bytes. */
    void setU4(int at, int value) {
      for (int i = 0; i < Integer.BYTES; i++) {
        bytes[at + i] = (byte) (value >> (8 * (Integer.BYTES - 1 - i)));
      }
    }

    void bytes(byte[] from, int count) {
      reserve(count);
      System.arraycopy(from, 0, bytes, size, count);
      size += count;
    }

    void append(Output other) {
      bytes(other.bytes, other.size);
    }
  }
}
