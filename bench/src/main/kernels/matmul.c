// f64 arithmetic over memory: the product of two n×n matrices (n at most 300).
#include "kernel.h"

enum { LIMIT = 300 };
static double a[LIMIT * LIMIT], b[LIMIT * LIMIT], c[LIMIT * LIMIT];

EXPORT double run(int32_t n) {
    if (n > LIMIT) n = LIMIT;
    for (int32_t i = 0; i < n * n; i++) {
        a[i] = (double)(i % 17) * 0.5 - 3.0;
        b[i] = (double)(i % 23) * 0.25 + 1.0;
    }
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = 0; j < n; j++) {
            double sum = 0;
            for (int32_t k = 0; k < n; k++) sum += a[i * n + k] * b[k * n + j];
            c[i * n + j] = sum;
        }
    }
    double trace = 0;
    for (int32_t i = 0; i < n; i++) trace += c[i * n + (i * 7) % n];
    return trace;
}
