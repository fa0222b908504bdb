package cezve.edge.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads JSON. */
public final class JsonDocument {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonDocument() {}

  /** The value that a text is; null if it is none, which is a problem. */
  public static @Nullable Node parse(String text, Problems problems) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        problems.add(Place.START, "there is nothing in it");
        return null;
      }
      Node node = value(parser, first, place(parser.currentTokenLocation()));
      if (parser.nextToken() != null) {
        problems.add(place(parser.currentTokenLocation()), "something follows the value");
        return null;
      }
      return node;
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      problems.add(
          location == null ? Place.START : place(location),
          String.valueOf(e.getOriginalMessage()));
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Place place(JsonLocation location) {
    return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private static Node value(JsonParser parser, JsonToken token, Place place) throws IOException {
    return switch (token) {
      case START_OBJECT -> table(parser, place);
      case START_ARRAY -> row(parser, place);
      case VALUE_STRING -> new Node.Text(place, parser.getText());
      case VALUE_NUMBER_INT -> whole(parser, place);
      case VALUE_NUMBER_FLOAT -> new Node.Decimal(place, parser.getDecimalValue());
      case VALUE_TRUE, VALUE_FALSE -> new Node.Truth(place, parser.getBooleanValue());
      case VALUE_NULL -> new Node.Other(place, "null");
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new AssertionError("BUG: the parser gives " + token + " for a value");
    };
  }

  private static Node whole(JsonParser parser, Place place) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> new Node.Whole(place, parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
          new Node.Decimal(place, parser.getDecimalValue());
    };
  }

  private static Node table(JsonParser parser, Place place) throws IOException {
    SequencedMap<String, Node> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Place key = place(parser.currentTokenLocation());
      String name = parser.currentName();
      values.put(name, value(parser, parser.nextToken(), key));
    }
    return new Node.Table(place, values);
  }

  private static Node row(JsonParser parser, Place place) throws IOException {
    List<Node> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      values.add(value(parser, token, place(parser.currentTokenLocation())));
    }
    return new Node.Row(place, values);
  }
}
