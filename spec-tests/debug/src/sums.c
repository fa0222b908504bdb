// Sums such as "1+2*(3+4)", which trap in different places: of two files, and of one that is included.
#include "cursor.h"
#include "lib/arithmetic.h"

static int sum(struct cursor *in);

static int peek(struct cursor *in) {
  return at_end(in) ? 0 : in->text[in->at];
}

static __attribute__((noinline)) int factor(struct cursor *in) {
  int c = next(in);
  if (c == '(') {
    int inner = sum(in);
    next(in);
    return inner;
  }
  int value = 0;
  while (c >= '0' && c <= '9') {
    value = value * 10 + (c - '0');
    c = peek(in);
    if (c >= '0' && c <= '9')
      next(in);
  }
  return value;
}

static __attribute__((noinline)) int product(struct cursor *in) {
  int value = factor(in);
  while (peek(in) == '*' || peek(in) == '/') {
    if (next(in) == '*')
      value *= factor(in);
    else
      value = divide(value, factor(in));
  }
  return value;
}

static __attribute__((noinline)) int sum(struct cursor *in) {
  int value = product(in);
  while (peek(in) == '+') {
    next(in);
    value += product(in);
  }
  return value;
}

static const char *const texts[] = {"1+2*(3+4)", "1+2*(3+", "8/2", "1+8/(2*0)"};
static const int lengths[] = {9, 7, 3, 9};

// The value of one of the texts.
__attribute__((export_name("evaluate"))) int evaluate(int number) {
  struct cursor in = {texts[number], lengths[number], 0};
  return sum(&in);
}
