// Byte stores and loads: the primes below n (n at most 4,000,000).
#include "kernel.h"

enum { LIMIT = 4000000 };
static uint8_t composite[LIMIT];

EXPORT int32_t run(int32_t n) {
    if (n > LIMIT) n = LIMIT;
    for (int32_t i = 0; i < n; i++) composite[i] = 0;
    int32_t count = 0;
    for (int32_t i = 2; i < n; i++) {
        if (composite[i]) continue;
        count++;
        for (int64_t j = (int64_t)i * i; j < n; j += i) composite[j] = 1;
    }
    return count;
}
