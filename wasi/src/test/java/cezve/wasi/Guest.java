package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.runtime.MemoryInstance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Calls functions as a program would: with pointers into a memory of its own. */
final class Guest implements AutoCloseable {
  static final int PREOPEN = 3;

  static final int FOLLOW = 1;
  static final int CREAT = 1;
  static final int DIRECTORY = 2;
  static final int EXCL = 4;
  static final int TRUNC = 8;

  static final long READ =
      Rights.FD_READ | Rights.FD_SEEK | Rights.FD_TELL | Rights.FD_FILESTAT_GET;
  static final long WRITE = Rights.FD_WRITE | Rights.FD_SEEK;
  static final long EVERY_FILE_RIGHT = Rights.REGULAR_FILE;

  private final Wasi wasi;
  private final Snapshot snapshot;
  private final MemoryInstance memory =
      new MemoryInstance(MemType.of(AddrType.I32, Limits.atLeast(16)), Long.MAX_VALUE);
  private int free = 16;

  Guest(Wasi wasi) {
    this(wasi, Snapshot.PREVIEW1);
  }

  Guest(Wasi wasi, Snapshot snapshot) {
    this.wasi = wasi;
    this.snapshot = snapshot;
  }

  /** A program with one directory, as {@code /}. */
  static Guest in(Path directory) throws IOException {
    return new Guest(Wasi.builder().preopen(directory, "/").build());
  }

  /** How directories of the host are opened. */
  enum Handles {
    SECURE,
    PLAIN;

    Directory open(Path directory) throws IOException {
      return switch (this) {
        case SECURE -> Directory.open(directory, Access.READ_WRITE);
        case PLAIN -> PlainDirectory.of(directory.toRealPath(), Access.READ_WRITE, null);
      };
    }
  }

  /** A program with one directory, as {@code /}. */
  static Guest in(Path directory, Handles handles) throws IOException {
    Wasi wasi = Wasi.builder().build();
    assertEquals(PREOPEN, wasi.descriptors().add(FdEntry.preopen(handles.open(directory), "/")));
    return new Guest(wasi);
  }

  @Override
  public void close() throws IOException {
    wasi.close();
  }

  MemoryInstance memory() {
    return memory;
  }

  /** Calls a function. */
  Errno call(String name, long... parameters) {
    WasiFunction function = WasiFunction.named(name);
    assertNotNull(function, name);
    assertEquals(function.type().params().size(), parameters.length, name);
    return new WasiCall(wasi, snapshot, function)
        .run(memory, parameters, Waiting.AS_LONG_AS_IT_TAKES);
  }

  /** Calls a function that is to succeed. */
  void ok(String name, long... parameters) {
    assertEquals(Errno.SUCCESS, call(name, parameters), name);
  }

  int allocate(int size) {
    int pointer = free;
    free += (size + 7) & -8;
    return pointer;
  }

  int bytes(byte... bytes) {
    int pointer = allocate(bytes.length);
    memory.write(pointer, bytes, 0, bytes.length);
    return pointer;
  }

  byte[] bytesAt(int pointer, int length) {
    byte[] bytes = new byte[length];
    memory.read(pointer, bytes, 0, length);
    return bytes;
  }

