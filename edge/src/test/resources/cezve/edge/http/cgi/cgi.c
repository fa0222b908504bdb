// Answers with what its query asks for.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *value(const char *name) {
  const char *found = getenv(name);
  return found == NULL ? "(none)" : found;
}

int main(int argc, char **argv) {
  const char *query = value("QUERY_STRING");
  if (strcmp(query, "exit") == 0) {
    fprintf(stderr, "going down\n");
    return 3;
  }
  if (strcmp(query, "nothing") == 0) {
    return 0;
  }
  if (strcmp(query, "garbage") == 0) {
    printf("this is no header\n\nbody");
    return 0;
  }
  if (strcmp(query, "location") == 0) {
    printf("Location: /elsewhere\n\n");
    return 0;
  }
  if (strcmp(query, "file") == 0) {
    FILE *file = fopen("/data/file.txt", "r");
    FILE *other = fopen("/data/new.txt", "w");
    char line[64] = "";
    if (file == NULL || fgets(line, sizeof line, file) == NULL) {
      return 4;
    }
    printf("Content-Type: text/plain\n\n%s%s\n", line, other == NULL ? "read-only" : "writable");
    return 0;
  }
  if (strcmp(query, "echo") == 0) {
    static char buffer[10000];
    size_t count;
    printf("Status: 201 Created\r\nContent-Type: text/plain\r\n\r\n");
    while ((count = fread(buffer, 1, sizeof buffer, stdin)) > 0) {
      fwrite(buffer, 1, count, stdout);
    }
    return 0;
  }
  const char *names[] = {"REQUEST_METHOD", "SCRIPT_NAME",     "PATH_INFO",      "QUERY_STRING",
                         "CONTENT_TYPE",   "CONTENT_LENGTH",  "SERVER_PROTOCOL", "REMOTE_ADDR",
                         "HTTP_X_TEST",    "X_MATCHED_ROUTE", "GREETING",        "HTTP_PROXY"};
  printf("Content-Type: text/plain; charset=utf-8\nSet-Cookie: a=1\nSet-Cookie: b=2\n\n");
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    printf("%s=%s\n", names[i], value(names[i]));
  }
  printf("arguments=%d %s\n", argc, argv[0]);
  fprintf(stderr, "served\n");
  return 0;
}
