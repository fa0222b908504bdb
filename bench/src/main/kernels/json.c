// Scanning of bytes: reads a JSON text of n records and adds up its numbers, string lengths and nesting (n at most 50,000).
#include "kernel.h"

enum { LIMIT = 50000, RECORD = 80 };
static char text[LIMIT * RECORD + 16];

static char *put(char *at, const char *s) {
    while (*s != '\0') *at++ = *s++;
    return at;
}

static char *put_number(char *at, uint32_t value) {
    char digits[10];
    int n = 0;
    do digits[n++] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    while (n > 0) *at++ = digits[--n];
    return at;
}

static int32_t generate(int32_t n) {
    char *at = text;
    uint32_t seed = 1;
    *at++ = '[';
    for (int32_t i = 0; i < n; i++) {
        if (i > 0) *at++ = ',';
        at = put(at, "{\"id\": ");
        at = put_number(at, (uint32_t)i);
        at = put(at, ", \"name\": \"n\\\"");
        at = put_number(at, next_random(&seed));
        at = put(at, "\", \"xs\": [1, -2.5, ");
        at = put_number(at, next_random(&seed) % 1000);
        at = put(at, "], \"ok\": true}");
    }
    *at++ = ']';
    return (int32_t)(at - text);
}

static const char *skip_string(const char *at, int64_t *sum) {
    const char *start = at;
    while (*at != '"') at += *at == '\\' ? 2 : 1;
    *sum += at - start;
    return at + 1;
}

static const char *skip_number(const char *at, int64_t *sum) {
    int64_t value = 0;
    int negative = *at == '-';
    if (negative) at++;
    while ((uint8_t)(*at - '0') < 10) value = value * 10 + (*at++ - '0');
    if (*at == '.') {
        at++;
        while ((uint8_t)(*at - '0') < 10) value = value * 10 + (*at++ - '0');
    }
    *sum = *sum * 7 + (negative ? -value : value);
    return at;
}

EXPORT int64_t run(int32_t n) {
    if (n > LIMIT) n = LIMIT;
    const char *at = text, *end = text + generate(n);
    int64_t sum = 0;
    int32_t depth = 0;
    while (at < end) {
        char c = *at;
        if (c == '"') at = skip_string(at + 1, &sum);
        else if (c == '-' || (uint8_t)(c - '0') < 10) at = skip_number(at, &sum);
        else {
            if (c == '{' || c == '[') sum += ++depth;
            else if (c == '}' || c == ']') depth--;
            else if (c == 't') at += 3;
            at++;
        }
    }
    return sum * 10 + depth;
}
