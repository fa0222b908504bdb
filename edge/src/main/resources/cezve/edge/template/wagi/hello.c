#include <stdio.h>
#include <stdlib.h>

int main(void) {
  const char *greeting = getenv("GREETING");
  const char *query = getenv("QUERY_STRING");
  if (!query || !*query) {
    puts("Status: 400 Bad Request\nContent-Type: text/plain\n\nAsk for /hello?NAME.");
    return 0;
  }
  printf("Content-Type: text/plain\n\n%s, %s!\n", greeting ? greeting : "Hi", query);
  return 0;
}
