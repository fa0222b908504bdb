// f64 arithmetic with square roots and divisions: n steps of five bodies under gravity.
#include "kernel.h"

typedef struct {
    double x, y, z, vx, vy, vz, mass;
} body;

enum { BODIES = 5 };
static body bodies[BODIES];

static void reset(void) {
    for (int i = 0; i < BODIES; i++) {
        double d = i;
        bodies[i] = (body){d * 5 + 0.1, 1.5 - d * d, d * 0.3 - 0.7, 0.4 - 0.05 * d, 0.1 * d + 0.2, 0.03 * d - 0.06, i == 0 ? 39.5 : 0.04 / (d + 1)};
    }
}

static void advance(double dt) {
    for (int i = 0; i < BODIES; i++) {
        body *p = &bodies[i];
        for (int j = i + 1; j < BODIES; j++) {
            body *q = &bodies[j];
            double dx = p->x - q->x, dy = p->y - q->y, dz = p->z - q->z;
            double squared = dx * dx + dy * dy + dz * dz + 0.01;
            double magnitude = dt / (squared * __builtin_sqrt(squared));
            p->vx -= dx * q->mass * magnitude;
            p->vy -= dy * q->mass * magnitude;
            p->vz -= dz * q->mass * magnitude;
            q->vx += dx * p->mass * magnitude;
            q->vy += dy * p->mass * magnitude;
            q->vz += dz * p->mass * magnitude;
        }
    }
    for (int i = 0; i < BODIES; i++) {
        body *p = &bodies[i];
        p->x += dt * p->vx;
        p->y += dt * p->vy;
        p->z += dt * p->vz;
    }
}

EXPORT double run(int32_t n) {
    reset();
    for (int32_t i = 0; i < n; i++) advance(0.001);
    double energy = 0;
    for (int i = 0; i < BODIES; i++) {
        const body *p = &bodies[i];
        energy += 0.5 * p->mass * (p->vx * p->vx + p->vy * p->vy + p->vz * p->vz);
        for (int j = i + 1; j < BODIES; j++) {
            double dx = p->x - bodies[j].x, dy = p->y - bodies[j].y, dz = p->z - bodies[j].z;
            energy -= p->mass * bodies[j].mass / __builtin_sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return energy;
}
