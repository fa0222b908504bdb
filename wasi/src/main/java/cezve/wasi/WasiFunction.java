package cezve.wasi;

import static cezve.model.type.NumType.I32;
import static cezve.model.type.NumType.I64;

import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of host functions: a row's name is the function's, and its parameters are listed.
 * {@link WasiCall} has the third column, the methods that implement them.
 */
enum WasiFunction {
  ARGS_GET("args_get", I32, I32),
  ARGS_SIZES_GET("args_sizes_get", I32, I32),
  ENVIRON_GET("environ_get", I32, I32),
  ENVIRON_SIZES_GET("environ_sizes_get", I32, I32),
  CLOCK_RES_GET("clock_res_get", I32, I32),
  CLOCK_TIME_GET("clock_time_get", I32, I64, I32),
  FD_ADVISE("fd_advise", I32, I64, I64, I32),
  FD_ALLOCATE("fd_allocate", I32, I64, I64),
  FD_CLOSE("fd_close", I32),
  FD_DATASYNC("fd_datasync", I32),
  FD_FDSTAT_GET("fd_fdstat_get", I32, I32),
  FD_FDSTAT_SET_FLAGS("fd_fdstat_set_flags", I32, I32),
  FD_FDSTAT_SET_RIGHTS("fd_fdstat_set_rights", I32, I64, I64),
  FD_FILESTAT_GET("fd_filestat_get", I32, I32),
  FD_FILESTAT_SET_SIZE("fd_filestat_set_size", I32, I64),
  FD_FILESTAT_SET_TIMES("fd_filestat_set_times", I32, I64, I64, I32),
  FD_PREAD("fd_pread", I32, I32, I32, I64, I32),
  FD_PRESTAT_GET("fd_prestat_get", I32, I32),
  FD_PRESTAT_DIR_NAME("fd_prestat_dir_name", I32, I32, I32),
  FD_PWRITE("fd_pwrite", I32, I32, I32, I64, I32),
  FD_READ("fd_read", I32, I32, I32, I32),
  FD_READDIR("fd_readdir", I32, I32, I32, I64, I32),
  FD_RENUMBER("fd_renumber", I32, I32),
  FD_SEEK("fd_seek", I32, I64, I32, I32),
  FD_SYNC("fd_sync", I32),
  FD_TELL("fd_tell", I32, I32),
  FD_WRITE("fd_write", I32, I32, I32, I32),
  PATH_CREATE_DIRECTORY("path_create_directory", I32, I32, I32),
  PATH_FILESTAT_GET("path_filestat_get", I32, I32, I32, I32, I32),
  PATH_FILESTAT_SET_TIMES("path_filestat_set_times", I32, I32, I32, I32, I64, I64, I32),
  PATH_LINK("path_link", I32, I32, I32, I32, I32, I32, I32),
  PATH_OPEN("path_open", I32, I32, I32, I32, I32, I64, I64, I32, I32),
  PATH_READLINK("path_readlink", I32, I32, I32, I32, I32, I32),
  PATH_REMOVE_DIRECTORY("path_remove_directory", I32, I32, I32),
  PATH_RENAME("path_rename", I32, I32, I32, I32, I32, I32),
  PATH_SYMLINK("path_symlink", I32, I32, I32, I32, I32),
  PATH_UNLINK_FILE("path_unlink_file", I32, I32, I32),
  POLL_ONEOFF("poll_oneoff", I32, I32, I32, I32),
  PROC_EXIT("proc_exit", List.of(), I32),
  PROC_RAISE("proc_raise", I32),
  SCHED_YIELD("sched_yield"),
  RANDOM_GET("random_get", I32, I32),
  SOCK_ACCEPT("sock_accept", I32, I32, I32),
  SOCK_RECV("sock_recv", I32, I32, I32, I32, I32, I32),
  SOCK_SEND("sock_send", I32, I32, I32, I32, I32),
  SOCK_SHUTDOWN("sock_shutdown", I32, I32);

  private static final WasiFunction[] ALL = values();

  private final String text;
  private final NumType[] params;
  private final List<NumType> results;

  /** A function that returns an {@code errno}. */
  WasiFunction(String text, NumType... params) {
    this(text, List.of(I32), params);
  }

  WasiFunction(String text, List<NumType> results, NumType... params) {
    this.text = text;
    this.results = results;
    this.params = params;
  }

  /** The function of that name, or null. */
  static @Nullable WasiFunction named(String name) {
    for (WasiFunction function : ALL) {
      if (function.text.equals(name)) {
        return function;
      }
    }
    return null;
  }

  /** Whether it waits for others, for any length of time. */
  boolean mayWait() {
    return this == FD_READ
        || this == FD_WRITE
        || this == POLL_ONEOFF
        || this == SOCK_ACCEPT
        || this == SOCK_RECV
        || this == SOCK_SEND;
  }

  /** Its type. */
  FuncType type() {
    return new FuncType(List.of(params), List.copyOf(results));
  }

  /** The name by which modules import it. */
  @Override
  public String toString() {
    return text;
  }
}
