// Calls the host for each number, from code that is inlined.
void look(int number) __attribute__((import_module("host"), import_name("look")));

static inline __attribute__((always_inline)) void walk(int from, int to) {
  for (int i = from; i < to; i++)
    look(i);
}
