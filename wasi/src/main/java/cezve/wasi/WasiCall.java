package cezve.wasi;

import cezve.runtime.HostFunction;
import cezve.runtime.Interruption;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleInstance;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of a host function: decodes the call, runs it and encodes the outcome. */
final class WasiCall implements HostFunction {
  private final Wasi wasi;
  private final Snapshot snapshot;
  private final WasiFunction function;

  WasiCall(Wasi wasi, Snapshot snapshot, WasiFunction function) {
    this.wasi = wasi;
    this.snapshot = snapshot;
    this.function = function;
  }

  @Override
  public void call(@Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references) {
    MemoryInstance memory = memoryOf(caller);
    Interruption interruption = caller == null ? null : caller.store().interruption();
    numbers[0] =
        interruption == null || !function.mayWait()
            ? run(memory, numbers, Waiting.AS_LONG_AS_IT_TAKES).code()
            : interruption.block(() -> run(memory, numbers, Waiting.UNTIL_INTERRUPTED).code());
  }

  private static @Nullable MemoryInstance memoryOf(@Nullable ModuleInstance caller) {
    return caller != null && caller.export("memory") instanceof MemoryInstance memory
        ? memory
        : null;
  }

  /** Runs the function on a memory, if there is one. */
  Errno run(@Nullable MemoryInstance memory, long[] cells, Waiting waiting) {
    try {
      dispatch(new Call(new GuestMemory(memory, snapshot), cells, waiting));
      return Errno.SUCCESS;
    } catch (IOException e) {
      return Errno.of(e);
    } catch (RuntimeException e) {
      Errno errno = Errno.of(e);
      if (errno == null) {
        throw e;
      }
      return errno;
    }
  }

  private void dispatch(Call call) throws IOException {
    switch (function) {
      case ARGS_GET -> wasi.args().argsGet(call);
      case ARGS_SIZES_GET -> wasi.args().argsSizesGet(call);
      case ENVIRON_GET -> wasi.args().environGet(call);
      case ENVIRON_SIZES_GET -> wasi.args().environSizesGet(call);
      case CLOCK_RES_GET -> wasi.clocks().resGet(call);
      case CLOCK_TIME_GET -> wasi.clocks().timeGet(call);
      case FD_ADVISE -> wasi.fds().advise(call);
      case FD_ALLOCATE -> wasi.fds().allocate(call);
      case FD_CLOSE -> wasi.fds().close(call);
      case FD_DATASYNC -> wasi.fds().datasync(call);
      case FD_FDSTAT_GET -> wasi.fds().fdstatGet(call);
      case FD_FDSTAT_SET_FLAGS -> wasi.fds().fdstatSetFlags(call);
      case FD_FDSTAT_SET_RIGHTS -> wasi.fds().fdstatSetRights(call);
      case FD_FILESTAT_GET -> wasi.fds().filestatGet(call);
      case FD_FILESTAT_SET_SIZE -> wasi.fds().filestatSetSize(call);
      case FD_FILESTAT_SET_TIMES -> wasi.fds().filestatSetTimes(call);
      case FD_PREAD -> wasi.fds().pread(call);
      case FD_PRESTAT_GET -> wasi.fds().prestatGet(call);
      case FD_PRESTAT_DIR_NAME -> wasi.fds().prestatDirName(call);
      case FD_PWRITE -> wasi.fds().pwrite(call);
      case FD_READ -> wasi.fds().read(call);
      case FD_READDIR -> wasi.fds().readdir(call);
      case FD_RENUMBER -> wasi.fds().renumber(call);
      case FD_SEEK -> wasi.fds().seek(call);
      case FD_SYNC -> wasi.fds().sync(call);
      case FD_TELL -> wasi.fds().tell(call);
      case FD_WRITE -> wasi.fds().write(call);
      case PATH_CREATE_DIRECTORY -> wasi.paths().createDirectory(call);
      case PATH_FILESTAT_GET -> wasi.paths().filestatGet(call);
      case PATH_FILESTAT_SET_TIMES -> wasi.paths().filestatSetTimes(call);
      case PATH_LINK -> wasi.paths().link(call);
      case PATH_OPEN -> wasi.paths().open(call);
      case PATH_READLINK -> wasi.paths().readlink(call);
      case PATH_REMOVE_DIRECTORY -> wasi.paths().removeDirectory(call);
      case PATH_RENAME -> wasi.paths().rename(call);
      case PATH_SYMLINK -> wasi.paths().symlink(call);
      case PATH_UNLINK_FILE -> wasi.paths().unlinkFile(call);
      case POLL_ONEOFF -> wasi.poll().oneoff(call);
      case PROC_EXIT -> throw wasi.proc().exit(call);
      case PROC_RAISE -> wasi.proc().raise(call);
      case SCHED_YIELD -> wasi.proc().schedYield();
      case RANDOM_GET -> wasi.random().get(call);
      case SOCK_ACCEPT -> wasi.sockets().accept(call);
      case SOCK_RECV -> wasi.sockets().recv(call);
      case SOCK_SEND -> wasi.sockets().send(call);
      case SOCK_SHUTDOWN -> wasi.sockets().shutdown(call);
    }
  }
}
