package cezve.edge.guest;

import cezve.edge.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a CGI program writes: headers, an empty line, and the body of the response. A header {@code
 * Status} sets the status; {@code Location} without it makes it 302.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3875#section-6">RFC 3875, section 6</a>
 */
final class CgiOutput extends OutputStream {
  private static final int LONGEST_HEAD = 1 << 16;
  private static final int FOUND = 302;

  private final ResponseBuffer response;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream(256);
  private boolean atLineStart = true;
  private boolean inBody;

  CgiOutput(ResponseBuffer response) {
    this.response = response;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int end = from + length;
    while (!inBody && at < end) {
      byte b = bytes[at];
      at++;
      if (b == '\n') {
        if (atLineStart) {
          begin();
        }
        atLineStart = true;
      } else if (b != '\r') {
        atLineStart = false;
      }
      head.write(b);
      if (head.size() > LONGEST_HEAD) {
        throw malformed("its headers have more than " + LONGEST_HEAD + " bytes");
      }
    }
    if (at < end) {
      response.write(bytes, at, end - at);
    }
  }

  private void begin() {
    inBody = true;
    String text = head.toString(StandardCharsets.UTF_8);
    Headers parsed = Headers.parse(text);
    if (parsed == null || text.isBlank()) {
      throw malformed("it does not begin with headers and an empty line");
    }
    parsed.forEach(this::take);
    if (parsed.has("Location") && !parsed.has("Status")) {
      boolean _ = response.setStatus(FOUND);
    }
  }

  private void take(String name, String value) {
    if (!name.toLowerCase(Locale.ROOT).equals("status")) {
      response.headers().add(name, value);
      return;
    }
    int space = value.indexOf(' ');
    String number = space < 0 ? value : value.substring(0, space);
    int status = isStatus(number) ? Integer.parseInt(number) : 0;
    if (!response.setStatus(status)) {
      throw malformed("\"Status: " + value + "\" is none");
    }
  }

  private static boolean isStatus(String text) {
    return text.length() == 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** To be called when the program has ended. */
  void end() {
    if (!inBody) {
      throw malformed(
          head.size() == 0
              ? "it has written nothing"
              : "it does not begin with headers and an empty line");
    }
  }

  private static Ended malformed(String how) {
    return new Ended(Outcome.EXIT, "the program's output is no response: " + how);
  }
}