  String text(int pointer, int length) {
    return new String(bytesAt(pointer, length), StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An array of one region for each text. */
  int iovecs(String... texts) {
    int array = allocate(8 * texts.length);
    for (int i = 0; i < texts.length; i++) {
      memory.store32(array + 8L * i, bytes(utf8(texts[i])));
      memory.store32(array + 8L * i + 4, utf8(texts[i]).length);
    }
    return array;
  }

  /** An array of one region. */
  int iovec(int pointer, int length) {
    int array = allocate(8);
    memory.store32(array, pointer);
    memory.store32(array + 4L, length);
    return array;
  }

  /** Calls a function whose parameters are a descriptor and a path. */
  Errno path(String name, int fd, String path) {
    return call(name, fd, bytes(utf8(path)), utf8(path).length);
  }

  Errno tryOpen(int fd, int lookup, String path, int oflags, long base, int fdflags, int opened) {
    return call(
        "path_open",
        fd,
        lookup,
        bytes(utf8(path)),
        utf8(path).length,
        oflags,
        base,
        Rights.NONE,
        fdflags,
        opened);
  }

  Errno tryOpen(String path, int oflags, long base) {
    return tryOpen(PREOPEN, FOLLOW, path, oflags, base, 0, allocate(4));
  }

  int open(int fd, String path, int oflags, long base, int fdflags) {
    int opened = allocate(4);
    assertEquals(Errno.SUCCESS, tryOpen(fd, FOLLOW, path, oflags, base, fdflags, opened), path);
    return memory.load32(opened);
  }

  int open(String path, int oflags, long base) {
    return open(PREOPEN, path, oflags, base, 0);
  }

  int openDirectory(String path) {
    int opened = allocate(4);
    ok(
        "path_open",
        PREOPEN,
        0,
        bytes(utf8(path)),
        utf8(path).length,
        DIRECTORY,
        Rights.DIRECTORY,
        Rights.PREOPEN_INHERITING,
        0,
        opened);
    return memory.load32(opened);
  }

  int write(int fd, String text) {
    int written = allocate(4);
    ok("fd_write", fd, iovecs(text), 1, written);
    return memory.load32(written);
  }

  String read(int fd, int length) {
    int buffer = allocate(length);
    int count = allocate(4);
    ok("fd_read", fd, iovec(buffer, length), 1, count);
    return text(buffer, memory.load32(count));
  }

  long seek(int fd, long offset, int whence) {
    int result = allocate(8);
    ok("fd_seek", fd, offset, whence, result);
    return memory.load64(result);
  }

  Errno trySeek(int fd, long offset, int whence) {
    return call("fd_seek", fd, offset, whence, allocate(8));
  }

  Errno symlink(String target, int fd, String path) {
    return call(
        "path_symlink",
        bytes(utf8(target)),
        utf8(target).length,
        fd,
        bytes(utf8(path)),
        utf8(path).length);
  }

  Errno rename(int fd, String from, int newFd, String to) {
    return call(
        "path_rename",
        fd,
        bytes(utf8(from)),
        utf8(from).length,
        newFd,
        bytes(utf8(to)),
        utf8(to).length);
  }

  Errno link(int fd, int lookup, String from, int newFd, String to) {
    return call(
        "path_link",
        fd,
        lookup,
        bytes(utf8(from)),
        utf8(from).length,
        newFd,
        bytes(utf8(to)),
        utf8(to).length);
  }

  Errno tryStat(int lookup, String path, int stat) {
    return call("path_filestat_get", PREOPEN, lookup, bytes(utf8(path)), utf8(path).length, stat);
  }

  /** The attributes of a path, as a pointer. */
  int stat(int lookup, String path) {
    int stat = allocate(64);
    assertEquals(Errno.SUCCESS, tryStat(lookup, path, stat), path);
    return stat;
  }

  /** The attributes of a descriptor, as a pointer. */
  int stat(int fd) {
    int stat = allocate(64);
    ok("fd_filestat_get", fd, stat);
    return stat;
  }

  FileType type(int stat) {
    byte code = memory.load8(stat + 16L);
    for (FileType type : FileType.values()) {
      if (type.code() == code) {
        return type;
      }
    }
    throw new AssertionError("no such type: " + code);
  }

  long size(int stat) {
    return memory.load64(stat + 32L);
  }

  String readlink(int fd, String path, int size) {
    int buffer = allocate(size);
    int count = allocate(4);
    ok("path_readlink", fd, bytes(utf8(path)), utf8(path).length, buffer, size, count);
    return text(buffer, memory.load32(count));
  }
}
