// surroundings [EXIT-CODE [ARGUMENT...]]: prints its arguments and environment, checks the clocks, sleep and random numbers, and ends with the given code.
#include <errno.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int by_text(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int64_t nanoseconds(clockid_t clock) {
    struct timespec t;
    if (clock_gettime(clock, &t) != 0) return -1;
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void print_environment(void) {
    size_t count = 0;
    while (environ[count] != NULL) count++;
    qsort(environ, count, sizeof *environ, by_text);
    printf("%zu environment variables\n", count);
    for (size_t i = 0; i < count; i++) printf("  %s\n", environ[i]);
}

static void check(const char *what, int holds) {
    printf("%s: %s\n", what, holds ? "yes" : "NO");
}

static void check_clocks(void) {
    struct timespec resolution;
    check("the monotonic clock has a resolution", clock_getres(CLOCK_MONOTONIC, &resolution) == 0 && resolution.tv_sec == 0);
    int64_t before = nanoseconds(CLOCK_MONOTONIC);
    const struct timespec nap = {0, 20000000};
    check("sleeps", nanosleep(&nap, NULL) == 0);
    int64_t slept = nanoseconds(CLOCK_MONOTONIC) - before;
    check("slept at least 15 of 20 ms", slept >= 15000000);
    check("slept less than 10 s", slept < 10000000000);
    check("it is after 2024", nanoseconds(CLOCK_REALTIME) > 1704067200000000000);
    int64_t last = nanoseconds(CLOCK_MONOTONIC);
    int forward = 1;
    for (int i = 0; i < 1000; i++) {
        int64_t now = nanoseconds(CLOCK_MONOTONIC);
        forward &= now >= last;
        last = now;
    }
    check("the monotonic clock never goes back", forward);
    check("yields", sched_yield() == 0);
}

static void check_random(void) {
    unsigned char a[64] = {0}, b[64] = {0};
    check("random numbers", getentropy(a, sizeof a) == 0 && getentropy(b, sizeof b) == 0);
    check("differ", memcmp(a, b, sizeof a) != 0);
}

static void print_date(time_t seconds) {
    struct tm utc;
    char text[64];
    gmtime_r(&seconds, &utc);
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S, day %j", &utc);
    printf("%lld is %s\n", (long long)seconds, text);
}

int main(int argc, char **argv) {
    printf("%d arguments\n", argc - 1);
    for (int i = 1; i < argc; i++) printf("  [%s] %zu bytes\n", argv[i], strlen(argv[i]));
    print_environment();
    check_clocks();
    check_random();
    print_date(0);
    print_date(951782400);
    print_date(4102444799);
    printf("standard input: %s\n", getchar() == EOF ? "empty" : "something");
    fflush(stdout);
    exit(argc > 1 ? atoi(argv[1]) : 0);
}
