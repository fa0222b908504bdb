// threads MODE [THREADS [TIMES]]: starts threads, which do what MODE says. There is no C library: this is all that wasi-threads asks of a program.
#include <stddef.h>
#include <stdint.h>

#define IMPORT(module, name) __attribute__((import_module(module), import_name(name)))
#define MOST 64
#define STACK 8192

typedef struct {
    const void *bytes;
    size_t length;
} iovec;

IMPORT("wasi", "thread-spawn") int thread_spawn(void *thread);
IMPORT("wasi_snapshot_preview1", "args_sizes_get") int args_sizes_get(size_t *count, size_t *size);
IMPORT("wasi_snapshot_preview1", "args_get") int args_get(char **args, char *buffer);
IMPORT("wasi_snapshot_preview1", "fd_write") int fd_write(int fd, const iovec *vectors, size_t count, size_t *written);
IMPORT("wasi_snapshot_preview1", "fd_read") int fd_read(int fd, const iovec *vectors, size_t count, size_t *read);
IMPORT("wasi_snapshot_preview1", "fd_pread") int fd_pread(int fd, const iovec *vectors, size_t count, uint64_t offset, size_t *read);
IMPORT("wasi_snapshot_preview1", "fd_close") int fd_close(int fd);
IMPORT("wasi_snapshot_preview1", "path_open") int path_open(
    int fd, int lookup, const char *path, size_t length, int oflags, uint64_t base, uint64_t inheriting, int flags, int *opened);
IMPORT("wasi_snapshot_preview1", "poll_oneoff") int poll_oneoff(const void *in, void *out, size_t count, size_t *events);
IMPORT("wasi_snapshot_preview1", "sched_yield") int sched_yield(void);
IMPORT("wasi_snapshot_preview1", "proc_exit") _Noreturn void proc_exit(int code);

// --- Threads ---------------------------------------------------------------------------------------------------------

typedef struct {
    char *stack;
    void *tls;
    int done;
    void (*body)(int);
    int argument;
    int id;
} thread;

static _Thread_local int own_id;
void __wasm_init_tls(void *memory);

__attribute__((noinline)) static void run(int id, thread *self) {
    __wasm_init_tls(self->tls);
    own_id = id;
    self->body(self->argument);
    if (own_id != id) __builtin_trap();
}

// Uses no stack: before it calls run there is none, and once it says that the thread is done the stack belongs to others.
__attribute__((export_name("wasi_thread_start"))) void wasi_thread_start(int id, thread *self) {
    __asm__ volatile(".globaltype __stack_pointer, i32\n local.get %0\n global.set __stack_pointer" ::"r"(self->stack));
    run(id, self);
    __atomic_store_n(&self->done, 1, __ATOMIC_SEQ_CST);
    __builtin_wasm_memory_atomic_notify(&self->done, -1);
}

static thread threads[MOST];
static char stacks[MOST][STACK] __attribute__((aligned(16)));
static char locals[MOST][64] __attribute__((aligned(16)));

static void await_change(int *address, int expected) {
    __builtin_wasm_memory_atomic_wait32(address, expected, -1);
}

static void wake(int *address, unsigned count) {
    __builtin_wasm_memory_atomic_notify(address, count);
}

static int start(int place, void (*body)(int), int argument) {
    thread *self = &threads[place];
    self->stack = stacks[place] + STACK;
    self->tls = locals[place];
    self->done = 0;
    self->body = body;
    self->argument = argument;
    self->id = thread_spawn(self);
    return self->id;
}

static void join(int place) {
    thread *self = &threads[place];
    while (__atomic_load_n(&self->done, __ATOMIC_SEQ_CST) == 0) await_change(&self->done, 0);
}

