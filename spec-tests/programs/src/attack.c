// Does what its arguments say with the raw functions of WASI, and prints what came of each: an argument
// is an operation, a line of output its error number and, if something was read, a space and what.
//
//   open FD PATH              opens a file for reading, following links, and reads it
//   create FD PATH            opens a file for writing, creating it, and writes to it
//   stat FD PATH              mkdir FD PATH       rmdir FD PATH       unlink FD PATH
//   readlink FD PATH          list FD PATH        times FD PATH
//   symlink TEXT FD PATH      rename FD PATH FD PATH                  link FD PATH FD PATH
//   touch FD PATH             opens a file and sets its times
//   renumber FD FD            close FD
//   repeat MILLIS OPERATION   does it until the time is over, and prints each different outcome once
//   pointer NAME              calls a function with pointers and lengths that lead out of the memory
//
// In a path, %00 is a byte in hexadecimal, and %*N* a name of N letters.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name))) int name
typedef uint32_t u32;
WASI(path_open)(u32, u32, const char *, u32, u32, uint64_t, uint64_t, u32, u32 *);
WASI(path_filestat_get)(u32, u32, const char *, u32, void *);
WASI(path_filestat_set_times)(u32, u32, const char *, u32, uint64_t, uint64_t, u32);
WASI(path_create_directory)(u32, const char *, u32);
WASI(path_remove_directory)(u32, const char *, u32);
WASI(path_unlink_file)(u32, const char *, u32);
WASI(path_readlink)(u32, const char *, u32, char *, u32, u32 *);
WASI(path_symlink)(const char *, u32, u32, const char *, u32);
WASI(path_rename)(u32, const char *, u32, u32, const char *, u32);
WASI(path_link)(u32, u32, const char *, u32, u32, const char *, u32);
WASI(fd_read)(u32, const void *, u32, u32 *);
WASI(fd_write)(u32, const void *, u32, u32 *);
WASI(fd_readdir)(u32, void *, u32, uint64_t, u32 *);
WASI(fd_filestat_set_times)(u32, uint64_t, uint64_t, u32);
WASI(fd_renumber)(u32, u32);
WASI(fd_close)(u32);
WASI(random_get)(void *, u32);

enum { FOLLOW = 1, CREAT = 1, DIRECTORY = 2, RIGHT_READ = 2, RIGHT_WRITE = 64, RIGHT_READDIR = 1 << 14, RIGHT_TIMES = 1 << 23 };

typedef struct {
  char *bytes;
  u32 length;
} Path;

static char text[256];
static u32 text_length;
static int repeating;

static Path decode(const char *word) {
  Path path = {malloc(1 << 17), 0};
  while (*word) {
    if (word[0] == '%' && word[1] == '*') {
      char *end;
      u32 count = strtoul(word + 2, &end, 10);
      memset(path.bytes + path.length, 'a', count);
      path.length += count;
      word = end + 1;
    } else if (*word == '%') {
      char digits[3] = {word[1], word[2], 0};
      path.bytes[path.length++] = (char)strtoul(digits, NULL, 16);
      word += 3;
    } else {
      path.bytes[path.length++] = *word++;
    }
  }
  return path;
}

static int open_and_read(u32 fd, Path at) {
  u32 opened;
  int error = path_open(fd, FOLLOW, at.bytes, at.length, 0, RIGHT_READ, 0, 0, &opened);
  if (error) return error;
  struct {
    char *buffer;
    u32 length;
  } region = {text, sizeof text};
  error = fd_read(opened, &region, 1, &text_length);
  fd_close(opened);
  return error;
}

static int create_and_write(u32 fd, Path at) {
  u32 opened;
  int error = path_open(fd, FOLLOW, at.bytes, at.length, CREAT, RIGHT_WRITE, 0, 0, &opened);
  if (error) return error;
  struct {
    const char *buffer;
    u32 length;
  } region = {"owned", 5};
  u32 written;
  error = fd_write(opened, &region, 1, &written);
  fd_close(opened);
  return error;
}

static int touch(u32 fd, Path at) {
  u32 opened;
  int error = path_open(fd, FOLLOW, at.bytes, at.length, 0, RIGHT_READ | RIGHT_TIMES, 0, 0, &opened);
  if (error) return error;
  error = fd_filestat_set_times(opened, 0, 0, 10);
  fd_close(opened);
  return error;
}

