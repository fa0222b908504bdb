package cezve.runtime;

import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.StructType;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The Java class of a structure type, which is generated when it is first used. It has a Java field
 * for each field, and the class of the supertype as its superclass, so that a cast is {@code
 * instanceof}. Equal types of different modules have the same class.
 *
 * <p>Nothing here keeps a class from being unloaded. It lives as long as one of: an object of it, a
 * subclass, compiled code that refers to it, interpreted code that allocates or casts. If none is
 * left, nobody can tell a class that is generated anew from the old one.
 */
public final class StructClass {
  private static final String PACKAGE = "wasm.struct.";
  private static final String FIELD = "f";
  private static final String PREFIX = PACKAGE + "Struct_";

  // The JVM allows 255, and the object is one of them.
  private static final int MAX_PARAM_SIZE = 254;

  private static final Map<DefType, WeakReference<StructClass>> CLASSES = new WeakHashMap<>();
  // Fingerprints of types are hardly ever equal; names never are.
  private static final Map<String, Named> NAMES = new HashMap<>();
  private static final ReferenceQueue<StructClass> UNLOADED = new ReferenceQueue<>();

  private final DefType type;
  private final @Nullable StructClass superclass;
  private final List<FieldKind> fields;
  private final String name;
  private final String internalName;
  private final Loader loader;
  private volatile @Nullable StructInstance prototype;

  private StructClass(DefType type, @Nullable StructClass superclass, String name) {
    this.type = type;
    this.superclass = superclass;
    this.fields = fields(type);
    this.name = name;
    this.internalName = name.replace('.', '/');
    this.loader = new Loader(this);
  }

  private static List<FieldKind> fields(DefType type) {
    if (!(type.expand() instanceof StructType(List<FieldType> fields))) {
      throw new AssertionError("BUG: not a structure type: " + type);
    }
    List<FieldKind> kinds = new ArrayList<>(fields.size());
    for (FieldType field : fields) {
      kinds.add(FieldKind.of(field.storage()));
    }
    return kinds;
  }

  /** The class of a structure type. */
  public static StructClass of(DefType type) {
    synchronized (CLASSES) {
      WeakReference<StructClass> reference = CLASSES.get(type);
      StructClass known = reference == null ? null : reference.get();
      if (known != null) {
        return known;
      }
      DefType supertype = type.supertype();
      StructClass superclass = supertype == null ? null : of(supertype);
      StructClass made = new StructClass(type, superclass, newName(type));
      NAMES.put(made.name, new Named(made));
      CLASSES.put(type, new WeakReference<>(made));
      return made;
    }
  }

  private static String newName(DefType type) {
    for (Reference<?> gone = UNLOADED.poll(); gone != null; gone = UNLOADED.poll()) {
      NAMES.values().remove(gone);
    }
    String first = ownName(type);
    String name = first;
    for (int i = 2; NAMES.containsKey(name); i++) {
      name = first.concat("_").concat(Integer.toString(i));
    }
    return name;
  }

  /**
   * Whether every process calls the class so: it has the name that follows from the type alone,
   * since no other type had it first.
   */
  public boolean hasOwnName() {
    return name.equals(ownName(type));
  }

  private static String ownName(DefType type) {
    return PREFIX.concat(Long.toHexString(type.fingerprint()));
  }

  /** Whether a Java class of that name would be one of these. */
  public static boolean isName(String name) {
    return name.startsWith(PACKAGE);
  }

  /** The structure type. */
  public DefType type() {
    return type;
  }

  /** The class of the supertype, or null. */
  @Nullable StructClass superclass() {
    return superclass;
  }

  /** What the fields are. */
  public List<FieldKind> fields() {
    return fields;
  }

  /** The name of the Java class. */
  public String name() {
    return name;
  }

  /** The name of the Java class as class files have it. */
  public String internalName() {
    return internalName;
  }

  /** The Java field that a field is, or that has the low half of it. */
  public static String field(int field) {
    return FIELD.concat(Integer.toString(field));
  }

  /** The Java field with the high half of a vector. */
  public static String highField(int field) {
    return field(field).concat("h");
  }

  /**
   * The descriptor of the constructor that takes all fields, or null if those are too many for it;
   * the constructor without parameters is always there.
   */
  public @Nullable String constructor() {
    return constructor(fields);
  }

  static @Nullable String constructor(List<FieldKind> fields) {
    StringBuilder descriptor = new StringBuilder("(");
    int size = 0;
    for (FieldKind field : fields) {
      descriptor.append(field.descriptor());
      if (field == FieldKind.V128) {
        descriptor.append(field.descriptor());
      }
      size += field.size();
      if (size > MAX_PARAM_SIZE) {
        return null;
      }
    }
    return descriptor.append(")V").toString();
  }

  /** The Java class. */
  public Class<?> javaClass() {
    return prototype().getClass();
  }

  /** {@code struct.new_default}. */
  public StructInstance newDefault() {
    return prototype().newDefault();
  }

  private StructInstance prototype() {
    StructInstance known = prototype;
    if (known != null) {
      return known;
    }
    try {
      Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("BUG: the class of a structure is not there", e);
    }
    StructInstance linked = prototype;
    if (linked == null) {
      throw new AssertionError("BUG: the class of a structure was not linked");
    }
    return linked;
  }

  /**
   * Is called by the Java class of a structure type when it is initialised.
   *
   * @param prototype one of its objects
   * @return the type
   */
  public static DefType link(Class<?> javaClass, StructInstance prototype) {
    if (!(javaClass.getClassLoader() instanceof Loader loader)) {
      throw new AssertionError("BUG: not the class of a structure: " + javaClass);
    }
    loader.type.prototype = prototype;
    return loader.type.type;
  }

  /** The structure type whose Java class it is, or null. */
  public static @Nullable DefType type(Class<?> javaClass) {
    return javaClass.getClassLoader() instanceof Loader loader ? loader.type.type : null;
  }

  /** A name in use. */
  private static final class Named extends WeakReference<StructClass> {
    Named(StructClass type) {
      super(type, UNLOADED);
    }
  }

  /** Has one class, and finds that class's superclass. */
  private static final class Loader extends ClassLoader {
    static {
      registerAsParallelCapable();
    }

    private final StructClass type;

    Loader(StructClass type) {
      super(StructInstance.class.getClassLoader());
      this.type = type;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      StructClass superclass = type.superclass;
      if (superclass != null && superclass.name.equals(name)) {
        return superclass.javaClass();
      } else if (!type.name.equals(name)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        byte[] file = StructClassFile.generate(type);
        return defineClass(name, file, 0, file.length);
      }
    }
  }
}
