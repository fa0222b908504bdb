// wordcount [-n TOP] [FILE...]: lines, words and bytes of each file (or of standard input), then the most frequent words of all of them.
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_WORD = 63 };

typedef struct word {
    struct word *next;
    unsigned hash;
    unsigned count;
    char text[];
} word;

static word **buckets;
static size_t bucket_count;
static size_t word_count;

static unsigned fnv1a(const char *text) {
    unsigned hash = 2166136261u;
    for (; *text != '\0'; text++) hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

static void *allocate(size_t size) {
    void *memory = calloc(1, size);
    if (memory == NULL) {
        fputs("wordcount: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

static void grow(void) {
    size_t count = bucket_count == 0 ? 16 : bucket_count * 2;
    word **larger = allocate(count * sizeof *larger);
    for (size_t i = 0; i < bucket_count; i++) {
        for (word *w = buckets[i], *next; w != NULL; w = next) {
            next = w->next;
            w->next = larger[w->hash % count];
            larger[w->hash % count] = w;
        }
    }
    free(buckets);
    buckets = larger;
    bucket_count = count;
}

static void add(const char *text) {
    if (word_count >= bucket_count) grow();
    unsigned hash = fnv1a(text);
    for (word *w = buckets[hash % bucket_count]; w != NULL; w = w->next) {
        if (w->hash == hash && strcmp(w->text, text) == 0) {
            w->count++;
            return;
        }
    }
    word *w = allocate(sizeof *w + strlen(text) + 1);
    strcpy(w->text, text);
    w->hash = hash;
    w->count = 1;
    w->next = buckets[hash % bucket_count];
    buckets[hash % bucket_count] = w;
    word_count++;
}

static void count_file(FILE *file, const char *name) {
    unsigned long lines = 0, words = 0, bytes = 0;
    char text[MAX_WORD + 1];
    size_t length = 0;
    int inside = 0;
    for (int c; (c = getc(file)) != EOF;) {
        bytes++;
        lines += c == '\n';
        words += !isspace(c) && !inside;
        inside = !isspace(c);
        if (isalpha(c) && length < MAX_WORD) {
            text[length++] = (char)tolower(c);
        } else if (length > 0) {
            text[length] = '\0';
            add(text);
            length = 0;
        }
    }
    if (length > 0) {
        text[length] = '\0';
        add(text);
    }
    printf("%8lu %8lu %8lu %s\n", lines, words, bytes, name);
}

static int by_count_then_text(const void *a, const void *b) {
    const word *x = *(word *const *)a, *y = *(word *const *)b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return strcmp(x->text, y->text);
}

static void print_top(size_t top) {
    word **sorted = allocate((word_count + 1) * sizeof *sorted);
    size_t n = 0;
    for (size_t i = 0; i < bucket_count; i++) {
        for (word *w = buckets[i]; w != NULL; w = w->next) sorted[n++] = w;
    }
    qsort(sorted, n, sizeof *sorted, by_count_then_text);
    printf("%zu different words\n", n);
    for (size_t i = 0; i < n && i < top; i++) printf("%6u %s\n", sorted[i]->count, sorted[i]->text);
    free(sorted);
}

int main(int argc, char **argv) {
    size_t top = 10;
    int first = 1;
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        top = strtoul(argv[2], NULL, 10);
        first = 3;
    }
    if (first == argc) count_file(stdin, "-");
    int failures = 0;
    for (int i = first; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (file == NULL) {
            printf("%s: %s\n", argv[i], strerror(errno));
            failures++;
            continue;
        }
        count_file(file, argv[i]);
        fclose(file);
    }
    print_top(top);
    return failures > 0;
}
