package cezve.edge.testing;

import cezve.edge.document.JsonDocument;
import cezve.edge.document.Node;
import cezve.edge.document.Problems;
import cezve.edge.document.TableReader;
import cezve.edge.document.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads bodies and other values of fixtures: a text, or a table that says where they are. */
final class BodyReader {
  private static final String FORMS = "a text, { base64 = \"…\" } or { file = \"…\" }";

  private final Path directory;
  private final Problems problems;

  BodyReader(Path directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /** Bytes, or null if there are none. */
  @Nullable Content content(TableReader table, String key) {
    return switch (table.get(key)) {
      case null -> null;
      case Node.Text(var _, String text) -> new Content(text.getBytes(StandardCharsets.UTF_8));
      case Node.Table inner -> {
        TableReader reader = new TableReader(inner, Words.quote(key), problems);
        Content content = base64OrFile(reader);
        if (content == null && reader.get("base64") == null && reader.get("file") == null) {
          problems.add(inner.place(), Words.quote(key) + " must be " + FORMS);
        }
        reader.finish();
        yield content;
      }
      case Node.Row _, Node.Whole _, Node.Decimal _, Node.Truth _, Node.Other _ -> {
        table.problem(key, Words.quote(key) + " must be " + FORMS);
        yield null;
      }
    };
  }

  private @Nullable Content base64OrFile(TableReader reader) {
    Content decoded = reader.parsed("base64", "Base64", BodyReader::base64);
    Content read = reader.parsed("file", "a file that can be read", this::file);
    return decoded == null ? read : decoded;
  }

  private static @Nullable Content base64(String text) {
    try {
      return new Content(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private @Nullable Content file(String name) {
    try {
      return new Content(Files.readAllBytes(directory.resolve(name)));
    } catch (IOException | InvalidPathException _) {
      return null;
    }
  }

  /** What a value has to be; {@code false} says that it must not be there. */
  Expectation.@Nullable Value value(TableReader table, String key) {
    if (table.get(key) instanceof Node.Truth(var _, boolean isThere) && !isThere) {
      return new Expectation.Value.Absent();
    }
    Content content = content(table, key);
    return content == null ? null : new Expectation.Value.Exact(content);
  }

  /** What the body of a response has to be, or null. */
  Expectation.@Nullable Body expected(TableReader table) {
    if (!(table.get("body") instanceof Node.Table inner)) {
      Content content = content(table, "body");
      return content == null ? null : new Expectation.Body.Exact(content);
    }
    TableReader reader = new TableReader(inner, "\"body\"", problems);
    List<Expectation.Body> bodies = new ArrayList<>();
    Content content = base64OrFile(reader);
    if (content != null) {
      bodies.add(new Expectation.Body.Exact(content));
    }
    String part = reader.text("contains");
    if (part != null) {
      bodies.add(new Expectation.Body.Contains(part));
    }
    Node json = json(reader);
    if (json != null) {
      bodies.add(new Expectation.Body.Json(json));
    }
    reader.finish();
    if (inner.values().size() != 1) {
      problems.add(
          inner.place(), "\"body\" must have one of the keys base64, file, contains and json");
    }
    return bodies.size() == 1 ? bodies.getFirst() : null;
  }

  /** A value, or a text that is JSON. */
  private @Nullable Node json(TableReader reader) {
    Node node = reader.get("json");
    if (!(node instanceof Node.Text(var _, String text))) {
      return node;
    }
    Problems inside = new Problems(problems.file());
    Node parsed = JsonDocument.parse(text, inside);
    if (parsed == null) {
      reader.problem("json", "no JSON: " + inside.sorted().getFirst().message());
    }
    return parsed;
  }
}
