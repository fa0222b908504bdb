// An anonymous proxy: /proxy?url=… answers with what is there. Neither side learns of the other what it need not know: of the
// client's headers only those below are sent, of the server's only those below come back; no cookies, no tags, no names of browsers.

#include "cezve.h"

CEZVE_METADATA("proxy", "1.0.0", "Fetches ?url= without telling either side of the other", "", "*/*")

static const char *const SENT[] = {"Accept", "Range"};
static const char *const RETURNED[] = {"Content-Type", "Content-Encoding", "Content-Language", "Content-Range", "Accept-Ranges", "Last-Modified"};

static void refuse(int status, const char *why) {
  cezve_respond(status, "text/plain", why, strlen(why));
  cezve_write("\n");
}

static int is_web_address(const char *uri) { return strncasecmp(uri, "http://", 7) == 0 || strncasecmp(uri, "https://", 8) == 0; }

static char *join(const char *a, size_t a_length, const char *b) {
  size_t b_length = strlen(b);
  char *joined = cezve_allocate(a_length + b_length + 1);
  memcpy(joined, a, a_length);
  memcpy(joined + a_length, b, b_length + 1);
  return joined;
}

// Where a redirection from `base` leads (RFC 3986, 5.2, but for dots in paths, which the server will resolve).
static char *resolve(const char *base, const char *reference) {
  const char *authority = strstr(base, "//") + 2;
  const char *path = authority + strcspn(authority, "/?#");
  const char *query = path + strcspn(path, "?#");
  if (reference[strcspn(reference, ":/?#")] == ':') return join(reference, strlen(reference), "");
  if (strncmp(reference, "//", 2) == 0) return join(base, (size_t)(authority - 2 - base), reference);
  if (*reference == '/') return join(base, (size_t)(path - base), reference);
  if (*reference == '?') return join(base, (size_t)(query - base), reference);
  const char *end = query;
  while (end > path && end[-1] != '/') end--;
  char *folder = end == path ? join(base, (size_t)(path - base), "/") : join(base, (size_t)(end - base), "");
  return join(folder, strlen(folder), reference);
}

static char *encode(const char *text) {
  static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  static const char digits[] = "0123456789ABCDEF";
  char *encoded = cezve_allocate(strlen(text) * 3 + 1), *to = encoded;
  for (; *text; text++) {
    if (strchr(plain, *text)) {
      *to++ = *text;
    } else {
      *to++ = '%';
      *to++ = digits[(unsigned char)*text >> 4];
      *to++ = digits[*text & 15];
    }
  }
  *to = 0;
  return encoded;
}

// A redirection leads through the proxy again.
static void redirect(const char *url, const char *location) {
  char *target = resolve(url, location);
  if (!is_web_address(target)) return;
  char *uri = cezve_uri();
  uri[strcspn(uri, "?")] = 0;
  char *again = join(uri, strlen(uri), "?url=");
  cezve_set_header("Location", join(again, strlen(again), encode(target)));
}

static char *headers_to_send(void) {
  char *lines = join("", 0, "");
  for (size_t i = 0; i < sizeof SENT / sizeof *SENT; i++) {
    char *value = cezve_header(SENT[i]);
    if (!value) continue;
    lines = join(lines, strlen(lines), SENT[i]);
    lines = join(lines, strlen(lines), ": ");
    lines = join(lines, strlen(lines), value);
    lines = join(lines, strlen(lines), "\n");
  }
  return lines;
}

static void answer(const char *url, int32_t sent) {
  cezve_response_status(cezve_sent_status(sent));
  for (size_t i = 0; i < sizeof RETURNED / sizeof *RETURNED; i++) {
    char *value = cezve_sent_header_text(sent, RETURNED[i]);
    if (value) cezve_set_header(RETURNED[i], value);
  }
  char *location = cezve_sent_header_text(sent, "Location");
  if (location) redirect(url, location);
  // What others wrote is not to act in the name of the proxy's own address.
  cezve_set_header("Content-Security-Policy", "sandbox");
  cezve_set_header("X-Content-Type-Options", "nosniff");
  cezve_set_header("Referrer-Policy", "no-referrer");
}

CEZVE_HANDLER {
  char *url = cezve_query("url"), *method = cezve_method();
  if (!url || !*url) return refuse(400, "say what to fetch: ?url=https://example.com/");
  if (!is_web_address(url)) return refuse(400, "the url is to begin with http:// or https://");
  int32_t sent = cezve_send(method, url, headers_to_send(), NULL, 0);
  if (sent == CEZVE_INVALID) return refuse(400, "this is no url");
  if (sent < 0) return refuse(502, "there is no answer from there");
  answer(url, sent);
  static char piece[16384];
  int32_t count;
  while ((count = cezve_sent_read(sent, piece, sizeof piece)) > 0) {
    if (cezve_response_write(piece, (size_t)count) < 0) break;
  }
  cezve_sent_close(sent);
  // The client has to notice that there is something missing, which only a response that breaks off can tell.
  if (count < 0) __builtin_trap();
}
