package cezve.text.script;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.module.Bytes;
import cezve.text.Source;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import cezve.text.module.ModuleReader;
import cezve.text.script.Assertion.InstanceSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses scripts.
 *
 * <p>Modules in the text format are parsed with the script, wherever they stand: one that is
 * malformed makes the script malformed. What is given as {@code binary} or {@code quote} may be
 * malformed; that is for whoever executes the script to find out.
 */
public final class ScriptParser {
  /** How deep threads may be nested in threads, and alternatives in alternatives. */
  static final int NESTING = 50;

  private static final String COMMAND = "a command";

  private final TokenCursor in;
  private final ValueParser values;

  private ScriptParser(TokenCursor in) {
    this.in = in;
    this.values = new ValueParser(in);
  }

  /**
   * Parses a script, or the fields of a single module without anything around them.
   *
   * @throws MalformedException with the line and column of the problem
   */
  public static Script parse(Source source) {
    TokenCursor in = TokenCursor.of(source);
    if (ModuleReader.atField(in)) {
      Position.Text position = in.position();
      ModuleSource module = new ModuleSource.Text(position, ModuleReader.bare(in));
      return new Script(List.of(new Command.DefineAndInstantiate(position, null, module)));
    }
    List<Command> commands = new ScriptParser(in).commands(0);
    if (!in.atEnd()) {
      throw in.unexpected(COMMAND);
    }
    return new Script(commands);
  }

  private List<Command> commands(int depth) {
    List<Command> commands = new ArrayList<>();
    while (in.at(TokenKind.LEFT_PAREN)) {
      commands.add(command(depth));
    }
    return commands;
  }

  private Command command(int depth) {
    if (in.atForm("module")) {
      return moduleCommand();
    }
    Position.Text position = in.position();
    in.open(COMMAND);
    int start = in.index();
    Command command =
        switch (in.keyword(COMMAND)) {
          case "register" -> new Command.Register(position, in.name(), in.identifier());
          case "thread" -> thread(position, depth);
          case "wait" -> new Command.Wait(position, in.identifier());
          case "invoke" -> invoke(position);
          case "get" -> get(position);
          case "assert_return" -> new Assertion.Return(position, action(), values.patterns());
          case "assert_trap" -> trap(position);
          case "assert_exhaustion" -> new Assertion.Exhaustion(position, action(), text());
          case "assert_exception" -> new Assertion.Throws(position, action());
          case "assert_suspension" -> new Assertion.Suspension(position, action(), text());
          case "assert_malformed" -> new Assertion.Malformed(position, module(), text());
          case "assert_invalid" -> new Assertion.Invalid(position, module(), text());
          case "assert_malformed_custom" ->
              new Assertion.MalformedCustom(position, module(), text());
          case "assert_invalid_custom" -> new Assertion.InvalidCustom(position, module(), text());
          case "assert_unlinkable" -> new Assertion.Unlinkable(position, instance(), text());
          default -> {
            in.moveTo(start);
            throw in.unexpected(COMMAND);
          }
        };
    in.close();
    return command;
  }

  private Command moduleCommand() {
    Position.Text position = in.position();
    if (atModule("instance")) {
      in.skipOpening("module");
      in.skipKeyword("instance");
      String first = in.identifier();
      String second = in.identifier();
      in.close();
      return second == null
          ? new Command.Instantiate(position, null, first)
          : new Command.Instantiate(position, first, second);
    }
    boolean definition = atModule("definition");
    NamedModule module = namedModule();
    return definition
        ? new Command.Define(position, module.name(), module.source())
        : new Command.DefineAndInstantiate(position, module.name(), module.source());
  }

  /** Whether a module comes next whose first word is this one. */
  private boolean atModule(String word) {
    TokenCursor ahead = in.copy();
    return ahead.skipOpening("module") && ahead.atKeyword(word);
  }

  private record NamedModule(@Nullable String name, ModuleSource source) {}

  private ModuleSource module() {
    return namedModule().source();
  }

  private NamedModule namedModule() {
    Position.Text position = in.position();
    if (!in.skipOpening("module")) {
      throw in.unexpected("a module");
    }
    in.skipKeyword("definition");
    String name = in.identifier();
    if (in.skipKeyword("binary")) {
      return new NamedModule(name, new ModuleSource.Binary(position, stringsAndClose()));
    }
    if (in.skipKeyword("quote")) {
      return new NamedModule(name, new ModuleSource.Quote(position, stringsAndClose()));
    }
    return new NamedModule(name, new ModuleSource.Text(position, ModuleReader.fields(in, name)));
  }

  private Bytes stringsAndClose() {
    Bytes bytes = in.strings();
    in.close();
    return bytes;
  }

  private InstanceSource instance() {
    if (!atModule("instance")) {
      return new InstanceSource.Inline(module());
    }
    in.skipOpening("module");
    in.skipKeyword("instance");
    String name = in.identifier();
    in.close();
    return new InstanceSource.Defined(name);
  }

  private Command trap(Position.Text position) {
    return in.atForm("module")
        ? new Assertion.InstantiationTrap(position, instance(), text())
        : new Assertion.Trap(position, action(), text());
  }

  private Action action() {
    Position.Text position = in.position();
    Action action;
    if (in.skipOpening("invoke")) {
      action = invoke(position);
    } else if (in.skipOpening("get")) {
      action = get(position);
    } else {
      throw in.unexpected("an action");
    }
    in.close();
    return action;
  }

  private Action invoke(Position.Text position) {
    return new Action.Invoke(position, in.identifier(), in.name(), values.literals());
  }

  private Action get(Position.Text position) {
    return new Action.Get(position, in.identifier(), in.name());
  }

  /** The text that an error is expected to have. */
  private String text() {
    return new String(in.string(), StandardCharsets.UTF_8);
  }

  private Command thread(Position.Text position, int depth) {
    if (depth == NESTING) {
      throw in.error("threads are nested too deeply");
    }
    String name = in.identifier();
    List<String> shared = new ArrayList<>();
    while (in.skipOpening("shared")) {
      if (!in.skipOpening("module")) {
        throw in.unexpected("a module");
      }
      String module = in.identifier();
      if (module == null) {
        throw in.unexpected("an identifier");
      }
      shared.add(module);
      in.close();
      in.close();
    }
    return new Command.SpawnThread(position, name, shared, commands(depth + 1));
  }
}
