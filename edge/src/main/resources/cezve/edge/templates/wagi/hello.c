// A program for WAGI: the request is in the environment and in the standard input, the answer goes to the standard output:
// headers, an empty line, the body. What is written to the standard error is logged.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *variable(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

int main(void) {
  fprintf(stderr, "%s %s\n", variable("REQUEST_METHOD"), variable("PATH_INFO"));
  printf("Content-Type: text/plain\n\n%s", variable("GREETING"));
  if (strcmp(variable("REQUEST_METHOD"), "POST") != 0) {
    const char *name = variable("QUERY_STRING");
    printf(", %s!\n", *name ? name : "world");
    return 0;
  }
  printf(", you wrote:\n");
  char piece[4096];
  size_t count;
  while ((count = fread(piece, 1, sizeof piece, stdin)) > 0) fwrite(piece, 1, count, stdout);
  return ferror(stdin) || ferror(stdout);
}
