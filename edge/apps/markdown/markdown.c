// Markdown (the dialect of GitHub) to HTML, by WAGI: the body in, a piece of HTML out. Raw HTML comes out as text, and links lead
// to web and mail addresses only, so that whoever shows the result need not trust whoever wrote the text.

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "md4c-html.h"

typedef struct {
  char *data;
  size_t length, capacity;
} Text;

static void reserve(Text *text, size_t more) {
  if (text->capacity - text->length >= more) return;
  text->capacity = (text->length + more) * 2;
  text->data = realloc(text->data, text->capacity);
  if (!text->data) abort();
}

static void append(const char *data, MD_SIZE length, void *to) {
  Text *text = to;
  reserve(text, length);
  memcpy(text->data + text->length, data, length);
  text->length += length;
}

static int read_all(Text *text) {
  for (;;) {
    reserve(text, 16384);
    ssize_t count = read(STDIN_FILENO, text->data + text->length, text->capacity - text->length);
    if (count <= 0) return (int)count;
    text->length += (size_t)count;
  }
}

static int write_all(const char *data, size_t length) {
  while (length > 0) {
    ssize_t count = write(STDOUT_FILENO, data, length);
    if (count < 0) return -1;
    data += count;
    length -= (size_t)count;
  }
  return 0;
}

// Whether an address, as it stands in an attribute, has no scheme or one that executes nothing.
static int harmless(const char *address) {
  static const char *const schemes[] = {"http", "https", "mailto"};
  size_t length = strcspn(address, ":/?#\"");
  if (address[length] != ':') return 1;
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    if (strlen(schemes[i]) == length && strncasecmp(address, schemes[i], length) == 0) return 1;
  }
  return 0;
}

static char *first_of(char *a, char *b) { return !a || (b && b < a) ? b : a; }

// All tags are the renderer's, since `<` of texts is escaped: links and images always begin like this.
static int write_without_harmful_links(char *html) {
  for (;;) {
    char *tag = first_of(strstr(html, "<a href=\""), strstr(html, "<img src=\""));
    if (!tag) return write_all(html, strlen(html));
    char *address = strchr(tag, '"') + 1;
    if (write_all(html, (size_t)(address - html)) < 0) return -1;
    html = address;
    if (!harmless(address)) {
      if (write_all("#", 1) < 0) return -1;
      html = strchr(address, '"');
    }
  }
}

static int fail(const char *response) { return write_all(response, strlen(response)) < 0; }

int main(void) {
  Text markdown = {0}, html = {0};
  if (read_all(&markdown) < 0) return 1;
  if (markdown.length && memchr(markdown.data, 0, markdown.length)) {
    return fail("Status: 400\nContent-Type: text/plain\n\nthis is no text: it has a zero in it\n");
  }
  if (md_html(markdown.data, (MD_SIZE)markdown.length, append, &html, MD_DIALECT_GITHUB | MD_FLAG_NOHTML, MD_HTML_FLAG_SKIP_UTF8_BOM)) {
    return fail("Status: 500\nContent-Type: text/plain\n\nthe text could not be parsed\n");
  }
  append("", 1, &html);
  static const char head[] = "Content-Type: text/html; charset=utf-8\n\n";
  return write_all(head, sizeof head - 1) < 0 || write_without_harmful_links(html.data) < 0;
}
