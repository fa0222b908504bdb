// bignum N: N!, the N-th Fibonacci number, 2^N and the first N decimals of pi (Machin's formula), in decimal.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BASE = 1000000000, LIMBS = 2000 };

typedef struct {
    uint32_t limb[LIMBS];
    int used;
} number;

static void set(number *x, uint32_t value) {
    memset(x, 0, sizeof *x);
    x->limb[0] = value;
    x->used = 1;
}

static void multiply(number *x, uint32_t by) {
    uint64_t carry = 0;
    for (int i = 0; i < x->used; i++) {
        carry += (uint64_t)x->limb[i] * by;
        x->limb[i] = (uint32_t)(carry % BASE);
        carry /= BASE;
    }
    for (; carry > 0; carry /= BASE) {
        if (x->used == LIMBS) abort();
        x->limb[x->used++] = (uint32_t)(carry % BASE);
    }
}

static void add(number *x, const number *y) {
    uint32_t carry = 0;
    int n = x->used > y->used ? x->used : y->used;
    for (int i = 0; i < n; i++) {
        uint32_t sum = x->limb[i] + y->limb[i] + carry;
        carry = sum >= BASE;
        x->limb[i] = carry ? sum - BASE : sum;
    }
    x->used = n;
    if (carry) x->limb[x->used++] = 1;
}

static void subtract(number *x, const number *y) {
    int32_t borrow = 0;
    for (int i = 0; i < x->used; i++) {
        int64_t difference = (int64_t)x->limb[i] - y->limb[i] - borrow;
        borrow = difference < 0;
        x->limb[i] = (uint32_t)(difference + (borrow ? BASE : 0));
    }
}

static int divide(number *x, uint32_t by) {
    uint64_t rest = 0;
    int any = 0;
    for (int i = x->used - 1; i >= 0; i--) {
        rest = rest * BASE + x->limb[i];
        x->limb[i] = (uint32_t)(rest / by);
        rest %= by;
        any |= x->limb[i] != 0;
    }
    return any;
}

static void print(const char *name, const number *x) {
    int top = x->used - 1;
    while (top > 0 && x->limb[top] == 0) top--;
    printf("%s%u", name, x->limb[top]);
    for (int i = top - 1; i >= 0; i--) printf("%09u", x->limb[i]);
    putchar('\n');
}

// Adds (or subtracts) factor * atan(1/q), scaled by BASE^limbs.
static void add_atan(number *total, uint32_t factor, uint32_t q, int limbs, int negative) {
    static number power, term;
    set(&power, 0);
    power.used = limbs + 1;
    power.limb[limbs] = factor;
    divide(&power, q);
    for (uint32_t k = 1;; k += 2, negative = !negative) {
        term = power;
        if (!divide(&term, k)) break;
        if (negative) subtract(total, &term);
        else add(total, &term);
        divide(&power, q * q);
    }
}

int main(int argc, char **argv) {
    static number x, y, swap;
    int n = argc > 1 ? atoi(argv[1]) : 0;
    if (n < 1 || n > 2000) {
        fputs("usage: bignum N, from 1 to 2000\n", stderr);
        return 2;
    }
    set(&x, 1);
    for (int i = 2; i <= n; i++) multiply(&x, (uint32_t)i);
    print("factorial ", &x);
    set(&x, 0);
    set(&y, 1);
    for (int i = 0; i < n; i++) {
        swap = y;
        add(&y, &x);
        x = swap;
    }
    print("fibonacci ", &x);
    set(&x, 1);
    for (int i = 0; i < n; i++) multiply(&x, 2);
    print("power     ", &x);
    int limbs = n / 9 + 2;
    set(&x, 0);
    x.used = limbs + 1;
    add_atan(&x, 16, 5, limbs, 0);
    add_atan(&x, 4, 239, limbs, 1);
    char *decimals = malloc((size_t)limbs * 9 + 1);
    if (decimals == NULL) return 1;
    for (int i = limbs - 1, at = 0; i >= 0; i--, at += 9) sprintf(decimals + at, "%09u", x.limb[i]);
    printf("pi        %u.%.*s\n", x.limb[limbs], n, decimals);
    return 0;
}
