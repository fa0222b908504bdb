// Allocation: malloc, realloc and free of a C library, by a search tree that grows and shrinks and by buffers of very different sizes.
#include <stdlib.h>
#include <string.h>

#include "kernel.h"

enum { KEYS = 4096, BUFFERS = 64, LONGEST = 2000 };

struct node {
    struct node *left, *right;
    uint32_t key, count;
};

struct buffer {
    uint8_t *bytes;
    uint32_t size;
};

static struct node **find(struct node **at, uint32_t key) {
    while (*at != NULL && (*at)->key != key) at = key < (*at)->key ? &(*at)->left : &(*at)->right;
    return at;
}

static void insert(struct node **at, uint32_t key) {
    struct node *node = malloc(sizeof *node);
    if (node == NULL) __builtin_trap();
    *node = (struct node){NULL, NULL, key, 1};
    *at = node;
}

static uint32_t delete(struct node **at) {
    struct node *node = *at;
    uint32_t count = node->count;
    if (node->left != NULL && node->right != NULL) {
        struct node **next = &node->right;
        while ((*next)->left != NULL) next = &(*next)->left;
        node->key = (*next)->key;
        node->count = (*next)->count;
        at = next;
        node = *next;
    }
    *at = node->left != NULL ? node->left : node->right;
    free(node);
    return count;
}

static uint32_t resize(struct buffer *buffer, uint32_t random) {
    uint32_t old = buffer->size, size = 1 + (random >> 8) % ((random & 7) == 0 ? LONGEST : 64);
    uint8_t *bytes = realloc(buffer->bytes, size);
    if (bytes == NULL) __builtin_trap();
    if (size > old) memset(bytes + old, (int)(random & 0xff), size - old);
    buffer->bytes = bytes;
    buffer->size = size;
    return bytes[size - 1];
}

static uint32_t free_all(struct node *node) {
    if (node == NULL) return 0;
    uint32_t sum = free_all(node->left) * 31 + free_all(node->right) * 17 + node->key * node->count;
    free(node);
    return sum;
}

EXPORT int32_t run(int32_t n) {
    struct node *root = NULL;
    struct buffer buffers[BUFFERS] = {{NULL, 0}};
    uint32_t seed = 88172645, sum = 0;
    for (int32_t i = 0; i < n; i++) {
        uint32_t random = next_random(&seed), key = random % KEYS;
        struct node **at = find(&root, key);
        if (*at == NULL) insert(at, key);
        else if (random >> 30 != 0) sum = sum * 31 + delete(at);
        else (*at)->count++;
        if ((i & 3) == 0) sum += resize(&buffers[random >> 16 & (BUFFERS - 1)], next_random(&seed));
    }
    for (int32_t i = 0; i < BUFFERS; i++) free(buffers[i].bytes);
    return (int32_t)(sum * 31 + free_all(root));
}
