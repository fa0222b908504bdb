// A memory with 64-bit addresses: shortest paths over a map of n by n squares, with a heap of pointers (n at most 512).
#include "kernel.h"

enum { LIMIT = 512, FAR = 0x7fffffff };

struct square {
    struct square *from;
    uint32_t cost, distance;
    uint64_t place;  // in the heap, from 1; 0 if it is not there
};

static struct square squares[LIMIT][LIMIT];
static struct square *heap[LIMIT * LIMIT + 1];
static uint64_t size;

static void set(uint64_t place, struct square *square) {
    heap[place] = square;
    square->place = place;
}

static void rise(uint64_t place, struct square *square) {
    for (; place > 1 && heap[place / 2]->distance > square->distance; place /= 2) set(place, heap[place / 2]);
    set(place, square);
}

static struct square *take_nearest(void) {
    struct square *nearest = heap[1], *last = heap[size--];
    nearest->place = 0;
    if (size == 0) return nearest;
    uint64_t place = 1;
    for (uint64_t child; (child = place * 2) <= size; place = child) {
        if (child < size && heap[child + 1]->distance < heap[child]->distance) child++;
        if (heap[child]->distance >= last->distance) break;
        set(place, heap[child]);
    }
    set(place, last);
    return nearest;
}

static void reach(struct square *to, struct square *from) {
    uint32_t distance = from->distance + to->cost;
    if (distance >= to->distance) return;
    to->distance = distance;
    to->from = from;
    rise(to->place != 0 ? to->place : ++size, to);
}

EXPORT int64_t run(int32_t n) {
    if (n > LIMIT) n = LIMIT;
    uint32_t seed = 521288629;
    for (int32_t y = 0; y < n; y++) {
        for (int32_t x = 0; x < n; x++) squares[y][x] = (struct square){0, 1 + (next_random(&seed) >> 26), FAR, 0};
    }
    squares[0][0].distance = 0;
    size = 0;
    rise(++size, &squares[0][0]);
    while (size > 0) {
        struct square *at = take_nearest();
        int64_t index = at - &squares[0][0], y = index / LIMIT, x = index % LIMIT;
        if (x > 0) reach(at - 1, at);
        if (y > 0) reach(at - LIMIT, at);
        if (x < n - 1) reach(at + 1, at);
        if (y < n - 1) reach(at + LIMIT, at);
    }
    int64_t steps = 0;
    for (struct square *at = &squares[n - 1][n - 1]; at->from != 0; at = at->from) steps += at - at->from;
    return (int64_t)squares[n - 1][n - 1].distance << 32 ^ steps;
}
