package cezve.compiler;

import cezve.runtime.CodeVariant;
import cezve.validator.ValidModule;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of a module for those who want to see them: generated as {@link Compiler} does, but
 * all of them, and without being loaded. They come in groups, each of which is generated anew
 * whenever it is asked for, by any number of threads.
 */
public final class GeneratedModule {
  private final ModuleClasses classes;
  private final List<String> names;

  /** The classes of a module. */
  public GeneratedModule(ValidModule module, CompilerOptions options) {
    this.classes = new ModuleClasses(module, new TailCalls(module), CodeVariant.PLAIN, options);
    this.names = classes.names();
  }

  /** The number of groups. */
  public int groups() {
    return names.size();
  }

  /** The internal name of the class from which a group has its name. */
  public String name(int group) {
    return names.get(group);
  }

  /** A class, followed by those that were generated because of it. */
  public List<GeneratedClass> group(int group) {
    List<GeneratedClass> others = new ArrayList<>();
    String name = names.get(group);
    byte[] bytes =
        classes.generate(name, (other, code) -> others.add(new GeneratedClass(other, code)));
    if (bytes == null) {
      throw new AssertionError("BUG: there is no class " + name);
    }
    others.addFirst(new GeneratedClass(name, bytes));
    return others;
  }
}
