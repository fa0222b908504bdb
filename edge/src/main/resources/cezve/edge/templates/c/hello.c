#include "cezve.h"

CEZVE_METADATA("hello", "0.1.0", "Greets whoever asks, and counts", "", "text/plain")

CEZVE_HANDLER {
  char *name = cezve_parameter("name");
  char *greeting = cezve_config_text("GREETING");
  int64_t visits;
  if (cezve_kv_add(name, 1, &visits) < 0) {
    cezve_respondf(503, "text/plain", "the store is not there now\n");
    return;
  }
  cezve_logf(CEZVE_INFO, "greeting %s", name);
  cezve_respondf(200, "text/plain; charset=utf-8", "%s, %s! (%lld)\n", greeting ? greeting : "Hello", name, visits);
}
