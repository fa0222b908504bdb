package cezve.script;

import cezve.model.error.WasmException;
import cezve.runtime.LoadedModule;
import cezve.text.script.Action;
import cezve.text.script.Assertion;
import cezve.text.script.Assertion.InstanceSource;
import cezve.text.script.ModuleSource;
import cezve.text.script.ResultPattern;
import cezve.validator.CustomSections;
import java.util.List;

/** Checks what scripts claim. */
final class Assertions {
  private static final String ANY_TEXT = "";

  private final Session session;
  private final FrontEnd frontEnd;

  /** Something that is expected to go wrong. */
  @FunctionalInterface
  private interface Attempt {
    /** Does it; what came of it, for the message that says it went well. */
    String run() throws CommandFailure;
  }

  Assertions(Session session, FrontEnd frontEnd) {
    this.session = session;
    this.frontEnd = frontEnd;
  }

  void check(Assertion assertion) throws CommandFailure {
    switch (assertion) {
      case Assertion.Return(_, Action action, List<ResultPattern> expected) ->
          checkResults(session.perform(action), expected);
      case Assertion.Trap(_, Action action, String text) ->
          expect(ErrorKind.TRAP, text, () -> attempt(action));
      case Assertion.InstantiationTrap(_, InstanceSource instance, String text) ->
          expect(ErrorKind.TRAP, text, () -> attempt(instance));
      case Assertion.Exhaustion(_, Action action, String text) ->
          expect(ErrorKind.EXHAUSTION, text, () -> attempt(action));
      case Assertion.Throws(_, Action action) ->
          expect(ErrorKind.EXCEPTION, ANY_TEXT, () -> attempt(action));
      case Assertion.Suspension _ ->
          throw new CommandFailure(
              "suspensions need the proposal stack switching, which is not here");
      case Assertion.Malformed(_, ModuleSource module, String text) ->
          expect(ErrorKind.MALFORMED, text, () -> attemptToRead(module));
      case Assertion.MalformedCustom(_, ModuleSource module, String text) ->
          expect(ErrorKind.MALFORMED, text, () -> attemptToRead(module));
      case Assertion.Invalid(_, ModuleSource module, String text) ->
          expect(ErrorKind.INVALID, text, () -> attemptToValidate(module));
      case Assertion.InvalidCustom(_, ModuleSource module, String text) ->
          expect(ErrorKind.INVALID, text, () -> attemptToValidateCustoms(module));
      case Assertion.Unlinkable(_, InstanceSource instance, String text) ->
          expect(ErrorKind.UNLINKABLE, text, () -> attempt(instance));
    }
  }

  private static void checkResults(List<Result> results, List<ResultPattern> expected)
      throws CommandFailure {
    if (!Patterns.match(results, expected)) {
      throw new CommandFailure(
          "expected "
              + ValueText.ofPatterns(expected)
              + " but got "
              + ValueText.of(results, expected));
    }
  }

  private String attempt(Action action) throws CommandFailure {
    return "returned " + ValueText.of(session.perform(action));
  }

  private String attempt(InstanceSource source) throws CommandFailure {
    LoadedModule module =
        switch (source) {
          case InstanceSource.Inline(ModuleSource inline) -> frontEnd.load(inline);
          case InstanceSource.Defined(String name) -> session.module(name);
        };
    session.instantiate(module);
    return "was instantiated";
  }

  private String attemptToRead(ModuleSource module) {
    frontEnd.read(module);
    return "is well-formed";
  }

  private String attemptToValidate(ModuleSource module) {
    frontEnd.validate(frontEnd.read(module));
    return "is valid";
  }

  private String attemptToValidateCustoms(ModuleSource module) {
    CustomSections.validate(frontEnd.validate(frontEnd.read(module)).module());
    return "has valid custom sections";
  }

  private static void expect(ErrorKind kind, String text, Attempt attempt) throws CommandFailure {
    String expected = text.isEmpty() ? kind.toString() : kind + " \"" + text + "\"";
    String outcome;
    try {
      outcome = attempt.run();
    } catch (WasmException error) {
      if (ErrorKind.of(error) == kind && ErrorKind.text(error).startsWith(text)) {
        return;
      }
      throw new CommandFailure(
          "expected " + expected + " but got " + CommandFailure.describe(error));
    }
    throw new CommandFailure("expected " + expected + " but it " + outcome);
  }
}
