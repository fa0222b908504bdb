// The smallest CGI program: clang --target=wasm32-wasi -O2 -s hello.c -o hello-cgi.wasm
#include <stdio.h>

int main(void) {
  fputs("Content-Type: text/plain\n\nhello\n", stdout);
  return 0;
}
