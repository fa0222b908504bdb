// i64 arithmetic: xorshift, high halves of products, division, remainder, counting of bits.
#include "kernel.h"

static uint64_t high_product(uint64_t a, uint64_t b) {
    uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
    uint64_t middle = ah * bl + (al * bl >> 32);
    uint64_t carry = al * bh + (uint32_t)middle;
    return ah * bh + (middle >> 32) + (carry >> 32);
}

EXPORT int64_t run(int32_t n) {
    uint64_t x = 88172645463325252u, sum = 0;
    for (int32_t i = 0; i < n; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        sum += high_product(x, sum | 1);
        sum ^= x / (((uint64_t)i << 20) + 12345) + (uint64_t)((int64_t)x % ((int64_t)i + 7));
        sum += (uint64_t)(__builtin_popcountll(x) + __builtin_clzll(x | 1)) << (i & 31);
    }
    return (int64_t)sum;
}
