package cezve.text.script;

import cezve.model.error.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim about what happens. Where a text is expected of an error, the error's own text has to
 * start with it.
 */
public sealed interface Assertion extends Command {

  /** The action returns results that fit the patterns. */
  record Return(Position.Text position, Action action, List<ResultPattern> results)
      implements Assertion {
    public Return {
      results = List.copyOf(results);
    }
  }

  /** The action traps. */
  record Trap(Position.Text position, Action action, String text) implements Assertion {}

  /** The instantiation traps. */
  record InstantiationTrap(Position.Text position, InstanceSource instance, String text)
      implements Assertion {}

  /** The action exhausts a resource. */
  record Exhaustion(Position.Text position, Action action, String text) implements Assertion {}

  /** The action throws an exception that nobody catches. */
  record Throws(Position.Text position, Action action) implements Assertion {}

  /** The action suspends, with a tag that nobody handles. */
  record Suspension(Position.Text position, Action action, String text) implements Assertion {}

  /** The module is not in its format. */
  record Malformed(Position.Text position, ModuleSource module, String text) implements Assertion {}

  /** The module breaks a rule of validation. */
  record Invalid(Position.Text position, ModuleSource module, String text) implements Assertion {}

  /** An annotation or custom section of the module is not in its format. */
  record MalformedCustom(Position.Text position, ModuleSource module, String text)
      implements Assertion {}

  /** An annotation or custom section of the module breaks one of its own rules. */
  record InvalidCustom(Position.Text position, ModuleSource module, String text)
      implements Assertion {}

  /** The module's imports are not satisfied. */
  record Unlinkable(Position.Text position, InstanceSource instance, String text)
      implements Assertion {}

  /** What an assertion tries to instantiate. */
  sealed interface InstanceSource {

    /** A module given on the spot. */
    record Inline(ModuleSource module) implements InstanceSource {}

    /** {@code (module instance …)}: a module defined before; null means the most recent one. */
    record Defined(@Nullable String module) implements InstanceSource {}
  }
}
