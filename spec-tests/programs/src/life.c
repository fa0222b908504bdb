// life WIDTH HEIGHT GENERATIONS: Conway's game on a torus, started from a fixed pseudo-random board.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int width, height;
static uint8_t *board, *next;

static uint32_t seed = 12345;

static uint32_t random32(void) {
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed;
}

static int neighbours(int x, int y) {
    int count = 0;
    for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
            if (dx == 0 && dy == 0) continue;
            count += board[(y + dy + height) % height * width + (x + dx + width) % width];
        }
    }
    return count;
}

static void step(void) {
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            int n = neighbours(x, y);
            next[y * width + x] = n == 3 || (n == 2 && board[y * width + x]);
        }
    }
    uint8_t *swap = board;
    board = next;
    next = swap;
}

int main(int argc, char **argv) {
    if (argc != 4 || (width = atoi(argv[1])) <= 0 || (height = atoi(argv[2])) <= 0) {
        fputs("usage: life WIDTH HEIGHT GENERATIONS\n", stderr);
        return 2;
    }
    int generations = atoi(argv[3]);
    board = malloc((size_t)(width * height));
    next = malloc((size_t)(width * height));
    if (board == NULL || next == NULL) return 1;
    for (int i = 0; i < width * height; i++) board[i] = random32() % 3 == 0;
    for (int g = 0; g < generations; g++) step();
    int alive = 0;
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            alive += board[y * width + x];
            putchar(board[y * width + x] ? '#' : '.');
        }
        putchar('\n');
    }
    printf("%d of %d alive after %d generations\n", alive, width * height, generations);
    return 0;
}
