// f64 arithmetic on locals with a data-dependent exit: an n×n picture of the Mandelbrot set.
#include "kernel.h"

EXPORT int32_t run(int32_t n) {
    int32_t total = 0;
    for (int32_t row = 0; row < n; row++) {
        for (int32_t column = 0; column < n; column++) {
            double cx = 3.0 * column / n - 2.1, cy = 2.4 * row / n - 1.2;
            double x = 0, y = 0;
            int32_t steps = 0;
            while (steps < 64 && x * x + y * y <= 4.0) {
                double next = x * x - y * y + cx;
                y = 2 * x * y + cy;
                x = next;
                steps++;
            }
            total = total * 31 + steps;
        }
    }
    return total;
}
