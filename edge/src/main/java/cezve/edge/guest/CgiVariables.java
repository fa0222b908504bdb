package cezve.edge.guest;

import cezve.wasi.Wasi;
import java.util.Locale;

/**
 * The variables that tell a CGI program of a request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3875#section-4.1">RFC 3875, section 4.1</a>
 */
final class CgiVariables {
  private CgiVariables() {}

  /** Sets them. What cannot be the value of a variable is left out. */
  static void set(Request request, Wasi.Builder program) {
    Request.Peers peers = request.peers().get();
    String mount = mount(request.route());
    String path = request.path();
    String rest = path.startsWith(mount) ? path.substring(mount.length()) : "";
    set(program, "GATEWAY_INTERFACE", "CGI/1.1");
    set(program, "SERVER_SOFTWARE", "cezve");
    set(program, "SERVER_PROTOCOL", peers.protocol());
    set(program, "SERVER_NAME", peers.host());
    set(program, "SERVER_PORT", Integer.toString(peers.port()));
    set(program, "REMOTE_ADDR", peers.client());
    set(program, "REMOTE_HOST", peers.client());
    set(program, "REQUEST_METHOD", request.method());
    set(program, "REQUEST_ID", request.id());
    set(program, "SCRIPT_NAME", mount);
    set(program, "PATH_INFO", Request.decoded(rest));
    set(program, "QUERY_STRING", request.query());
    set(program, "X_FULL_URL", "http://" + authority(peers) + request.target());
    set(program, "X_MATCHED_ROUTE", request.route());
    set(program, "X_RAW_PATH_INFO", rest);
    request
        .parameters()
        .forEach((name, value) -> set(program, "X_PARAMETER_" + variable(name), value));
    headers(request, program);
  }

  private static void headers(Request request, Wasi.Builder program) {
    String type = request.headers().get("Content-Type");
    set(program, "CONTENT_TYPE", type == null ? "" : type);
    set(program, "CONTENT_LENGTH", request.length() < 0 ? "" : Long.toString(request.length()));
    request
        .headers()
        .forEach((name, value) -> {
          String key = variable(name);
          // The name that a proxy is configured by: see httpoxy.org.
          if (!key.equals("PROXY") && !key.equals("CONTENT_TYPE")) {
            set(program, "HTTP_" + key, String.valueOf(request.headers().get(name)));
          }
        });
  }

  private static String authority(Request.Peers peers) {
    return peers.port() == 80 ? peers.host() : peers.host() + ":" + peers.port();
  }

  /** The part of a route before its first parameter or star. */
  private static String mount(String route) {
    int end = route.length();
    int star = route.indexOf("/*");
    int brace = route.indexOf("/{");
    end = star < 0 ? end : Math.min(end, star);
    end = brace < 0 ? end : Math.min(end, brace);
    return route.substring(0, end);
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static void set(Wasi.Builder program, String name, String value) {
    if (value.indexOf('\0') < 0 && name.indexOf('=') < 0) {
      program.env(name, value);
    }
  }
}
