package cezve.decoder;

import cezve.model.module.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Takes the binary modules out of the suite's scripts; all other commands are passed over. */
final class WastModules {
  private WastModules() {}

  /**
   * A binary module of a script.
   *
   * @param line where its command starts
   * @param malformed the text that an error must start with, if the module is malformed
   */
  record Case(Path file, int line, Bytes bytes, Optional<String> malformed) {
    @Override
    public String toString() {
      return file.getFileName() + ":" + line;
    }
  }

  private sealed interface Form {}

  private record Atom(String text) implements Form {}

  private record Str(Bytes bytes) implements Form {
    String text() {
      return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }
  }

  private record Group(int line, List<Form> forms) implements Form {
    boolean startsWith(String word) {
      return !forms.isEmpty() && forms.getFirst().equals(new Atom(word));
    }
  }

  static List<Case> of(Path file) {
    List<Case> cases = new ArrayList<>();
    try {
      for (Form form : new Parser(Files.readAllBytes(file)).script()) {
        if (form instanceof Group command) {
          add(file, command, cases);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private static void add(Path file, Group command, List<Case> cases) {
    Group module = command;
    Optional<String> malformed = Optional.empty();
    if (!command.startsWith("module")) {
      if (command.forms().size() < 2 || !(command.forms().get(1) instanceof Group inner)) {
        return;
      }
      module = inner;
      if (command.startsWith("assert_malformed") && command.forms().get(2) instanceof Str text) {
        malformed = Optional.of(text.text());
      }
    }
    if (module.startsWith("module") && module.forms().contains(new Atom("binary"))) {
      cases.add(new Case(file, command.line(), bytes(module), malformed));
    }
  }

  private static Bytes bytes(Group module) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Form form : module.forms()) {
      if (form instanceof Str string) {
        bytes.writeBytes(string.bytes().toArray());
      }
    }
    return Bytes.of(bytes.toByteArray());
  }

  private static final class Parser {
    private final byte[] text;
    private int at;
    private int line = 1;

    Parser(byte[] text) {
      this.text = text;
    }

    List<Form> script() {
      Deque<Group> open = new ArrayDeque<>();
      open.push(new Group(0, new ArrayList<>()));
      while (at < text.length) {
        int c = text[at++];
        switch (c) {
          case '\n' -> line++;
          case ' ', '\t', '\r' -> {}
          case '(' -> {
            if (text[at] == ';') {
              blockComment();
            } else {
              open.push(new Group(line, new ArrayList<>()));
            }
          }
          case ')' -> {
            Group closed = open.pop();
            open.element().forms().add(closed);
          }
          case '"' -> open.element().forms().add(string());
          case ';' -> lineComment();
          default -> open.element().forms().add(atom());
        }
      }
      return open.pop().forms();
    }

    private void lineComment() {
      while (at < text.length && text[at] != '\n') {
        at++;
      }
    }

    private void blockComment() {
      int depth = 1;
      for (at++; depth > 0; at++) {
        if (text[at] == '(' && text[at + 1] == ';') {
          depth++;
          at++;
        } else if (text[at] == ';' && text[at + 1] == ')') {
          depth--;
          at++;
        } else if (text[at] == '\n') {
          line++;
        }
      }
    }

    private Atom atom() {
      int start = at - 1;
      while (at < text.length && " \t\r\n()\";".indexOf(text[at]) < 0) {
        at++;
      }
      return new Atom(new String(text, start, at - start, StandardCharsets.UTF_8));
    }

    private Str string() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int c = text[at++]; c != '"'; c = text[at++]) {
        bytes.write(c == '\\' ? escaped() : c);
      }
      return new Str(Bytes.of(bytes.toByteArray()));
    }

    private int escaped() {
      int c = text[at++];
      return switch (c) {
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case '"', '\'', '\\' -> c;
        // The code point itself matters in the text format only, where no binary module is.
        case 'u' -> {
          while (text[at++] != '}') {}
          yield '?';
        }
        default -> HexFormat.fromHexDigit(c) << 4 | HexFormat.fromHexDigit(text[at++]);
      };
    }
  }
}
