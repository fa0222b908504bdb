// Tail calls: a state machine whose states call one another, directly and through a table. Needs the tail-call instructions.
#include "kernel.h"

typedef uint32_t (*state)(int32_t left, uint32_t seed, uint32_t sum);
static NOINLINE uint32_t ping(int32_t left, uint32_t seed, uint32_t sum);
static NOINLINE uint32_t pong(int32_t left, uint32_t seed, uint32_t sum);
static NOINLINE uint32_t spin(int32_t left, uint32_t seed, uint32_t sum);
static NOINLINE uint32_t leap(int32_t left, uint32_t seed, uint32_t sum);
static state states[4] = {ping, pong, spin, leap};

#define TAIL __attribute__((musttail)) return

static NOINLINE uint32_t ping(int32_t left, uint32_t seed, uint32_t sum) {
    if (left <= 0) return sum;
    TAIL pong(left - 1, seed * 1664525u + 1013904223u, sum + (seed >> 24));
}

static NOINLINE uint32_t pong(int32_t left, uint32_t seed, uint32_t sum) {
    if (left <= 0) return sum;
    TAIL states[seed >> 30](left - 1, seed * 1664525u + 1013904223u, sum ^ seed);
}

static NOINLINE uint32_t spin(int32_t left, uint32_t seed, uint32_t sum) {
    if (left <= 0) return sum;
    if ((seed & 0x700) != 0) TAIL spin(left - 1, seed * 1664525u + 1013904223u, sum + 3);
    TAIL leap(left - 1, seed + 1, sum << 1 | sum >> 31);
}

static NOINLINE uint32_t leap(int32_t left, uint32_t seed, uint32_t sum) {
    if (left <= 0) return sum;
    seed = seed * 22695477u + 1;
    TAIL states[seed >> 29 & 3](left - 1, seed, sum - (seed & 0xff));
}

EXPORT int32_t run(int32_t n) {
    return (int32_t)ping(n, 42, 0);
}
