package cezve.compiler;

import cezve.compiler.support.Checkpoint;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Generates the classes of a module when the JVM asks for them. */
final class ModuleClassLoader extends ClassLoader implements Checkpoint.Owner {
  static {
    registerAsParallelCapable();
  }

  private static final String PACKAGE = Names.GENERATED.replace('/', '.');

  private final ModuleClasses classes;
  private final Map<String, byte[]> others = new ConcurrentHashMap<>();
  private @Nullable Checkpoint checkpoint;

  ModuleClassLoader(ModuleClasses classes) {
    super(ModuleClassLoader.class.getClassLoader());
    this.classes = classes;
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
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = generate(name.replace('.', '/'));
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte @Nullable [] generate(String name) {
    byte[] other = others.remove(name);
    if (other != null) {
      return other;
    }
    return FlightRecords.areWanted()
        ? FlightRecords.generate(classes, name, others::put)
        : classes.generate(name, others::put);
  }

  /** The names of the classes that came with others and have not been needed. */
  Iterable<String> unused() {
    return new TreeSet<>(others.keySet());
  }
}
