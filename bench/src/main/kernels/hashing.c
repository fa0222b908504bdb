// Hashing: a map with linear probing that is filled, searched, thinned out and rehashed; its keys are byte strings.
#include "kernel.h"

enum { SLOTS = 1 << 15, FULL = SLOTS / 4 * 3, LENGTH = 12 };

struct entry {
    uint64_t hash;
    uint8_t key[LENGTH];
    uint32_t value;
};

static struct entry entries[SLOTS];
static uint32_t used;

static void make_key(uint32_t number, uint8_t key[LENGTH]) {
    for (int i = 0; i < LENGTH; i++) {
        key[i] = (uint8_t)("0123456789abcdef"[number & 15] + i);
        number = number * 2654435769u >> 3;
    }
}

static uint64_t hash(const uint8_t key[LENGTH]) {
    uint64_t h = 14695981039346656037u;
    for (int i = 0; i < LENGTH; i++) h = (h ^ key[i]) * 1099511628211u;
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdu;
    h ^= h >> 29;
    return h != 0 ? h : 1;
}

static int equal(const uint8_t *a, const uint8_t *b) {
    for (int i = 0; i < LENGTH; i++) {
        if (a[i] != b[i]) return 0;
    }
    return 1;
}

static NOINLINE uint32_t slot_of(uint64_t h, const uint8_t key[LENGTH]) {
    uint32_t at = (uint32_t)h & (SLOTS - 1);
    while (entries[at].hash != 0 && (entries[at].hash != h || !equal(entries[at].key, key))) at = (at + 1) & (SLOTS - 1);
    return at;
}

static void clear(void) {
    for (uint32_t i = 0; i < SLOTS; i++) entries[i].hash = 0;
    used = 0;
}

// Closes the gap that a deleted entry leaves, so that later searches need no marks.
static void delete(uint32_t at) {
    uint32_t gap = at;
    for (uint32_t next = (at + 1) & (SLOTS - 1); entries[next].hash != 0; next = (next + 1) & (SLOTS - 1)) {
        uint32_t home = (uint32_t)entries[next].hash & (SLOTS - 1);
        if (((next - home) & (SLOTS - 1)) >= ((next - gap) & (SLOTS - 1))) {
            entries[gap] = entries[next];
            gap = next;
        }
    }
    entries[gap].hash = 0;
    used--;
}

EXPORT int32_t run(int32_t n) {
    clear();
    uint32_t seed = 123456789, sum = 0;
    uint8_t key[LENGTH];
    for (int32_t i = 0; i < n; i++) {
        uint32_t random = next_random(&seed);
        make_key(random % 40000, key);
        uint64_t h = hash(key);
        uint32_t at = slot_of(h, key);
        if (entries[at].hash == 0) {
            if (used == FULL) clear(), at = slot_of(h, key);
            entries[at].hash = h;
            for (int j = 0; j < LENGTH; j++) entries[at].key[j] = key[j];
            entries[at].value = random;
            used++;
        } else if (random >> 29 == 0) {
            delete(at);
        } else {
            sum = sum * 31 + entries[at].value++;
        }
    }
    return (int32_t)(sum * 31 + used);
}
