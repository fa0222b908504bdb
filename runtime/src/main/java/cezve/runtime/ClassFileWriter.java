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
  private final Map<String, Integer> constants = new HashMap<>();
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
    Integer known = constants.get(text);
    if (known != null) {
      return known;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    pool.u1(UTF8);
    pool.u2(bytes.length);
    pool.bytes(bytes, bytes.length);
    return added(text);
  }

  private int added(String key) {
    constants.put(key, poolSize);
    return poolSize++;
  }

  /** The constant that is a class. */
  int type(String internalName) {
    String key = CLASS + " " + internalName;
    Integer known = constants.get(key);
    if (known != null) {
      return known;
    }
    int name = utf8(internalName);
    pool.u1(CLASS);
    pool.u2(name);
    return added(key);
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
    String key = kind + " " + owner + ' ' + name + ' ' + descriptor;
    Integer known = constants.get(key);
    if (known != null) {
      return known;
    }
    int type = type(owner);
    int nameAndType = pair(NAME_AND_TYPE, utf8(name), utf8(descriptor));
    return put(key, kind, type, nameAndType);
  }

  private int pair(int kind, int first, int second) {
    String key = kind + " " + first + ' ' + second;
    Integer known = constants.get(key);
    return known == null ? put(key, kind, first, second) : known;
  }

  private int put(String key, int kind, int first, int second) {
    pool.u1(kind);
    pool.u2(first);
    pool.u2(second);
    return added(key);
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
    private byte[] bytes = new byte[256];
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
      u1(value >> 8);
      u1(value);
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
