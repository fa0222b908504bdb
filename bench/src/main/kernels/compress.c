// Compression: packs n bytes of text by references to what came before, and unpacks them again (n at most 1,000,000).
#include "kernel.h"

enum { LIMIT = 1000000, HASHES = 1 << 14, SHORTEST = 4, LONGEST = SHORTEST + 254, FARTHEST = 65535 };

static uint8_t text[LIMIT + 64], packed[LIMIT + LIMIT / 8 + 64], unpacked[LIMIT + LONGEST];
static int32_t last_seen[HASHES];

static void generate(int32_t n) {
    static const char *const words[] = {"const ", "return ", "while (", "value", "index", " = ", ";\n    ", ") {\n", "0x", "static ", "left", "right", "[i]", "->", " + ", "}\n"};
    uint32_t seed = 97531;
    for (int32_t at = 0; at < n;) {
        uint32_t random = next_random(&seed);
        if (random >> 28 == 0) text[at++] = (uint8_t)('a' + random % 26);
        for (const char *word = words[random & random >> 9 & 15]; *word != '\0'; word++) text[at++] = (uint8_t)*word;
    }
}

static uint32_t hash(const uint8_t *at) {
    uint32_t four = (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
    return four * 2654435761u >> 18;
}

// Eight items follow each byte of flags: a byte as it is, or a length and a distance.
static int32_t pack(int32_t n) {
    for (int32_t i = 0; i < HASHES; i++) last_seen[i] = -1;
    int32_t out = 0, flags = 0, items = 0;
    for (int32_t at = 0; at < n;) {
        if ((items++ & 7) == 0) {
            flags = out++;
            packed[flags] = 0;
        }
        uint32_t slot = hash(text + at);
        int32_t seen = last_seen[slot], length = 0;
        last_seen[slot] = at;
        if (seen >= 0 && at - seen <= FARTHEST) {
            int32_t most = n - at < LONGEST ? n - at : LONGEST;
            while (length < most && text[seen + length] == text[at + length]) length++;
        }
        if (length < SHORTEST) {
            packed[out++] = text[at++];
        } else {
            packed[flags] |= (uint8_t)(1 << ((items - 1) & 7));
            packed[out++] = (uint8_t)(length - SHORTEST);
            packed[out++] = (uint8_t)(at - seen);
            packed[out++] = (uint8_t)((at - seen) >> 8);
            at += length;
        }
    }
    return out;
}

static int32_t unpack(int32_t size, int32_t n) {
    int32_t out = 0;
    for (int32_t at = 0; at < size && out < n;) {
        int32_t flags = packed[at++];
        for (int32_t item = 0; item < 8 && out < n; item++, flags >>= 1) {
            if ((flags & 1) == 0) {
                unpacked[out++] = packed[at++];
                continue;
            }
            int32_t length = packed[at] + SHORTEST, from = out - (packed[at + 1] | packed[at + 2] << 8);
            at += 3;
            while (length-- > 0) unpacked[out++] = unpacked[from++];
        }
    }
    return out;
}

EXPORT int64_t run(int32_t n) {
    if (n > LIMIT) n = LIMIT;
    generate(n);
    int32_t size = pack(n);
    if (unpack(size, n) != n) __builtin_trap();
    uint32_t sum = 0;
    for (int32_t i = 0; i < n; i++) {
        if (unpacked[i] != text[i]) __builtin_trap();
        sum = (sum ^ unpacked[i]) * 16777619u;
    }
    return (int64_t)((uint64_t)size << 32 | sum);
}
