package cezve.wasi;

import cezve.wasi.PathResolver.LastLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.BasicFileAttributes;

/** Paths, each relative to the directory that a descriptor stands for. */
final class PathCalls {
  private static final int SYMLINK_FOLLOW = 1;

  private final FdTable table;
  private final WasiClocks clocks;

  PathCalls(FdTable table, WasiClocks clocks) {
    this.table = table;
    this.clocks = clocks;
  }

  /** The directory of the descriptor in a parameter; some rights are needed. */
  private Directory directory(Call call, int index, long rights) throws ErrnoException {
    return table.get(call.i32(index)).directory(rights);
  }

  private static LastLink lookup(Call call, int index) throws ErrnoException {
    return call.flags(index, SYMLINK_FOLLOW) == 0 ? LastLink.KEEP : LastLink.FOLLOW;
  }

  /** {@code path_create_directory(fd, path, path_len)}. */
  void createDirectory(Call call) throws IOException {
    Directory base = directory(call, 0, Rights.PATH_CREATE_DIRECTORY);
    try (ResolvedPath at = PathResolver.resolve(base, call.path(1), LastLink.ENTRY)) {
      at.directory().createDirectory(at.entry(Errno.EXIST));
    }
  }

  /** {@code path_filestat_get(fd, flags, path, path_len, stat)}. */
  void filestatGet(Call call) throws IOException {
    Directory base = directory(call, 0, Rights.PATH_FILESTAT_GET);
    try (ResolvedPath at = PathResolver.resolve(base, call.path(2), lookup(call, 1))) {
      FileStat stat =
          at.isDirectoryItself()
              ? at.directory().stat()
              : at.directory().stat(at.entry(Errno.INVAL));
      if (at.directoryOnly() && stat.type() != FileType.DIRECTORY) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      stat.store(call.memory(), call.address(4));
    }
  }

  /** {@code path_filestat_set_times(fd, flags, path, path_len, atim, mtim, fst_flags)}. */
  void filestatSetTimes(Call call) throws IOException {
    Directory base = directory(call, 0, Rights.PATH_FILESTAT_SET_TIMES);
    FileTimes times = FileTimes.of(call, 4, clocks);
    try (ResolvedPath at = PathResolver.resolve(base, call.path(2), lookup(call, 1))) {
      if (at.isDirectoryItself()) {
        at.directory().setTimes(times);
      } else {
        String name = at.entry(Errno.INVAL);
        requireKind(at, at.directory().requireEntry(name));
        at.directory().setTimes(name, times);
      }
    }
  }

