// Deep recursion: the call depth reaches 2^(n+3).
#include "kernel.h"

static NOINLINE int32_t ackermann(int32_t m, int32_t n) {
    if (m == 0) return n + 1;
    if (n == 0) return ackermann(m - 1, 1);
    return ackermann(m - 1, ackermann(m, n - 1));
}

EXPORT int32_t run(int32_t n) {
    return ackermann(3, n);
}
