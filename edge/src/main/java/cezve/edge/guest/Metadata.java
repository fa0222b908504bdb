package cezve.edge.guest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a module says of itself.
 *
 * @param texts by the names {@code name}, {@code version}, {@code description}, {@code input} and
 *     {@code output}, as far as there are any
 */
public record Metadata(Map<String, String> texts) {
  private static final List<String> NAMES =
      List.of("name", "version", "description", "input", "output");
  private static final JsonFactory JSON = new JsonFactory();

  /** Reads a JSON object; null if it is none. What is not known, or no text, is left out. */
  static @Nullable Metadata parse(String json) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING && NAMES.contains(name)) {
          texts.put(name, parser.getText());
        } else {
          JsonParser _ = parser.skipChildren();
        }
      }
      return parser.nextToken() == null ? new Metadata(texts) : null;
    } catch (IOException _) {
      return null;
    }
  }
}