  /** Throws if a path that ends in a slash does not lead to a directory. */
  private static void requireKind(ResolvedPath at, BasicFileAttributes found)
      throws ErrnoException {
    if (at.directoryOnly() && !found.isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
  }

  /**
   * {@code path_link(old_fd, old_flags, old_path, old_path_len, new_fd, new_path, new_path_len)}.
   */
  void link(Call call) throws IOException {
    Directory oldBase = directory(call, 0, Rights.PATH_LINK_SOURCE);
    Directory newBase = directory(call, 4, Rights.PATH_LINK_TARGET);
    if (lookup(call, 1) == LastLink.FOLLOW) {
      throw new ErrnoException(Errno.INVAL);
    }
    try (ResolvedPath from = PathResolver.resolve(oldBase, call.path(2), LastLink.KEEP);
        ResolvedPath to = PathResolver.resolve(newBase, call.path(5), LastLink.ENTRY)) {
      String existing = from.entry(Errno.PERM);
      BasicFileAttributes found = from.directory().requireEntry(existing);
      requireKind(from, found);
      if (found.isDirectory()) {
        throw new ErrnoException(Errno.PERM);
      }
      to.directory().createLink(newLink(to), from.directory(), existing);
    }
  }

  /** The name of a link that is to be created, which cannot have a slash at its end. */
  private static String newLink(ResolvedPath at) throws IOException {
    String name = at.entry(Errno.EXIST);
    if (at.directoryOnly()) {
      boolean exists = at.directory().attributesIfPresent(name) != null;
      throw new ErrnoException(exists ? Errno.EXIST : Errno.NOENT);
    }
    return name;
  }

  /**
   * {@code path_open(fd, dirflags, path, path_len, oflags, fs_rights_base, fs_rights_inheriting,
   * fdflags, opened_fd)}.
   */
  void open(Call call) throws IOException {
    OpenRequest request = OpenRequest.of(call, 4);
    FdEntry from = table.get(call.i32(0));
    Directory base = from.directory(Rights.PATH_OPEN);
    request.requireRights(from);
    LastLink lastLink = request.createsNew() ? LastLink.KEEP : lookup(call, 1);
    table.requireRoom();
    Descriptor opened = request.open(base, call.path(2), lastLink);
    int fd = table.addOrClose(request.entry(opened));
    call.memory().store32(call.address(8), fd);
  }

  /** {@code path_readlink(fd, path, path_len, buf, buf_len, bufused)}. */
  void readlink(Call call) throws IOException {
    Directory base = directory(call, 0, Rights.PATH_READLINK);
    byte[] target;
    try (ResolvedPath at = PathResolver.resolve(base, call.path(1), LastLink.KEEP)) {
      String name = at.entry(Errno.INVAL);
      if (!at.directory().requireEntry(name).isSymbolicLink()) {
        throw new ErrnoException(Errno.INVAL);
      }
      target = at.directory().readSymbolicLink(name).getBytes(StandardCharsets.UTF_8);
    }
    int count = (int) Math.min(target.length, Integer.toUnsignedLong(call.i32(4)));
    call.memory().write(call.address(3), target, 0, count);
    call.memory().store32(call.address(5), count);
  }

  /** {@code path_remove_directory(fd, path, path_len)}. */
  void removeDirectory(Call call) throws IOException {
    Directory base = directory(call, 0, Rights.PATH_REMOVE_DIRECTORY);
    try (ResolvedPath at = PathResolver.resolve(base, call.path(1), LastLink.ENTRY)) {
      String name = at.entry(Errno.INVAL);
      if (!at.directory().requireEntry(name).isDirectory()) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      at.directory().deleteDirectory(name);
    }
  }

  /** {@code path_rename(fd, old_path, old_path_len, new_fd, new_path, new_path_len)}. */
  void rename(Call call) throws IOException {
    Directory oldBase = directory(call, 0, Rights.PATH_RENAME_SOURCE);
    Directory newBase = directory(call, 3, Rights.PATH_RENAME_TARGET);
    try (ResolvedPath from = PathResolver.resolve(oldBase, call.path(1), LastLink.ENTRY);
        ResolvedPath to = PathResolver.resolve(newBase, call.path(4), LastLink.ENTRY)) {
      String oldName = from.entry(Errno.BUSY);
      String newName = to.entry(Errno.BUSY);
      BasicFileAttributes found = from.directory().requireEntry(oldName);
      requireKind(from, found);
      requireKind(to, found);
      from.directory().rename(oldName, to.directory(), newName);
    }
  }

  /** {@code path_symlink(old_path, old_path_len, fd, new_path, new_path_len)}. */
  void symlink(Call call) throws IOException {
    Directory base = directory(call, 2, Rights.PATH_SYMLINK);
    String target = call.path(0);
    if (target.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (target.charAt(0) == '/') {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    try (ResolvedPath at = PathResolver.resolve(base, call.path(3), LastLink.ENTRY)) {
      at.directory().createSymbolicLink(newLink(at), target);
    }
  }

  /** {@code path_unlink_file(fd, path, path_len)}. */
  void unlinkFile(Call call) throws IOException {
    Directory base = directory(call, 0, Rights.PATH_UNLINK_FILE);
    try (ResolvedPath at = PathResolver.resolve(base, call.path(1), LastLink.ENTRY)) {
      String name = at.entry(Errno.ISDIR);
      BasicFileAttributes found = at.directory().requireEntry(name);
      requireKind(at, found);
      if (found.isDirectory()) {
        throw new ErrnoException(Errno.ISDIR);
      }
      at.directory().deleteFile(name);
    }
  }
}
