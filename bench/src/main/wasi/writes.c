// Writes TOTAL bytes in pieces of SIZE to a file, or to the standard output if it is called "-", and
// prints to the standard error how many milliseconds that took, closing included.
//
// Built by: clang --target=wasm32-wasi -O2 -Wall -Wextra -Werror -Wl,--strip-all -o writes.wasm writes.c
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fputs("usage: writes FILE|- SIZE TOTAL\n", stderr);
    return 2;
  }
  size_t size = strtoul(argv[2], NULL, 10);
  unsigned long long left = strtoull(argv[3], NULL, 10);
  int fd = strcmp(argv[1], "-") ? open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0666) : 1;
  char *piece = malloc(size);
  if (fd < 0 || piece == NULL) {
    perror(argv[1]);
    return 1;
  }
  memset(piece, 'a', size);
  double start = now();
  while (left > 0) {
    ssize_t written = write(fd, piece, left < size ? left : size);
    if (written < 0) {
      perror("write");
      return 1;
    }
    left -= written;
  }
  if (close(fd) != 0) {
    perror("close");
    return 1;
  }
  fprintf(stderr, "%.3f\n", now() - start);
}
