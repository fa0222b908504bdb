// A text that is read from its front.
struct cursor {
  const char *text;
  int length;
  int at;
};

static inline __attribute__((always_inline)) int at_end(const struct cursor *in) {
  return in->at >= in->length;
}

// The next character; the end of the text is a trap.
static inline __attribute__((always_inline)) int next(struct cursor *in) {
  if (at_end(in))
    __builtin_trap();
  return in->text[in->at++];
}
