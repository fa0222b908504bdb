package cezve.edge.monitor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON in memory. What could confuse a terminal or change the order of what one reads is
 * escaped: control characters and marks for the direction of text. For one thread.
 */
final class JsonText {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendInstant(6)
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().characterEscapes(new Escapes()).build();

  private final CharArrayWriter text = new CharArrayWriter();
  private final JsonGenerator generator;

  JsonText() {
    try {
      generator = FACTORY.createGenerator(text);
      generator.setRootValueSeparator(null);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** Something that writes JSON. */
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /** An object. */
  byte[] object(Body body) {
    try {
      text.reset();
      generator.writeStartObject();
      body.write(generator);
      generator.writeEndObject();
      generator.flush();
      return text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private static UncheckedIOException impossible(IOException e) {
    return new UncheckedIOException("BUG: memory cannot fail", e);
  }

  static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  /** A time as of RFC 3339. */
  static void time(JsonGenerator json, String name, Instant time) throws IOException {
    json.writeStringField(name, TIME.format(time));
  }

  /** Milliseconds to three decimals. */
  static void milliseconds(JsonGenerator json, String name, Duration duration) throws IOException {
    json.writeNumberField(name, milliseconds(duration.toNanos()));
  }

  static double milliseconds(long nanos) {
    return Math.rint(nanos / 1e3) / 1e3;
  }

  /** The word for a constant of an enumeration. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final char DELETE = 0x7f;

    private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

    Escapes() {
      ascii[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return isInvisible(character)
          ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character))
          : null;
    }

    private static boolean isInvisible(int character) {
      return (character >= DELETE && character < 0xa0)
          || (character >= 0x200b && character <= 0x200f)
          || (character >= 0x2028 && character <= 0x202e)
          || (character >= 0x2060 && character <= 0x206f)
          || character == 0x061c
          || character == 0xfeff;
    }
  }
}
