// Integer arithmetic on locals in one loop: no memory, no calls.
#include "kernel.h"

EXPORT int32_t run(int32_t n) {
    uint32_t a = 1, b = 2, c = 3;
    for (int32_t i = 0; i < n; i++) {
        a = a * 1664525u + 1013904223u;
        b = (b ^ a) + (uint32_t)i;
        if ((b & 7) == 0) c += b >> 3;
        else c ^= b << 1;
        b = b << 5 | b >> 27;
    }
    return (int32_t)(a ^ b ^ c);
}
