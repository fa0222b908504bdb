package cezve.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON; whatever is no JSON is an {@link IOException}. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  /** One value as maps, lists, strings, numbers, booleans and null. */
  static @Nullable Object parse(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Object value = value(parser);
      assertNull(parser.nextToken(), "text behind the value");
      return value;
    }
  }

  /** One value, which must be an object. */
  @SuppressWarnings("unchecked") // The cast that a test wants: a wrong shape fails it.
  static Map<String, Object> object(String text) throws IOException {
    return requireNonNull((Map<String, Object>) parse(text));
  }

  /** The objects of an array in an object. */
  @SuppressWarnings("unchecked") // As above.
  static List<Map<String, Object>> objects(Map<String, Object> object, String name) {
    return requireNonNull((List<Map<String, Object>>) object.get(name));
  }

  /** The object in an object. */
  @SuppressWarnings("unchecked") // As above.
  static Map<String, Object> object(Map<String, Object> object, String name) {
    return requireNonNull((Map<String, Object>) object.get(name));
  }

  /** A number in an object. */
  static int number(Map<String, Object> object, String name) {
    return requireNonNull((Number) object.get(name)).intValue();
  }

  /** The same value with line breaks and indentation. */
  static String pretty(String text) throws IOException {
    StringWriter out = new StringWriter();
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try (JsonParser parser = FACTORY.createParser(text);
        JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.setPrettyPrinter(printer);
      parser.nextToken();
      generator.copyCurrentStructure(parser);
    }
    return out + "\n";
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        object.put(name, value(parser));
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> array = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value(parser));
      }
      return array;
    }
    if (token.isNumeric()) {
      return parser.getNumberValue();
    }
    if (token.isBoolean()) {
      return parser.getBooleanValue();
    }
    return token == JsonToken.VALUE_NULL ? null : parser.getText();
  }
}
