package cezve.compiler;

import cezve.compiler.support.GeneratedLoader;
import cezve.model.type.DefType;
import cezve.runtime.StructClass;
import cezve.validator.ValidModule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Generates the classes of a module when the JVM asks for them. */
final class ModuleClassLoader extends GeneratedLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String PACKAGE = Names.GENERATED.replace('/', '.');

  private final ValidModule module;
  private final Dispatchers dispatchers;
  private final FunctionClasses functions;
  private final Map<String, byte[]> others = new ConcurrentHashMap<>();

  ModuleClassLoader(ValidModule module, Dispatchers dispatchers, FunctionClasses functions) {
    super(ModuleClassLoader.class.getClassLoader());
    this.module = module;
    this.dispatchers = dispatchers;
    this.functions = functions;
  }

  /** Does not ask the parent for what it cannot have. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)) {
      return super.loadClass(name, resolve);
    }
    if (StructClass.isName(name)) {
      Class<?> struct = dispatchers.types().struct(name);
      if (struct == null) {
        throw new ClassNotFoundException(name);
      }
      return struct;
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

  @Override
  protected DefType type(int index) {
    return module.types().get(index);
  }

  private byte @Nullable [] generate(String name) {
    if (name.equals(Names.INSTANCE)) {
      return InstanceClass.generate(module, dispatchers);
    } else if (name.startsWith(Names.TYPES)) {
      return dispatchers.types().generate(number(name, Names.TYPES));
    } else if (name.startsWith(Names.DISPATCH)) {
      return dispatchers.generate(number(name, Names.DISPATCH));
    } else if (name.startsWith(Names.FUNCTIONS)) {
      return functions.generate(number(name, Names.FUNCTIONS), dispatchers, others::put);
    }
    return others.remove(name);
  }

  private static int number(String name, String prefix) {
    return Integer.parseInt(name.substring(prefix.length()));
  }
}
