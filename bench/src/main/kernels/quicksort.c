// Comparisons, swaps and recursion over an array of i32: sorts n numbers (n at most 500,000).
#include "kernel.h"

enum { LIMIT = 500000 };
static int32_t numbers[LIMIT];

static NOINLINE void sort(int32_t low, int32_t high) {
    while (low < high) {
        int32_t pivot = numbers[low + (high - low) / 2], i = low, j = high;
        while (i <= j) {
            while (numbers[i] < pivot) i++;
            while (numbers[j] > pivot) j--;
            if (i <= j) {
                int32_t swap = numbers[i];
                numbers[i++] = numbers[j];
                numbers[j--] = swap;
            }
        }
        if (j - low < high - i) {
            sort(low, j);
            low = i;
        } else {
            sort(i, high);
            high = j;
        }
    }
}

EXPORT int64_t run(int32_t n) {
    if (n > LIMIT) n = LIMIT;
    uint32_t seed = 2463534242u;
    for (int32_t i = 0; i < n; i++) numbers[i] = (int32_t)next_random(&seed);
    sort(0, n - 1);
    int64_t sum = 0;
    for (int32_t i = 0; i < n; i++) sum = sum * 3 + numbers[i];
    return sum;
}
