#include "cezve.h"

CEZVE_METADATA("hello", "1.0.0", "Greets, and counts how often", "", "text/plain")

CEZVE_HANDLER {
  const char *name = cezve_parameter("name");
  int64_t visits;
  if (cezve_kv_increment(name, strlen(name), 1, &visits) < 0) {
    cezve_respondf(503, "text/plain; charset=utf-8", "Come again later, %s.\n", name);
    return;
  }
  cezve_respondf(200, "text/plain; charset=utf-8", "Hello, %s! Visit %lld.\n", name, (long long)visits);
}