static int list(u32 fd, Path at) {
  u32 opened;
  int error = path_open(fd, FOLLOW, at.bytes, at.length, DIRECTORY, RIGHT_READDIR, 0, 0, &opened);
  if (error) return error;
  static char entries[4096];
  u32 used;
  error = fd_readdir(opened, entries, sizeof entries, 0, &used);
  fd_close(opened);
  for (u32 i = 0; !error && i + 24 <= used;) {
    u32 length;
    memcpy(&length, entries + i + 16, 4);
    if (i + 24 + length > used || text_length + length + 1 > sizeof text) break;
    memcpy(text + text_length, entries + i + 24, length);
    text_length += length;
    text[text_length++] = ',';
    i += 24 + length;
  }
  return error;
}

static int hostile(const char *name) {
  u32 result;
  char *last = (char *)-1;
  u32 regions[2] = {0xffffff00u, 0x200};
  u32 large[2] = {16, 0xffffffffu};
  if (!strcmp(name, "path")) return path_create_directory(3, last, 16);
  if (!strcmp(name, "length")) return path_create_directory(3, "x", 0xffffffffu);
  if (!strcmp(name, "result")) return path_open(3, 0, "file", 4, 0, RIGHT_READ, 0, 0, (u32 *)last);
  if (!strcmp(name, "stat")) return path_filestat_get(3, 0, "file", 4, last - 8);
  if (!strcmp(name, "regions")) return fd_write(1, last - 4, 1, &result);
  if (!strcmp(name, "count")) return fd_write(1, regions, 0x20000001u, &result);
  if (!strcmp(name, "region")) return fd_write(1, regions, 1, &result);
  if (!strcmp(name, "large")) return fd_write(1, large, 1, &result);
  if (!strcmp(name, "read")) return fd_read(0, regions, 1, &result);
  if (!strcmp(name, "random")) return random_get((void *)65536, 0xffffffffu);
  if (!strcmp(name, "readlink")) return path_readlink(3, "link", 4, last, 16, &result);
  abort();
}

static int execute(char **word) {
  text_length = 0;
  const char *name = word[0];
  if (!strcmp(name, "pointer")) return hostile(word[1]);
  if (!strcmp(name, "close")) return fd_close(atoi(word[1]));
  if (!strcmp(name, "renumber")) return fd_renumber(atoi(word[1]), atoi(word[2]));
  if (!strcmp(name, "symlink")) {
    Path content = decode(word[1]), at = decode(word[3]);
    int error = path_symlink(content.bytes, content.length, atoi(word[2]), at.bytes, at.length);
    free(content.bytes);
    free(at.bytes);
    return error;
  }
  u32 fd = atoi(word[1]);
  Path at = decode(word[2]);
  char stat[64];
  int error = -1;
  if (!strcmp(name, "open")) error = open_and_read(fd, at);
  if (!strcmp(name, "create")) error = create_and_write(fd, at);
  if (!strcmp(name, "touch")) error = touch(fd, at);
  if (!strcmp(name, "list")) error = list(fd, at);
  if (!strcmp(name, "stat")) error = path_filestat_get(fd, FOLLOW, at.bytes, at.length, stat);
  if (!strcmp(name, "times")) error = path_filestat_set_times(fd, FOLLOW, at.bytes, at.length, 0, 0, 10);
  if (!strcmp(name, "mkdir")) error = path_create_directory(fd, at.bytes, at.length);
  if (!strcmp(name, "rmdir")) error = path_remove_directory(fd, at.bytes, at.length);
  if (!strcmp(name, "unlink")) error = path_unlink_file(fd, at.bytes, at.length);
  if (!strcmp(name, "readlink")) error = path_readlink(fd, at.bytes, at.length, text, sizeof text, &text_length);
  if (!strcmp(name, "rename") || !strcmp(name, "link")) {
    Path to = decode(word[4]);
    error = name[0] == 'r' ? path_rename(fd, at.bytes, at.length, atoi(word[3]), to.bytes, to.length)
                           : path_link(fd, 0, at.bytes, at.length, atoi(word[3]), to.bytes, to.length);
    free(to.bytes);
  }
  free(at.bytes);
  if (error < 0) abort();
  return error;
}

static void print(int error) {
  static char seen[64][sizeof text + 16];
  static int outcomes;
  char line[sizeof seen[0]];
  snprintf(line, sizeof line, "%d%s%.*s", error, text_length ? " " : "", (int)text_length, text);
  for (int i = 0; i < outcomes; i++) {
    if (repeating && !strcmp(seen[i], line)) return;
  }
  if (repeating && outcomes < 64) strcpy(seen[outcomes++], line);
  puts(line);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    char *words[8] = {0};
    int count = 0;
    for (char *word = strtok(argv[i], " "); word && count < 7; word = strtok(NULL, " ")) words[count++] = word;
    repeating = !strcmp(words[0], "repeat");
    double end = repeating ? now() + atof(words[1]) : 0;
    do {
      print(execute(repeating ? words + 2 : words));
    } while (repeating && now() < end);
    fflush(stdout);
  }
  return 0;
}
