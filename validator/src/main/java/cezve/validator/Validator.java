package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * Validates modules.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/index.html">Validation</a>
 */
public final class Validator {
  private Validator() {}

  /**
   * Validates a module. If there is much code, the common pool helps.
   *
   * @param features the features that the module may use
   * @throws cezve.model.error.MalformedException if a body is not in the format; bodies may be
   *     decoded here for the first time
   * @throws InvalidException if a rule is broken: the same one each time, in the first function
   *     that breaks any
   */
  public static ValidModule validate(Module module, Set<Feature> features) {
    return validate(module, features, new CommonPool());
  }

  /**
   * Validates a module as {@link #validate(Module, Set)} does.
   *
   * @param helpers what runs tasks if there is much code; the calling thread works as well, and
   *     goes on alone if no task is ever run
   */
  public static ValidModule validate(Module module, Set<Feature> features, Executor helpers) {
    try {
      ModuleRules rules = new ModuleRules(module, new Features(features));
      ValidModule valid = rules.check();
      new Bodies(rules.context()).validate(helpers);
      return valid;
    } catch (InvalidException e) {
      Decoding.finish(module);
      throw e;
    }
  }

  /**
   * Makes a valid module of one whose bodies need not be looked at: the same one, with the same
   * features, was found valid before, and whoever says so has kept it where nobody else can write.
   *
   * @param used the features that it was found to use
   * @throws InvalidException if a rule is broken outside of the bodies
   */
  public static ValidModule revalidate(Module module, Set<Feature> features, Set<Feature> used) {
    Features known = new Features(features);
    known.use(used);
    return new ModuleRules(module, known).check();
  }

  /** The common pool, which does not exist yet while nobody has asked for it. */
  private static final class CommonPool implements Executor {
    @Override
    public void execute(Runnable task) {
      ForkJoinPool.commonPool().execute(task);
    }
  }
}