// 0 free, 1 taken, 2 taken and somebody may be waiting
static void lock(int *mutex) {
    int before = 0;
    if (__atomic_compare_exchange_n(mutex, &before, 1, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) return;
    while (__atomic_exchange_n(mutex, 2, __ATOMIC_SEQ_CST) != 0) await_change(mutex, 2);
}

static void unlock(int *mutex) {
    if (__atomic_exchange_n(mutex, 0, __ATOMIC_SEQ_CST) == 2) wake(mutex, 1);
}

typedef struct {
    int changes;
} condition;

static void await_condition(condition *c, int *mutex) {
    int seen = __atomic_load_n(&c->changes, __ATOMIC_SEQ_CST);
    unlock(mutex);
    await_change(&c->changes, seen);
    lock(mutex);
}

static void signal_condition(condition *c) {
    __atomic_add_fetch(&c->changes, 1, __ATOMIC_SEQ_CST);
    wake(&c->changes, -1);
}

// --- What a C library has --------------------------------------------------------------------------------------------

static void require(int condition) {
    if (!condition) proc_exit(3);
}

static void print(const char *text, size_t length) {
    const iovec vector = {text, length};
    size_t written;
    require(fd_write(1, &vector, 1, &written) == 0 && written == length);
}

static void print_number(int64_t number) {
    char text[24];
    char *at = text + sizeof text;
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    *--at = '\n';
    do {
        *--at = '0' + rest % 10;
    } while (rest /= 10);
    if (number < 0) *--at = '-';
    print(at, text + sizeof text - at);
}

static int number(const char *text) {
    int value = 0;
    for (; *text; text++) value = value * 10 + (*text - '0');
    return value;
}

static int equal(const char *a, const char *b) {
    while (*a && *a == *b) a++, b++;
    return *a == *b;
}

static void sleep_nanos(uint64_t nanos) {
    struct {
        uint64_t userdata, type, clock, timeout, precision, flags;
    } subscription = {0, 0, 1, nanos, 0, 0};
    char event[32];
    size_t events;
    poll_oneoff(&subscription, event, 1, &events);
}

static const uint64_t MILLISECOND = 1000000;

// --- The modes -------------------------------------------------------------------------------------------------------

static int thread_count, times;

static void on_all(void (*body)(int)) {
    for (int i = 0; i < thread_count; i++) require(start(i, body, i) > 0);
    for (int i = 0; i < thread_count; i++) join(i);
}

// Each thread does as much as one would do alone, and none has a part in what others do.
#define VALUES (1 << 16)
static uint32_t values[MOST / 4][VALUES];
static uint64_t sums[MOST];

static void sum_up(int place) {
    uint32_t x = 1;
    uint64_t total = 0;
    for (int round = 0; round < times; round++) {
        for (int i = 0; i < VALUES; i++) {
            x = x * 1664525 + 1013904223;
            values[place][i] ^= x;
            total += values[place][i] >> 8;
        }
    }
    sums[place] = total;
}

static void sum(void) {
    require(thread_count <= MOST / 4);
    on_all(sum_up);
    for (int i = 1; i < thread_count; i++) require(sums[i] == sums[0]);
    print_number(sums[0]);
}

static int mutex;
static int64_t counter;

static void count_up(int place) {
    for (int i = 0; i < times; i++) {
        lock(&mutex);
        counter++;
        unlock(&mutex);
    }
}

static int queue[4];
static int queued, first;
static condition taken_out, put_in;

static void put(int item) {
    lock(&mutex);
    while (queued == 4) await_condition(&taken_out, &mutex);
    queue[(first + queued++) % 4] = item;
    signal_condition(&put_in);
    unlock(&mutex);
}

static int take(void) {
    lock(&mutex);
    while (queued == 0) await_condition(&put_in, &mutex);
    int item = queue[first];
    first = (first + 1) % 4;
    queued--;
    signal_condition(&taken_out);
    unlock(&mutex);
    return item;
}

// Even places produce, odd ones consume as much.
static void pass_on(int place) {
    for (int i = 1; i <= times; i++) {
        if (place % 2 == 0) {
            put(i);
        } else {
            __atomic_add_fetch(&counter, take(), __ATOMIC_SEQ_CST);
        }
    }
}

static void add(int amount) {
    counter += amount;
}

static void one_by_one(void) {
    for (int i = 0; i < times; i++) {
        require(start(i % 2, add, i) > 0);
        join(i % 2);
    }
}

static void write_and_read(int place) {
    static const uint64_t rights = 0x2 | 0x4 | 0x20 | 0x40;
    char line[40];
    for (int i = 0; i < (int)sizeof line; i++) line[i] = 'a' + place;
    line[sizeof line - 1] = '\n';
    char name[2] = {'f', 'a' + place};
    for (int i = 0; i < times; i++) {
        int fd;
        require(path_open(3, 0, name, 2, 1 | 8, rights, 0, 0, &fd) == 0);
        char found[64];
        const iovec out = {line, sizeof line}, in = {found, sizeof found};
        size_t length;
        require(fd_write(fd, &out, 1, &length) == 0 && length == sizeof line);
        require(fd_pread(fd, &in, 1, 0, &length) == 0 && length == sizeof line);
        for (int j = 0; j < (int)sizeof line; j++) require(found[j] == line[j]);
        require(fd_close(fd) == 0);
        print(line, sizeof line);
    }
}

static int never;

static void loop_for_ever(int unused) {
    for (;;) {
        if (*(volatile int *)&never != 0) return;
    }
}

static void wait_for_ever(int unused) {
    for (;;) await_change(&never, 0);
}

static void sleep_for_ever(int unused) {
    for (;;) sleep_nanos(3600 * 1000 * MILLISECOND);
}

static void read_for_ever(int unused) {
    char byte;
    const iovec vector = {&byte, 1};
    size_t length;
    while (fd_read(0, &vector, 1, &length) == 0) sched_yield();
}

static void (*const endless[])(int) = {loop_for_ever, wait_for_ever, sleep_for_ever, read_for_ever};

static void start_endless(void) {
    for (int i = 0; i < 4; i++) require(start(i, endless[i], i) > 0);
    sleep_nanos(20 * MILLISECOND);
}

// Main does one of the endless things as well.
static void stay(void) {
    endless[thread_count % 4](0);
}

static void with_endless(void (*body)(int)) {
    start_endless();
    require(start(4, body, times) > 0);
    stay();
}

static void trap_soon(int unused) {
    sleep_nanos(20 * MILLISECOND);
    __builtin_trap();
}

static void exit_soon(int status) {
    sleep_nanos(20 * MILLISECOND);
    proc_exit(status);
}

static volatile int bottom = -1;

__attribute__((noinline)) static int deep(int n) {
    return n == bottom ? n : bottom - deep(n + 1);
}

static void recurse(int n) {
    never = deep(n);
}

static void flood(void) {
    int started = 0;
    while (started < MOST && start(started, wait_for_ever, 0) > 0) started++;
    print_number(started);
    print_number(threads[started].id);
}

static char arguments[256];
static char *argv[8];

void _start(void) {
    size_t argc, size;
    require(args_sizes_get(&argc, &size) == 0 && argc <= 8 && size <= sizeof arguments);
    require(args_get(argv, arguments) == 0);
    const char *mode = argc > 1 ? argv[1] : "";
    thread_count = argc > 2 ? number(argv[2]) : 1;
    times = argc > 3 ? number(argv[3]) : 1;
    require(thread_count <= MOST);
    if (equal(mode, "sum")) {
        sum();
    } else if (equal(mode, "count")) {
        on_all(count_up);
        print_number(counter);
    } else if (equal(mode, "queue")) {
        on_all(pass_on);
        print_number(counter);
    } else if (equal(mode, "one-by-one")) {
        one_by_one();
        print_number(counter);
    } else if (equal(mode, "files")) {
        on_all(write_and_read);
    } else if (equal(mode, "flood")) {
        flood();
    } else if (equal(mode, "leave")) {
        start_endless();
    } else if (equal(mode, "stay")) {
        start_endless();
        stay();
    } else if (equal(mode, "trap")) {
        with_endless(trap_soon);
    } else if (equal(mode, "exit")) {
        with_endless(exit_soon);
    } else if (equal(mode, "recurse")) {
        with_endless(recurse);
    } else {
        proc_exit(2);
    }
}
