package cezve.compiler;

import cezve.compiler.support.Checkpoint;
import cezve.compiler.support.GeneratedLoader;
import cezve.compiler.support.LineNumbers;
import cezve.model.type.DefType;
import cezve.runtime.FlightRecording;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.StructClass;
import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Generates the classes of a module when the JVM asks for them. */
final class ModuleClassLoader extends GeneratedLoader implements Checkpoint.Owner {
  static {
    registerAsParallelCapable();
  }

  private static final String PACKAGE = Names.GENERATED.replace('/', '.');
  private static final String CALLS = Names.CALL.replace('/', '.');

  private final ModuleClasses classes;
  private final @Nullable CachedClasses cached;
  private final Map<String, byte[]> others = new ConcurrentHashMap<>();
  private @Nullable Checkpoint checkpoint;

  ModuleClassLoader(ModuleClasses classes, @Nullable CachedClasses cached) {
    super(ModuleClassLoader.class.getClassLoader());
    this.classes = classes;
    this.cached = cached;
  }

  @Override
  public synchronized Checkpoint checkpoint() {
    Checkpoint known = checkpoint;
    if (known == null) {
      known = new Checkpoint();
      checkpoint = known;
    }
    return known;
  }

  /** Does not ask the parent for what it cannot have. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)) {
      return super.loadClass(name, resolve);
    }
    if (name.startsWith(CALLS)) {
      return known(name, classes.callClass(name.replace('.', '/')));
    } else if (StructClass.isName(name)) {
      return known(name, classes.types().struct(name));
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  private static Class<?> known(String name, @Nullable Class<?> shared)
      throws ClassNotFoundException {
    if (shared == null) {
      throw new ClassNotFoundException(name);
    }
    return shared;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = generate(name.replace('.', '/'));
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    Class<?> defined = defineClass(name, bytes, 0, bytes.length);
    // Only now: where a guest has used up the stack, defining the class may fail and be tried
    // again.
    others.remove(name.replace('.', '/'));
    return defined;
  }

  @Override
  protected @Nullable Object newHostEntry(HostFuncInstance function, MethodHandle target) {
    return HostEntry.of(function, target);
  }

  @Override
  protected @Nullable Object newEntry(int shape) {
    if (!classes.dispatchers().hasEntry(shape)) {
      return null;
    }
    try {
      Class<?> entry = loadClass((Names.ENTRY + shape).replace('/', '.'));
      return entry.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("BUG: the generated class of calls cannot be used", e);
    }
  }

  @Override
  protected LineNumbers lineNumbers() {
    return classes.lineNumbers();
  }

  @Override
  protected DefType type(int index) {
    return classes.types().get(index);
  }

  private byte @Nullable [] generate(String name) {
    byte[] other = others.get(name);
    if (other != null) {
      return other;
    }
    if (cached == null) {
      return generate(name, others::put);
    }
    byte[] stored = cached.find(name);
    if (stored != null) {
      return stored;
    }
    // The cache has what it came with, or had, but cannot read this any more.
    String owner = ModuleClasses.owner(name);
    Map<String, byte[]> news = new LinkedHashMap<>();
    byte[] bytes = generate(owner == null ? name : owner, news::put);
    if (bytes == null) {
      return null;
    }
    cached.add(owner == null ? name : owner, bytes, news);
    others.putAll(news);
    return owner == null ? bytes : others.get(name);
  }

  private byte @Nullable [] generate(String name, BiConsumer<String, byte[]> takeOther) {
    return FlightRecording.isInUse()
        ? FlightRecords.generate(classes, name, takeOther)
        : classes.generate(name, takeOther);
  }

  /** The names of the classes that came with others and have not been needed. */
  Iterable<String> unused() {
    return new TreeSet<>(others.keySet());
  }
}
