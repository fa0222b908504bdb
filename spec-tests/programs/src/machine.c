// machine N: a register machine whose instructions tail-call each other, run over a program of N loops. Needs tail calls: its stack would overflow without.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    uint64_t accumulator, counter, a, b;
    unsigned long executed;
} registers;

typedef struct instruction instruction;
typedef void (*operation)(const instruction *, registers *);

struct instruction {
    operation run;
    int64_t operand;
};

#define NEXT(target)                                              \
    do {                                                          \
        r->executed++;                                            \
        const instruction *next = (target);                       \
        __attribute__((musttail)) return next->run(next, r);      \
    } while (0)

static void load(const instruction *i, registers *r) {
    r->accumulator = (uint64_t)i->operand;
    NEXT(i + 1);
}

static void add_a(const instruction *i, registers *r) {
    r->accumulator += r->a;
    NEXT(i + 1);
}

static void xor_b(const instruction *i, registers *r) {
    r->accumulator ^= r->b;
    NEXT(i + 1);
}

static void multiply(const instruction *i, registers *r) {
    r->accumulator *= (uint64_t)i->operand;
    NEXT(i + 1);
}

static void store_a(const instruction *i, registers *r) {
    r->a = r->accumulator;
    NEXT(i + 1);
}

static void store_b(const instruction *i, registers *r) {
    r->b = r->accumulator >> i->operand;
    NEXT(i + 1);
}

static void skip_if_odd(const instruction *i, registers *r) {
    NEXT(i + (r->accumulator & 1 ? 2 : 1));
}

static void loop(const instruction *i, registers *r) {
    if (--r->counter > 0) NEXT(i + i->operand);
    NEXT(i + 1);
}

static void halt(const instruction *i, registers *r) {
    (void)i;
    printf("accumulator %016llx, a %016llx, b %016llx after %lu instructions\n", (unsigned long long)r->accumulator, (unsigned long long)r->a,
           (unsigned long long)r->b, r->executed);
}

static int is_even(unsigned n);

static int is_odd(unsigned n) {
    if (n == 0) return 0;
    __attribute__((musttail)) return is_even(n - 1);
}

static int is_even(unsigned n) {
    if (n == 0) return 1;
    __attribute__((musttail)) return is_odd(n - 1);
}

int main(int argc, char **argv) {
    uint64_t n = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    if (n == 0) {
        fputs("usage: machine N\n", stderr);
        return 2;
    }
    static const instruction program[] = {
        {load, 7},    {store_a, 0}, {store_b, 0},     {add_a, 0}, {xor_b, 0}, {multiply, 6364136223846793005},
        {store_b, 33}, {skip_if_odd, 0}, {store_a, 0}, {loop, -6}, {halt, 0},
    };
    registers r = {.counter = n};
    program[0].run(&program[0], &r);
    printf("%llu is %s\n", (unsigned long long)n, is_even((unsigned)n) ? "even" : "odd");
    return 0;
}
