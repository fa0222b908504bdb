package cezve.text.script;

import cezve.model.error.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a script. Names of modules and instances are identifiers, written without their {@code
 * $} here; where one is null, the most recent module or instance is meant.
 */
public sealed interface Command
    permits Command.Define,
        Command.Instantiate,
        Command.DefineAndInstantiate,
        Command.Register,
        Command.SpawnThread,
        Command.Wait,
        Action,
        Assertion {

  /** Where its opening parenthesis stands. */
  Position.Text position();

  /** The word by which the script calls it, such as {@code assert_return}. */
  default String keyword() {
    return switch (this) {
      case Define _, Instantiate _, DefineAndInstantiate _ -> "module";
      case Register _ -> "register";
      case SpawnThread _ -> "thread";
      case Wait _ -> "wait";
      case Action.Invoke _ -> "invoke";
      case Action.Get _ -> "get";
      case Assertion.Return _ -> "assert_return";
      case Assertion.Trap _, Assertion.InstantiationTrap _ -> "assert_trap";
      case Assertion.Exhaustion _ -> "assert_exhaustion";
      case Assertion.Throws _ -> "assert_exception";
      case Assertion.Suspension _ -> "assert_suspension";
      case Assertion.Malformed _ -> "assert_malformed";
      case Assertion.Invalid _ -> "assert_invalid";
      case Assertion.MalformedCustom _ -> "assert_malformed_custom";
      case Assertion.InvalidCustom _ -> "assert_invalid_custom";
      case Assertion.Unlinkable _ -> "assert_unlinkable";
    };
  }

  /** {@code (module definition …)}: a module that is not instantiated yet. */
  record Define(Position.Text position, @Nullable String module, ModuleSource source)
      implements Command {}

  /** {@code (module instance …)}: a further instance of a module. */
  record Instantiate(Position.Text position, @Nullable String instance, @Nullable String module)
      implements Command {}

  /** {@code (module …)}: a module, and an instance of the same name. */
  record DefineAndInstantiate(Position.Text position, @Nullable String name, ModuleSource source)
      implements Command {}

  /** {@code (register …)}: lets modules import from an instance. */
  record Register(Position.Text position, String as, @Nullable String instance)
      implements Command {}

  /**
   * {@code (thread …)}: runs commands on a thread of their own, which knows nothing but the
   * instances that are shared with it.
   */
  record SpawnThread(
      Position.Text position, @Nullable String name, List<String> shared, List<Command> commands)
      implements Command {
    public SpawnThread {
      shared = List.copyOf(shared);
      commands = List.copyOf(commands);
    }
  }

  /** {@code (wait …)}: goes on when a thread has ended. */
  record Wait(Position.Text position, @Nullable String thread) implements Command {}
}
