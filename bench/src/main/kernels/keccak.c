// A huge function: SHA3-256 of n blocks, with all rounds of the permutation unrolled over 25 locals, as libraries for hashing have it.
#include "kernel.h"

enum { RATE = 136 };

static uint64_t state[25];

#define ROTATE(x, by) ((x) << (by) | (x) >> (64 - (by)))

#define ROUND(constant)                                                                                                                          \
    do {                                                                                                                                         \
        uint64_t c0 = a0 ^ a5 ^ a10 ^ a15 ^ a20, c1 = a1 ^ a6 ^ a11 ^ a16 ^ a21, c2 = a2 ^ a7 ^ a12 ^ a17 ^ a22, c3 = a3 ^ a8 ^ a13 ^ a18 ^ a23, \
                 c4 = a4 ^ a9 ^ a14 ^ a19 ^ a24;                                                                                                 \
        uint64_t d0 = c4 ^ ROTATE(c1, 1), d1 = c0 ^ ROTATE(c2, 1), d2 = c1 ^ ROTATE(c3, 1), d3 = c2 ^ ROTATE(c4, 1), d4 = c3 ^ ROTATE(c0, 1);    \
        uint64_t b0 = a0 ^ d0, b1 = ROTATE(a6 ^ d1, 44), b2 = ROTATE(a12 ^ d2, 43), b3 = ROTATE(a18 ^ d3, 21), b4 = ROTATE(a24 ^ d4, 14);        \
        uint64_t b5 = ROTATE(a3 ^ d3, 28), b6 = ROTATE(a9 ^ d4, 20), b7 = ROTATE(a10 ^ d0, 3), b8 = ROTATE(a16 ^ d1, 45),                        \
                 b9 = ROTATE(a22 ^ d2, 61);                                                                                                      \
        uint64_t b10 = ROTATE(a1 ^ d1, 1), b11 = ROTATE(a7 ^ d2, 6), b12 = ROTATE(a13 ^ d3, 25), b13 = ROTATE(a19 ^ d4, 8),                      \
                 b14 = ROTATE(a20 ^ d0, 18);                                                                                                     \
        uint64_t b15 = ROTATE(a4 ^ d4, 27), b16 = ROTATE(a5 ^ d0, 36), b17 = ROTATE(a11 ^ d1, 10), b18 = ROTATE(a17 ^ d2, 15),                   \
                 b19 = ROTATE(a23 ^ d3, 56);                                                                                                     \
        uint64_t b20 = ROTATE(a2 ^ d2, 62), b21 = ROTATE(a8 ^ d3, 55), b22 = ROTATE(a14 ^ d4, 39), b23 = ROTATE(a15 ^ d0, 41),                   \
                 b24 = ROTATE(a21 ^ d1, 2);                                                                                                      \
        a0 = b0 ^ (~b1 & b2) ^ (constant), a1 = b1 ^ (~b2 & b3), a2 = b2 ^ (~b3 & b4), a3 = b3 ^ (~b4 & b0), a4 = b4 ^ (~b0 & b1);               \
        a5 = b5 ^ (~b6 & b7), a6 = b6 ^ (~b7 & b8), a7 = b7 ^ (~b8 & b9), a8 = b8 ^ (~b9 & b5), a9 = b9 ^ (~b5 & b6);                            \
        a10 = b10 ^ (~b11 & b12), a11 = b11 ^ (~b12 & b13), a12 = b12 ^ (~b13 & b14), a13 = b13 ^ (~b14 & b10), a14 = b14 ^ (~b10 & b11);        \
        a15 = b15 ^ (~b16 & b17), a16 = b16 ^ (~b17 & b18), a17 = b17 ^ (~b18 & b19), a18 = b18 ^ (~b19 & b15), a19 = b19 ^ (~b15 & b16);        \
        a20 = b20 ^ (~b21 & b22), a21 = b21 ^ (~b22 & b23), a22 = b22 ^ (~b23 & b24), a23 = b23 ^ (~b24 & b20), a24 = b24 ^ (~b20 & b21);        \
    } while (0)

static NOINLINE void permute(void) {
    uint64_t a0 = state[0], a1 = state[1], a2 = state[2], a3 = state[3], a4 = state[4], a5 = state[5], a6 = state[6], a7 = state[7], a8 = state[8],
             a9 = state[9], a10 = state[10], a11 = state[11], a12 = state[12], a13 = state[13], a14 = state[14], a15 = state[15], a16 = state[16],
             a17 = state[17], a18 = state[18], a19 = state[19], a20 = state[20], a21 = state[21], a22 = state[22], a23 = state[23], a24 = state[24];
    ROUND(0x0000000000000001u); ROUND(0x0000000000008082u); ROUND(0x800000000000808au); ROUND(0x8000000080008000u);
    ROUND(0x000000000000808bu); ROUND(0x0000000080000001u); ROUND(0x8000000080008081u); ROUND(0x8000000000008009u);
    ROUND(0x000000000000008au); ROUND(0x0000000000000088u); ROUND(0x0000000080008009u); ROUND(0x000000008000000au);
    ROUND(0x000000008000808bu); ROUND(0x800000000000008bu); ROUND(0x8000000000008089u); ROUND(0x8000000000008003u);
    ROUND(0x8000000000008002u); ROUND(0x8000000000000080u); ROUND(0x000000000000800au); ROUND(0x800000008000000au);
    ROUND(0x8000000080008081u); ROUND(0x8000000000008080u); ROUND(0x0000000080000001u); ROUND(0x8000000080008008u);
    state[0] = a0, state[1] = a1, state[2] = a2, state[3] = a3, state[4] = a4, state[5] = a5, state[6] = a6, state[7] = a7, state[8] = a8;
    state[9] = a9, state[10] = a10, state[11] = a11, state[12] = a12, state[13] = a13, state[14] = a14, state[15] = a15, state[16] = a16;
    state[17] = a17, state[18] = a18, state[19] = a19, state[20] = a20, state[21] = a21, state[22] = a22, state[23] = a23, state[24] = a24;
}

static void absorb(const uint8_t block[RATE]) {
    for (int i = 0; i < RATE / 8; i++) {
        uint64_t lane = 0;
        for (int j = 0; j < 8; j++) lane |= (uint64_t)block[8 * i + j] << 8 * j;
        state[i] ^= lane;
    }
    permute();
}

EXPORT int64_t run(int32_t n) {
    uint8_t block[RATE];
    for (int i = 0; i < 25; i++) state[i] = 0;
    for (int32_t i = 0; i < n; i++) {
        for (int j = 0; j < RATE; j++) block[j] = (uint8_t)(i * 7 + j);
        absorb(block);
    }
    for (int j = 0; j < RATE; j++) block[j] = 0;
    block[0] = 0x06;
    block[RATE - 1] = 0x80;
    absorb(block);
    return (int64_t)(state[0] ^ state[3]);
}
