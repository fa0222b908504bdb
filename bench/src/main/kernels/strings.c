// Strings: makes a text of n words, splits it, sorts the words, counts and joins them, and searches the result, with the functions of a C library
// (n at most 20,000).
#include <stdlib.h>
#include <string.h>

#include "kernel.h"

enum { LIMIT = 20000, LONGEST = 24 };
static char text[LIMIT * LONGEST + 1];
static char joined[LIMIT * (LONGEST + 8) + 1];
static char *words[LIMIT];

static const char *const syllables[] = {"ka", "zen", "mo", "ri", "tel", "u", "shan", "po", "del", "qui", "ber", "a", "lo", "ves", "nim", "tro"};

static void generate(int32_t n) {
    uint32_t seed = 362436069;
    char *at = text;
    for (int32_t i = 0; i < n; i++) {
        uint32_t random = next_random(&seed);
        for (uint32_t left = 1 + (random & 3); left > 0; left--) {
            random = random >> 5 | random << 27;
            const char *syllable = syllables[random & 15];
            size_t length = strlen(syllable);
            memcpy(at, syllable, length);
            at += length;
        }
        *at++ = i % 9 == 8 ? '\n' : ' ';
    }
    *at = '\0';
}

static int32_t split(void) {
    int32_t count = 0;
    for (char *word = strtok(text, " \n"); word != NULL; word = strtok(NULL, " \n")) words[count++] = word;
    return count;
}

static int compare(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *put_number(char *at, uint32_t value) {
    if (value >= 10) at = put_number(at, value / 10);
    *at++ = (char)('0' + value % 10);
    return at;
}

static void join(int32_t count) {
    char *at = joined;
    for (int32_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && strcmp(words[next], words[i]) == 0; next++) {}
        at = stpcpy(at, words[i]);
        *at++ = ':';
        at = put_number(at, (uint32_t)(next - i));
        *at++ = ',';
    }
    *at = '\0';
}

EXPORT int32_t run(int32_t n) {
    if (n > LIMIT) n = LIMIT;
    generate(n);
    int32_t count = split();
    qsort(words, (size_t)count, sizeof words[0], compare);
    join(count);
    uint32_t sum = (uint32_t)count;
    for (int32_t i = 0; i < 16; i++) {
        for (const char *at = strstr(joined, syllables[i]); at != NULL; at = strstr(at + 1, syllables[i])) {
            const char *colon = strchr(at, ':');
            sum = sum * 31 + (uint32_t)(colon - at) + (uint32_t)colon[1];
        }
    }
    return (int32_t)sum;
}
