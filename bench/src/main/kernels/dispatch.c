// Indirect calls through a table of sixteen functions.
#include "kernel.h"

#define OPERATION(name, expression)                                   \
    static uint32_t name(uint32_t a, uint32_t b) {                    \
        return expression;                                            \
    }

OPERATION(add, a + b)
OPERATION(subtract, a - b)
OPERATION(multiply, a * (b | 1))
OPERATION(exclusive, a ^ b)
OPERATION(both, (a & b) + 1)
OPERATION(either, a | b)
OPERATION(left, a << (b & 7))
OPERATION(right, a >> (b & 7))
OPERATION(rotated, a << (b & 31) | a >> (-b & 31))
OPERATION(negated, ~a + b)
OPERATION(larger, a > b ? a : b)
OPERATION(smaller, a < b ? a : b)
OPERATION(mixed, (a ^ b >> 15) * 2246822519u)
OPERATION(swapped, b << 16 | a >> 16)
OPERATION(averaged, (a >> 1) + (b >> 1))
OPERATION(counted, a + (uint32_t)__builtin_popcount(b))

typedef uint32_t (*operation)(uint32_t, uint32_t);
static operation operations[16] = {add, subtract, multiply, exclusive, both, either, left, right, rotated, negated, larger, smaller, mixed, swapped, averaged, counted};

EXPORT int32_t run(int32_t n) {
    uint32_t seed = 2463534242u, value = 1;
    for (int32_t i = 0; i < n; i++) {
        uint32_t random = next_random(&seed);
        value = operations[random >> 28](value, random);
    }
    return (int32_t)value;
}
