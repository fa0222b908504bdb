// What every kernel shares: it exports run(n), which does an amount of work that grows with n and gives a checksum that depends on all of it.
#ifndef CEZVE_KERNEL_H
#define CEZVE_KERNEL_H

#include <stdint.h>

#define EXPORT __attribute__((export_name("run")))
#define NOINLINE __attribute__((noinline))

static inline uint32_t next_random(uint32_t *state) {
    uint32_t x = *state;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return *state = x;
}

#endif
