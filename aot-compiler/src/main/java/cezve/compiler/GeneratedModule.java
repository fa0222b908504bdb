package cezve.compiler;

import cezve.runtime.CodeVariant;
import cezve.validator.ValidModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /**
   * What {@link cezve.runtime.cache.CodeStore} calls the pieces that an engine with the same
   * options looks for.
   */
  public Map<String, byte[]> pieces(int group) {
    Map<String, byte[]> pieces = new LinkedHashMap<>();
    for (GeneratedClass each : group(group)) {
      pieces.put(CachedClasses.piece(CodeVariant.PLAIN, each.name()), each.bytes());
    }
    return pieces;
  }

  /** What such a store knows of the module as a whole. */
  public byte[] facts() {
    return ModuleFacts.of(classes.module()).write();
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
