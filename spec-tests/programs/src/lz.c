// lz c|d: compresses or decompresses standard input to standard output (LZ77, 64 KiB window, hash chains), and tells the checksum on standard error.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WINDOW = 65535, MIN_MATCH = 4, MAX_MATCH = 18, HASH_BITS = 15, CHAIN_LIMIT = 64 };

static uint8_t *input;
static size_t length;

static void read_all(void) {
    size_t room = 0;
    do {
        if (length == room) {
            room = room == 0 ? 4096 : room * 2;
            input = realloc(input, room);
            if (input == NULL) {
                fputs("lz: out of memory\n", stderr);
                exit(1);
            }
        }
        length += fread(input + length, 1, room - length, stdin);
    } while (!feof(stdin));
}

static uint32_t adler32(const uint8_t *bytes, size_t n) {
    uint32_t a = 1, b = 0;
    for (size_t i = 0; i < n; i++) {
        a = (a + bytes[i]) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

static uint32_t hash_at(size_t i) {
    uint32_t word;
    memcpy(&word, input + i, sizeof word);
    return word * 2654435761u >> (32 - HASH_BITS);
}

static size_t match_length(size_t from, size_t to) {
    size_t n = 0;
    while (n < MAX_MATCH && to + n < length && input[from + n] == input[to + n]) n++;
    return n;
}

static int32_t head[1 << HASH_BITS];
static int32_t *previous;

static void remember(size_t i) {
    if (i + MIN_MATCH > length) return;
    uint32_t h = hash_at(i);
    previous[i] = head[h];
    head[h] = (int32_t)i;
}

static size_t best_match(size_t i, size_t *distance) {
    size_t best = 0;
    if (i + MIN_MATCH > length) return 0;
    int32_t candidate = head[hash_at(i)];
    for (int tries = 0; candidate >= 0 && i - (size_t)candidate <= WINDOW && tries < CHAIN_LIMIT; tries++) {
        size_t n = match_length((size_t)candidate, i);
        if (n > best) {
            best = n;
            *distance = i - (size_t)candidate;
        }
        candidate = previous[candidate];
    }
    return best >= MIN_MATCH ? best : 0;
}

static void compress(void) {
    memset(head, -1, sizeof head);
    previous = malloc((length + 1) * sizeof *previous);
    if (previous == NULL) exit(1);
    for (int shift = 0; shift < 32; shift += 8) putchar((int)(length >> shift & 0xff));
    uint8_t group[1 + 8 * 3];
    size_t used = 1;
    int items = 0;
    group[0] = 0;
    for (size_t i = 0; i < length;) {
        size_t distance = 0, n = best_match(i, &distance);
        if (n > 0) {
            group[0] |= (uint8_t)(1 << items);
            group[used++] = (uint8_t)(distance & 0xff);
            group[used++] = (uint8_t)(distance >> 8);
            group[used++] = (uint8_t)(n - MIN_MATCH);
        } else {
            n = 1;
            group[used++] = input[i];
        }
        while (n-- > 0) remember(i++);
        if (++items == 8 || i == length) {
            fwrite(group, 1, used, stdout);
            used = 1;
            items = 0;
            group[0] = 0;
        }
    }
    fprintf(stderr, "%zu bytes, adler32 %08x\n", length, adler32(input, length));
}

static int decompress(void) {
    if (length < 4) return 1;
    size_t size = 0, out = 0, in = 4;
    for (int i = 0; i < 4; i++) size |= (size_t)input[i] << 8 * i;
    uint8_t *output = malloc(size + 1);
    if (output == NULL) return 1;
    for (unsigned flags = 0, items = 0; out < size; items--, flags >>= 1) {
        if (items == 0) {
            if (in >= length) return 1;
            flags = input[in++];
            items = 8;
        }
        if (flags & 1) {
            if (in + 3 > length) return 1;
            size_t distance = input[in] | (size_t)input[in + 1] << 8, n = input[in + 2] + (size_t)MIN_MATCH;
            in += 3;
            if (distance == 0 || distance > out || n > size - out) return 1;
            for (; n > 0; n--, out++) output[out] = output[out - distance];
        } else {
            if (in >= length) return 1;
            output[out++] = input[in++];
        }
    }
    fwrite(output, 1, size, stdout);
    fprintf(stderr, "%zu bytes, adler32 %08x\n", size, adler32(output, size));
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 2 || (strcmp(argv[1], "c") != 0 && strcmp(argv[1], "d") != 0)) {
        fputs("usage: lz c|d\n", stderr);
        return 2;
    }
    read_all();
    if (argv[1][0] == 'c') {
        compress();
        return 0;
    }
    int failed = decompress();
    if (failed) fputs("lz: damaged input\n", stderr);
    return failed;
}
