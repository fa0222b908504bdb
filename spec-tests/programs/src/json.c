// json: reads one JSON text from standard input and prints it indented, keys sorted; a bad text gives its line and column and exit code 1.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum { LITERAL, STRING, ARRAY, OBJECT } kind;

typedef struct value {
    kind kind;
    char *text;
    struct value **items;
    char **keys;
    size_t count;
} value;

static char *source, *at;

static _Noreturn void fail(const char *message) {
    int line = 1, column = 1;
    for (char *p = source; p < at; p++) {
        column = *p == '\n' ? 1 : column + 1;
        line += *p == '\n';
    }
    printf("%d:%d: %s\n", line, column, message);
    exit(1);
}

static void *checked(void *memory) {
    if (memory == NULL) {
        fputs("json: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

static void skip(void) {
    while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r') at++;
}

static char *slice(const char *from, const char *to) {
    char *copy = checked(malloc((size_t)(to - from) + 1));
    memcpy(copy, from, (size_t)(to - from));
    copy[to - from] = '\0';
    return copy;
}

static value *make(kind kind, char *text) {
    value *v = checked(calloc(1, sizeof *v));
    v->kind = kind;
    v->text = text;
    return v;
}

static char *string(void) {
    const char *start = at++;
    for (;; at++) {
        if ((unsigned char)*at < 0x20) fail("unterminated string");
        if (*at == '"') break;
        if (*at != '\\') continue;
        at++;
        if (*at == 'u') {
            for (int i = 0; i < 4; i++) {
                if (!isxdigit((unsigned char)*++at)) fail("bad \\u escape");
            }
        } else if (*at == '\0' || strchr("\"\\/bfnrt", *at) == NULL) {
            fail("bad escape");
        }
    }
    return slice(start, ++at);
}

static void digits(void) {
    if (!isdigit((unsigned char)*at)) fail("expected a digit");
    while (isdigit((unsigned char)*at)) at++;
}

static value *number(void) {
    const char *start = at;
    if (*at == '-') at++;
    if (*at == '0') at++;
    else digits();
    if (*at == '.') {
        at++;
        digits();
    }
    if (*at == 'e' || *at == 'E') {
        at++;
        if (*at == '+' || *at == '-') at++;
        digits();
    }
    return make(LITERAL, slice(start, at));
}

static value *literal(void) {
    static const char *const names[] = {"null", "true", "false"};
    for (int i = 0; i < 3; i++) {
        size_t n = strlen(names[i]);
        if (strncmp(at, names[i], n) == 0) {
            at += n;
            return make(LITERAL, slice(names[i], names[i] + n));
        }
    }
    fail(*at == '\0' ? "unexpected end" : "unexpected character");
}

static value *parse(int depth);

static void append(value *v, char *key, value *item) {
    if ((v->count & (v->count - 1)) == 0) {
        size_t room = v->count == 0 ? 1 : v->count * 2;
        v->items = checked(realloc(v->items, room * sizeof *v->items));
        v->keys = checked(realloc(v->keys, room * sizeof *v->keys));
    }
    v->keys[v->count] = key;
    v->items[v->count++] = item;
}

static value *container(kind kind, char close, int depth) {
    value *v = make(kind, NULL);
    at++;
    skip();
    if (*at == close) {
        at++;
        return v;
    }
    for (;;) {
        char *key = NULL;
        skip();
        if (kind == OBJECT) {
            if (*at != '"') fail("expected a key");
            key = string();
            skip();
            if (*at++ != ':') {
                at--;
                fail("expected ':'");
            }
        }
        append(v, key, parse(depth + 1));
        skip();
        if (*at == close) {
            at++;
            return v;
        }
        if (*at != ',') fail(kind == ARRAY ? "expected ',' or ']'" : "expected ',' or '}'");
        at++;
    }
}

static value *parse(int depth) {
    if (depth > 500) fail("nested too deeply");
    skip();
    switch (*at) {
        case '{': return container(OBJECT, '}', depth);
        case '[': return container(ARRAY, ']', depth);
        case '"': return make(STRING, string());
        case '-': case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9': return number();
        default: return literal();
    }
}

static const value *sorting;

static int by_key(const void *a, const void *b) {
    return strcmp(sorting->keys[*(const size_t *)a], sorting->keys[*(const size_t *)b]);
}

static void print(const value *v, int indent) {
    if (v->kind == LITERAL || v->kind == STRING) {
        fputs(v->text, stdout);
        return;
    }
    if (v->count == 0) {
        fputs(v->kind == ARRAY ? "[]" : "{}", stdout);
        return;
    }
    size_t *order = checked(malloc(v->count * sizeof *order));
    for (size_t i = 0; i < v->count; i++) order[i] = i;
    if (v->kind == OBJECT) {
        sorting = v;
        qsort(order, v->count, sizeof *order, by_key);
    }
    putchar(v->kind == ARRAY ? '[' : '{');
    for (size_t i = 0; i < v->count; i++) {
        printf("%s\n%*s", i == 0 ? "" : ",", indent + 2, "");
        if (v->kind == OBJECT) printf("%s: ", v->keys[order[i]]);
        print(v->items[order[i]], indent + 2);
    }
    printf("\n%*s%c", indent, "", v->kind == ARRAY ? ']' : '}');
    free(order);
}

int main(void) {
    size_t length = 0, room = 1024;
    source = checked(malloc(room));
    for (size_t n; (n = fread(source + length, 1, room - length - 1, stdin)) > 0;) {
        length += n;
        if (length + 1 == room) source = checked(realloc(source, room *= 2));
    }
    source[length] = '\0';
    at = source;
    value *root = parse(0);
    skip();
    if (at != source + length) fail("text after the value");
    print(root, 0);
    putchar('\n');
    return 0;
}
