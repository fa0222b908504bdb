package cezve.script;

import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.runtime.Engine;
import cezve.runtime.Interruption;
import cezve.text.script.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Executes scripts on an engine. The runner has no state and may be used by several threads. */
public final class ScriptRunner {
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);

  private final FrontEnd frontEnd;
  private final Consumer<String> printed;
  private final Duration limit;
  private final @Nullable Interruption interruption;

  private ScriptRunner(
      FrontEnd frontEnd,
      Consumer<String> printed,
      Duration limit,
      @Nullable Interruption interruption) {
    this.frontEnd = frontEnd;
    this.printed = printed;
    this.limit = limit;
    this.interruption = interruption;
  }

  private ScriptRunner withFrontEnd(FrontEnd frontEnd) {
    return new ScriptRunner(frontEnd, printed, limit, interruption);
  }

  /** A runner that allows {@linkplain Feature#standard() standard} features and prints nothing. */
  public static ScriptRunner of(Engine engine) {
    return new ScriptRunner(
        new FrontEnd(engine, Feature.standard(), UnaryOperator.identity()),
        _ -> {},
        DEFAULT_LIMIT,
        null);
  }

  /** A runner that allows these features. */
  public ScriptRunner withFeatures(Set<Feature> features) {
    return withFrontEnd(new FrontEnd(frontEnd.engine(), features, frontEnd.preparation()));
  }

  /**
   * A runner that does something to each well-formed module before it is validated, such as sending
   * it through another format.
   */
  public ScriptRunner withPreparation(UnaryOperator<Module> preparation) {
    return withFrontEnd(new FrontEnd(frontEnd.engine(), frontEnd.features(), preparation));
  }

  /** A runner that hands on each line that the functions of {@code spectest} print. */
  public ScriptRunner withOutput(Consumer<String> printed) {
    return new ScriptRunner(frontEnd, printed, limit, interruption);
  }

  /** A runner that gives each script this long. */
  public ScriptRunner withLimit(Duration limit) {
    return new ScriptRunner(frontEnd, printed, limit, interruption);
  }

  /** A runner whose guests are stopped by an interruption; by none for null. */
  public ScriptRunner withInterruption(@Nullable Interruption interruption) {
    return new ScriptRunner(frontEnd, printed, limit, interruption);
  }

  @Nullable Interruption interruption() {
    return interruption;
  }

  FrontEnd frontEnd() {
    return frontEnd;
  }

  Consumer<String> printed() {
    return printed;
  }

  /**
   * Executes a script to its end.
   *
   * @return one outcome for each command, in the script's order; a thread's commands follow the
   *     command that starts it
   */
  public List<Outcome> run(Script script) {
    return run(script, LineRange.ALL);
  }

  /** Executes a script as far as a range of lines asks for it; the outcomes are of that range. */
  public List<Outcome> run(Script script, LineRange lines) {
    Task task =
        Task.start(lines.upToEnd(script).commands(), new Session(this), new Deadline(limit));
    task.await();
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome outcome : task.outcomes()) {
      if (lines.contains(outcome.command())) {
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }
}
