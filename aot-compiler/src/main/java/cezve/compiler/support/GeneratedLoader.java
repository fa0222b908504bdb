package cezve.compiler.support;

import cezve.model.type.DefType;
import cezve.runtime.HostFuncInstance;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** The class loader of a module's generated code, as far as the code asks it. */
public abstract class GeneratedLoader extends ClassLoader {
  /** A loader that asks the given one for what it does not generate. */
  protected GeneratedLoader(ClassLoader parent) {
    super(parent);
  }

  /** What the line numbers of generated methods mean. */
  protected abstract LineNumbers lineNumbers();

  /** The module's type at an index. */
  protected abstract DefType type(int index);

  /** A new object by which other modules call functions of a shape; null if they need cells. */
  protected abstract @Nullable Object newEntry(int shape);

  /** A new object by which code calls a function of the host; null if it needs cells. */
  protected abstract @Nullable Object newHostEntry(HostFuncInstance function, MethodHandle target);

  /** The type at an index of the module that a generated class belongs to. */
  public static DefType type(Class<?> generated, int index) {
    if (generated.getClassLoader() instanceof GeneratedLoader loader) {
      return loader.type(index);
    }
    throw new AssertionError("BUG: not a generated class: " + generated);
  }
}
