// f32 arithmetic and conversions: n passes of a 3×3 filter over a picture of bytes.
#include "kernel.h"

enum { WIDTH = 160, HEIGHT = 120 };
static uint8_t picture[HEIGHT][WIDTH];
static float filtered[HEIGHT][WIDTH];

static uint8_t clamped(float value) {
    if (value < 0) return 0;
    if (value > 255) return 255;
    return (uint8_t)(int32_t)(value + 0.5f);
}

EXPORT double run(int32_t n) {
    static const float weights[3][3] = {{0.05f, 0.11f, 0.05f}, {0.11f, 0.37f, 0.11f}, {0.05f, 0.11f, 0.05f}};
    uint32_t seed = 99;
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) picture[y][x] = (uint8_t)next_random(&seed);
    }
    double sum = 0;
    for (int32_t pass = 0; pass < n; pass++) {
        for (int y = 1; y < HEIGHT - 1; y++) {
            for (int x = 1; x < WIDTH - 1; x++) {
                float value = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) value += weights[dy + 1][dx + 1] * (float)picture[y + dy][x + dx];
                }
                filtered[y][x] = value;
            }
        }
        for (int y = 1; y < HEIGHT - 1; y++) {
            for (int x = 1; x < WIDTH - 1; x++) picture[y][x] = clamped(filtered[y][x] * 1.01f);
        }
        sum += filtered[pass % (HEIGHT - 2) + 1][pass % (WIDTH - 2) + 1];
    }
    return sum;
}
