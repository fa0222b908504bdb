// Calls of the host from this file and from another one that is inlined, in functions of two files.
#include "lib/walk.h"
#include "lib/arithmetic.h"

__attribute__((noinline)) static void twice(int a) {
  look(a);

  walk(a,
       a + 1);
}

__attribute__((export_name("go"))) void go(void) {
  twice(divide(8, 2));
}
