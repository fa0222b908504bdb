// A switch in a loop: an interpreter of a small stack machine that runs a program of nested loops n times.
#include "kernel.h"

enum { PUSH, LOAD, STORE, ADD, SUB, MUL, AND, XOR, SHR, LESS, JUMP, JUMP_IF, DUP, DROP, INC, HALT };

static const uint8_t program[] = {
    PUSH, 0, STORE, 0,                                   // i = 0
    PUSH, 1, STORE, 2,                                   // x = 1
    PUSH, 0, STORE, 1,                                   // 8: j = 0
    LOAD, 2, PUSH, 33, MUL, LOAD, 1, ADD, STORE, 2,      // 12: x = x * 33 + j
    LOAD, 2, DUP, PUSH, 7, SHR, XOR, LOAD, 0, SUB, STORE, 2,  // x = (x ^ x >> 7) - i
    INC, 1, LOAD, 1, PUSH, 20, LESS, JUMP_IF, 12,        // if (++j < 20) goto 12
    LOAD, 2, PUSH, 127, AND, LOAD, 3, ADD, STORE, 3,     // sum += x & 127
    INC, 0, LOAD, 0, PUSH, 50, LESS, JUMP_IF, 8,         // if (++i < 50) goto 8
    LOAD, 2, DROP, JUMP, 67, HALT, HALT,
};

static uint32_t variables[4];
static uint32_t stack[32];

static NOINLINE uint32_t interpret(void) {
    uint32_t at = 0, top = 0;
    for (;;) {
        switch (program[at++]) {
            case PUSH: stack[top++] = program[at++]; break;
            case LOAD: stack[top++] = variables[program[at++]]; break;
            case STORE: variables[program[at++]] = stack[--top]; break;
            case ADD: top--; stack[top - 1] += stack[top]; break;
            case SUB: top--; stack[top - 1] -= stack[top]; break;
            case MUL: top--; stack[top - 1] *= stack[top]; break;
            case AND: top--; stack[top - 1] &= stack[top]; break;
            case XOR: top--; stack[top - 1] ^= stack[top]; break;
            case SHR: top--; stack[top - 1] >>= stack[top]; break;
            case LESS: top--; stack[top - 1] = stack[top - 1] < stack[top]; break;
            case JUMP: at = program[at]; break;
            case JUMP_IF: at = stack[--top] ? program[at] : at + 1; break;
            case DUP: stack[top] = stack[top - 1]; top++; break;
            case DROP: top--; break;
            case INC: variables[program[at++]]++; break;
            case HALT: return variables[3];
            default: __builtin_trap();
        }
    }
}

EXPORT int32_t run(int32_t n) {
    variables[3] = 0;
    uint32_t sum = 0;
    for (int32_t i = 0; i < n; i++) sum = sum * 31 + interpret();
    return (int32_t)sum;
}
