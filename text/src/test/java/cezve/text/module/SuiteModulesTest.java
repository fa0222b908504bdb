package cezve.text.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.model.module.Module;
import cezve.model.testing.SharedFiles;
import cezve.text.ModuleParser;
import cezve.text.RoundTrip;
import cezve.text.Source;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every module of the official suite's scripts that is written as text, and what the printer makes
 * of it.
 */
class SuiteModulesTest {
  /** How a command of a script ends, if its module is not to be parsed. */
  private final List<String> failures = new ArrayList<>();

  private int parsed;
  private int rejected;

  @Test
  void modulesAreParsedOrRejectedAsTheSuiteSays() throws IOException {
    for (Path file : SharedFiles.files("spec", ".wast")) {
      script(Source.of(file.getFileName().toString(), Files.readAllBytes(file)));
    }
    assertEquals(List.of(), failures);
    assertTrue(parsed > 5_000, () -> parsed + " modules");
    assertTrue(rejected > 1_000, () -> rejected + " malformed modules");
  }

  private void script(Source source) {
    TokenCursor in = TokenCursor.of(source);
    if (!source.contents().equals(cezve.model.module.Bytes.EMPTY) && !isScript(in)) {
      module(in, null, () -> ModuleReader.bare(in));
      return;
    }
    while (!in.atEnd()) {
      String position = in.position().toString();
      in.open("a command");
      String command = in.keyword("a command");
      int token = in.index();
      if (command.equals("module")) {
        form(in, position, null);
      } else if (in.skipOpening("module")) {
        int inner = in.index();
        in.leaveForm();
        String text = in.at(TokenKind.STRING) ? in.name() : "";
        in.moveTo(inner);
        form(in, position, command.startsWith("assert_malformed") ? text : null);
      }
      in.moveTo(token);
      in.leaveForm();
    }
  }

  private static boolean isScript(TokenCursor in) {
    int token = in.index();
    in.open("a form");
    String keyword = in.keyword("a keyword");
    in.moveTo(token);
    return FieldKind.of(keyword) == null;
  }

  private void form(TokenCursor in, String position, @Nullable String malformed) {
    in.skipKeyword("definition");
    String id = in.identifier();
    if (in.atKeyword("binary") || in.atKeyword("instance")) {
      return;
    }
    if (in.skipKeyword("quote")) {
      byte[] text = in.strings().toArray();
      module(in, malformed, () -> ModuleParser.parse(Source.of(position, text)));
    } else {
      module(in, malformed, () -> ModuleReader.fields(in, id));
    }
  }

  private void module(TokenCursor in, @Nullable String malformed, Supplier<Module> parser) {
    String place = in.position().toString();
    try {
      Module module = parser.get();
      RoundTrip.check(module);
      parsed++;
      // The suite of threads is older than version 3.0, which says that these are invalid.
      if (malformed != null && !malformed.equals("i32 constant out of range")) {
        failures.add(place + ": expected " + malformed);
      }
    } catch (MalformedException e) {
      rejected++;
      if (malformed == null || !e.problem().startsWith(malformed)) {
        failures.add(
            place + ": " + e.getMessage() + (malformed == null ? "" : ", expected " + malformed));
      }
    }
  }
}
