// WebAssembly globals as the only state: a generator with three words and three counters, through a function that is not inlined.
#include "kernel.h"

#define GLOBAL static __attribute__((address_space(1)))

GLOBAL uint32_t a;
GLOBAL uint32_t b;
GLOBAL uint32_t c;
GLOBAL uint32_t calls;
GLOBAL uint64_t odd;
GLOBAL uint64_t sum;

static NOINLINE void step(void) {
    calls = calls + 1;
    a = a + b + calls;
    b = (b ^ a) << 7 | (b ^ a) >> 25;
    c = c * 5 + (a >> 3);
    if (c & 1) odd = odd + 1;
    sum = sum * 3 + c;
}

EXPORT int64_t run(int32_t n) {
    a = 1;
    b = 2;
    c = 3;
    calls = 0;
    odd = 0;
    sum = 0;
    for (int32_t i = 0; i < n; i++) step();
    return (int64_t)(sum ^ odd << 40);
}
