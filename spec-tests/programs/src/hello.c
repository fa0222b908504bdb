// The smallest useful WASI command: no C library, one import, one call.

typedef struct {
    const char *bytes;
    unsigned long length;
} ciovec;

__attribute__((import_module("wasi_snapshot_preview1"), import_name("fd_write")))
int fd_write(int fd, const ciovec *vectors, unsigned long count, unsigned long *written);

__attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_exit"), noreturn))
void proc_exit(int code);

static const char greeting[] = "Hello, world!\n";

void _start(void) {
    const ciovec vector = {greeting, sizeof greeting - 1};
    unsigned long written;
    if (fd_write(1, &vector, 1, &written) != 0 || written != vector.length) proc_exit(1);
}
