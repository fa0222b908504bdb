// memory.copy and memory.fill of short and long ranges, with overlaps.
#include "kernel.h"

enum { SIZE = 1 << 18 };
static uint8_t buffer[SIZE];

EXPORT int64_t run(int32_t n) {
    uint32_t seed = 7;
    for (int32_t i = 0; i < 256; i++) buffer[i] = (uint8_t)next_random(&seed);
    for (uint32_t filled = 256; filled < SIZE; filled *= 2) __builtin_memmove(buffer + filled, buffer, filled);
    for (int32_t i = 0; i < n; i++) {
        uint32_t random = next_random(&seed);
        uint32_t length = (random & 15) == 0 ? random >> 16 : random >> 24;
        uint32_t from = next_random(&seed) % (SIZE - 65536), to = (random & 16) == 0 ? next_random(&seed) % (SIZE - 65536) : from + 3;
        if ((random & 3) == 0) __builtin_memset(buffer + to, (int)(random >> 8 & 255), length / 2);
        else __builtin_memmove(buffer + to, buffer + from, length);
    }
    int64_t sum = 0;
    for (int32_t i = 0; i < SIZE; i += 61) sum = sum * 31 + buffer[i];
    return sum;
}
