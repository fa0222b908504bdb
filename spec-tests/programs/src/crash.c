// crash MODE: ends in the trap that MODE names.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static volatile int zero = 0;
static volatile int one = 1;

__attribute__((noinline)) static int divide(int a, int b) {
    return a / b;
}

__attribute__((noinline)) static int convert(double d) {
    int result;
    __asm__ volatile("local.get %1\n i32.trunc_f64_s\n local.set %0" : "=r"(result) : "r"(d));
    return result;
}

__attribute__((noinline)) static int load(uintptr_t address) {
    return *(volatile int *)address;
}

__attribute__((noinline)) static int recurse(int n) {
    return n == zero ? 0 : divide(recurse(n + 1), n);
}

static double takes_double(double d) {
    return d * 2;
}

typedef int (*takes_int)(int);
static void *volatile mistyped = (void *)takes_double;
static void *volatile beyond = (void *)100000;
static void *volatile missing = NULL;

int main(int argc, char **argv) {
    const char *mode = argc > 1 ? argv[1] : "";
    printf("about to crash: %s\n", mode);
    fflush(stdout);
    int result = 0;
    if (strcmp(mode, "divide") == 0) result = divide(one, zero);
    else if (strcmp(mode, "overflow") == 0) result = divide(INT32_MIN, -one);
    else if (strcmp(mode, "convert") == 0) result = convert(1e300);
    else if (strcmp(mode, "nan") == 0) result = convert(0.0 / zero);
    else if (strcmp(mode, "load") == 0) result = load(0xfffffff0u);
    else if (strcmp(mode, "signature") == 0) result = ((takes_int)mistyped)(1);
    else if (strcmp(mode, "element") == 0) result = ((takes_int)beyond)(1);
    else if (strcmp(mode, "null") == 0) result = ((takes_int)missing)(1);
    else if (strcmp(mode, "recursion") == 0) result = recurse(one);
    else if (strcmp(mode, "abort") == 0) abort();
    else {
        fputs("usage: crash divide|overflow|convert|nan|load|signature|element|null|recursion|abort\n", stderr);
        return 2;
    }
    printf("survived with %d\n", result);
    return 0;
}
