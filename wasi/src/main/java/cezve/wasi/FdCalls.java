package cezve.wasi;

import java.io.IOException;

/** File descriptors. */
final class FdCalls {
  private static final int MAX_ADVICE = 5;

  private final FdTable table;
  private final WasiClocks clocks;
  private final WriteQuota quota;

  FdCalls(FdTable table, WasiClocks clocks, WriteQuota quota) {
    this.table = table;
    this.clocks = clocks;
    this.quota = quota;
  }

  /** What the first parameter stands for; some rights are needed. */
  private Descriptor descriptor(Call call, long rights) throws ErrnoException {
    FdEntry entry = table.get(call.i32(0));
    entry.require(rights);
    return entry.descriptor();
  }

  /** {@code fd_advise(fd, offset, len, advice)}. */
  void advise(Call call) throws IOException {
    int advice = call.i32(3);
    if (advice < 0 || advice > MAX_ADVICE || call.i64(1) < 0 || call.i64(2) < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    descriptor(call, Rights.FD_ADVISE).advise();
  }

  /** {@code fd_allocate(fd, offset, len)}. */
  void allocate(Call call) throws IOException {
    descriptor(call, Rights.FD_ALLOCATE).allocate(call.i64(1), call.i64(2), quota);
  }

  /** {@code fd_close(fd)}. */
  void close(Call call) throws IOException {
    table.remove(call.i32(0)).descriptor().close();
  }

  /** {@code fd_datasync(fd)}. */
  void datasync(Call call) throws IOException {
    descriptor(call, Rights.FD_DATASYNC).datasync();
  }

  /** {@code fd_fdstat_get(fd, stat)}. */
  void fdstatGet(Call call) throws IOException {
    FdEntry entry = table.get(call.i32(0));
    GuestMemory memory = call.memory();
    long stat = call.address(1);
    memory.store16(stat, entry.descriptor().fileType().code());
    memory.store16(stat + 2, entry.descriptor().flags());
    memory.store32(stat + 4, 0);
    memory.store64(stat + 8, entry.base());
    memory.store64(stat + 16, entry.inheriting());
  }

  /** {@code fd_fdstat_set_flags(fd, flags)}. */
  void fdstatSetFlags(Call call) throws IOException {
    int flags = call.flags(1, FdFlags.ALL);
    descriptor(call, Rights.FD_FDSTAT_SET_FLAGS).setFlags(flags);
  }

  /** {@code fd_fdstat_set_rights(fd, fs_rights_base, fs_rights_inheriting)}. */
  void fdstatSetRights(Call call) throws IOException {
    table.get(call.i32(0)).restrict(call.i64(1), call.i64(2));
  }

  /** {@code fd_filestat_get(fd, stat)}. */
  void filestatGet(Call call) throws IOException {
    descriptor(call, Rights.FD_FILESTAT_GET).stat().store(call.memory(), call.address(1));
  }

  /** {@code fd_filestat_set_size(fd, size)}. */
  void filestatSetSize(Call call) throws IOException {
    descriptor(call, Rights.FD_FILESTAT_SET_SIZE).setSize(call.i64(1), quota);
  }

  /** {@code fd_filestat_set_times(fd, atim, mtim, fst_flags)}. */
  void filestatSetTimes(Call call) throws IOException {
    FileTimes times = FileTimes.of(call, 1, clocks);
    descriptor(call, Rights.FD_FILESTAT_SET_TIMES).setTimes(times);
  }

  /** {@code fd_pread(fd, iovs, iovs_len, offset, nread)}. */
  void pread(Call call) throws IOException {
    Descriptor file = descriptor(call, Rights.FD_READ | Rights.FD_SEEK);
    call.memory().store32(call.address(4), file.read(call.iovecs(1), call.i64(3)));
  }

  /** {@code fd_prestat_get(fd, prestat)}. */
  void prestatGet(Call call) throws IOException {
    byte[] name = table.get(call.i32(0)).preopenName();
    if (name == null) {
      throw new ErrnoException(Errno.BADF);
    }
    call.memory().store32(call.address(1), 0);
    call.memory().store32(call.address(1) + 4, name.length);
  }

  /** {@code fd_prestat_dir_name(fd, path, path_len)}. */
  void prestatDirName(Call call) throws IOException {
    byte[] name = table.get(call.i32(0)).preopenName();
    if (name == null) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    if (Integer.compareUnsigned(call.i32(2), name.length) < 0) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    call.memory().write(call.address(1), name, 0, name.length);
  }

  /** {@code fd_pwrite(fd, iovs, iovs_len, offset, nwritten)}. */
  void pwrite(Call call) throws IOException {
    Descriptor file = descriptor(call, Rights.FD_WRITE | Rights.FD_SEEK);
    call.memory().store32(call.address(4), file.write(call.iovecs(1), call.i64(3), quota));
  }

  /** {@code fd_read(fd, iovs, iovs_len, nread)}. */
  void read(Call call) throws IOException {
    Descriptor descriptor = descriptor(call, Rights.FD_READ);
    call.memory().store32(call.address(3), descriptor.read(call.iovecs(1), call.waiting()));
  }

  /** {@code fd_readdir(fd, buf, buf_len, cookie, bufused)}. */
  void readdir(Call call) throws IOException {
    FdEntry entry = table.get(call.i32(0));
    if (!(entry.descriptor() instanceof OpenDirectory directory)) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    entry.require(Rights.FD_READDIR);
    long buffer = call.address(1);
    call.memory().check(buffer, Integer.toUnsignedLong(call.i32(2)));
    int size = call.i32(2) < 0 ? Integer.MAX_VALUE : call.i32(2);
    call.memory()
        .store32(call.address(4), directory.readEntries(call.memory(), buffer, size, call.i64(3)));
  }

  /** {@code fd_renumber(fd, to)}. */
  void renumber(Call call) throws IOException {
    FdEntry replaced = table.move(call.i32(0), call.i32(1));
    if (replaced != null) {
      replaced.descriptor().close();
    }
  }

  /** {@code fd_seek(fd, offset, whence, newoffset)}. */
  void seek(Call call) throws IOException {
    Whence whence = Whence.of(call.i32(2), call.memory().snapshot());
    long offset = call.i64(1);
    Descriptor file =
        whence == Whence.CUR && offset == 0 ? telling(call) : descriptor(call, Rights.FD_SEEK);
    call.memory().store64(call.address(3), file.seek(offset, whence));
  }

  /** What the first parameter stands for; its offset may be told, or changed. */
  private Descriptor telling(Call call) throws ErrnoException {
    FdEntry entry = table.get(call.i32(0));
    boolean seeks = (entry.base() & Rights.FD_SEEK) != 0;
    entry.require(seeks ? Rights.NONE : Rights.FD_TELL);
    return entry.descriptor();
  }

  /** {@code fd_sync(fd)}. */
  void sync(Call call) throws IOException {
    descriptor(call, Rights.FD_SYNC).sync();
  }

  /** {@code fd_tell(fd, offset)}. */
  void tell(Call call) throws IOException {
    call.memory().store64(call.address(1), telling(call).seek(0, Whence.CUR));
  }

  /** {@code fd_write(fd, iovs, iovs_len, nwritten)}. */
  void write(Call call) throws IOException {
    Descriptor descriptor = descriptor(call, Rights.FD_WRITE);
    call.memory().store32(call.address(3), descriptor.write(call.iovecs(1), quota));
  }
}
