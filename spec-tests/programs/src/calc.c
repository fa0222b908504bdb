// calc: evaluates one arithmetic expression per line of standard input and prints it in decimal and hexadecimal.
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *at;
static const char *problem;

static double sum(void);

static void skip(void) {
    while (isspace((unsigned char)*at)) at++;
}

static int take(char c) {
    skip();
    if (*at != c) return 0;
    at++;
    return 1;
}

typedef double (*unary)(double);
typedef double (*binary)(double, double);

static const struct {
    const char *name;
    unary f;
} unaries[] = {{"sin", sin},     {"cos", cos},   {"tan", tan},   {"atan", atan}, {"exp", exp},     {"log", log},   {"log2", log2},
               {"sqrt", sqrt},   {"cbrt", cbrt}, {"abs", fabs},  {"ceil", ceil}, {"floor", floor}, {"round", round}, {"trunc", trunc},
               {"rint", rint},   {"sinh", sinh}, {"tanh", tanh}, {"erf", erf},   {"gamma", tgamma}};

static const struct {
    const char *name;
    binary f;
} binaries[] = {{"pow", pow}, {"fmod", fmod}, {"atan2", atan2}, {"hypot", hypot}, {"min", fmin}, {"max", fmax}, {"copysign", copysign}};

static double call(const char *name) {
    double first = sum();
    for (size_t i = 0; i < sizeof unaries / sizeof *unaries; i++) {
        if (strcmp(name, unaries[i].name) == 0) {
            if (!take(')')) problem = "expected )";
            return unaries[i].f(first);
        }
    }
    for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++) {
        if (strcmp(name, binaries[i].name) == 0) {
            if (!take(',')) problem = "expected ,";
            double second = sum();
            if (!take(')')) problem = "expected )";
            return binaries[i].f(first, second);
        }
    }
    problem = "unknown function";
    return 0;
}

static double atom(void) {
    skip();
    if (take('(')) {
        double value = sum();
        if (!take(')')) problem = "expected )";
        return value;
    }
    if (isdigit((unsigned char)*at) || *at == '.') {
        char *end;
        double value = strtod(at, &end);
        at = end;
        return value;
    }
    if (isalpha((unsigned char)*at)) {
        char name[16];
        size_t n = 0;
        while (isalnum((unsigned char)*at) && n < sizeof name - 1) name[n++] = *at++;
        name[n] = '\0';
        if (strcmp(name, "pi") == 0) return 3.14159265358979323846;
        if (strcmp(name, "inf") == 0) return INFINITY;
        if (strcmp(name, "nan") == 0) return NAN;
        if (take('(')) return call(name);
        problem = "unknown name";
        return 0;
    }
    problem = *at == '\0' ? "unexpected end" : "unexpected character";
    return 0;
}

static double factor(void) {
    if (take('-')) return -factor();
    double base = atom();
    return take('^') ? pow(base, factor()) : base;
}

static double product(void) {
    double value = factor();
    while (problem == NULL) {
        if (take('*')) value *= factor();
        else if (take('/')) value /= factor();
        else if (take('%')) value = fmod(value, factor());
        else break;
    }
    return value;
}

static double sum(void) {
    double value = product();
    while (problem == NULL) {
        if (take('+')) value += product();
        else if (take('-')) value -= product();
        else break;
    }
    return value;
}

int main(void) {
    char line[256];
    int failures = 0;
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        at = line;
        problem = NULL;
        double value = sum();
        skip();
        if (problem == NULL && *at != '\0') problem = "unexpected character";
        if (problem != NULL) {
            printf("%s\n  error at column %d: %s\n", line, (int)(at - line) + 1, problem);
            failures++;
        } else if (isnan(value)) {
            printf("%s\n  = nan\n", line);
        } else {
            printf("%s\n  = %.17g  %a  %g  %.3f  %e  (float) %.9g\n", line, value, value, value, value, value, (float)value);
        }
    }
    return failures > 0 ? 3 : 0;
}
