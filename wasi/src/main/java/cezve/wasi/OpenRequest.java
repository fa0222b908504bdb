package cezve.wasi;

import cezve.wasi.PathResolver.LastLink;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * How a file is to be opened.
 *
 * @param oflags what to do if it is there, or is not
 * @param base the rights that the descriptor is to have
 * @param inheriting the rights that descriptors made through it can have
 * @param fdflags its {@link FdFlags}
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#path_open">path_open</a>
 */
record OpenRequest(int oflags, long base, long inheriting, int fdflags) {
  private static final int CREAT = 1;
  private static final int DIRECTORY = 1 << 1;
  private static final int EXCL = 1 << 2;
  private static final int TRUNC = 1 << 3;

  /** How often to look again at a name that somebody else creates and deletes all the time. */
  private static final int ATTEMPTS = 8;

  /** Decodes oflags, rights and fdflags, which begin with a given parameter. */
  static OpenRequest of(Call call, int index) throws ErrnoException {
    int oflags = call.flags(index, CREAT | DIRECTORY | EXCL | TRUNC);
    if ((oflags & DIRECTORY) != 0 && oflags != DIRECTORY) {
      throw new ErrnoException(Errno.INVAL);
    }
    return new OpenRequest(
        oflags,
        call.i64(index + 1) & Rights.ALL,
        call.i64(index + 2) & Rights.ALL,
        call.flags(index + 3, FdFlags.ALL));
  }

  private boolean has(int flag) {
    return (oflags & flag) != 0;
  }

  /** Whether it has to be a new file. */
  boolean createsNew() {
    return has(CREAT) && has(EXCL);
  }

  private boolean writes() {
    return (base & Rights.FD_WRITE) != 0;
  }

  /** Throws unless the directory's rights allow all of this. */
  void requireRights(FdEntry directory) throws ErrnoException {
    if (has(CREAT)) {
      directory.require(Rights.PATH_CREATE_FILE);
    }
    if (has(TRUNC)) {
      directory.require(Rights.PATH_FILESTAT_SET_SIZE);
    }
    long needed = base | inheriting;
    if ((fdflags & (FdFlags.SYNC | FdFlags.RSYNC)) != 0) {
      needed |= Rights.FD_SYNC;
    }
    if ((fdflags & FdFlags.DSYNC) != 0 && (directory.inheriting() & Rights.FD_SYNC) == 0) {
      needed |= Rights.FD_DATASYNC;
    }
    if ((needed & ~directory.inheriting()) != 0) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
  }

  /** The entry of the table for what was opened. */
  FdEntry entry(Descriptor opened) {
    long passedOn = opened.fileType() == FileType.DIRECTORY ? inheriting : Rights.NONE;
    return new FdEntry(opened, base & opened.possibleRights(), passedOn, null);
  }

  /** Opens what a path leads to. */
  Descriptor open(Directory start, String path, LastLink lastLink) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try (ResolvedPath at = PathResolver.resolve(start, path, lastLink)) {
        return open(at);
      } catch (FileAlreadyExistsException | NoSuchFileException e) {
        // Between the look at the name and the opening, somebody created or deleted it.
        if (createsNew() || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Descriptor open(ResolvedPath at) throws IOException {
    if (at.isDirectoryItself()) {
      requireUsableAsDirectory();
      return new OpenDirectory(at.directory().reopen(), fdflags);
    }
    String name = at.entry(Errno.INVAL);
    BasicFileAttributes found = at.directory().attributesIfPresent(name);
    if (found == null) {
      return create(at, name);
    }
    if (createsNew()) {
      throw new ErrnoException(Errno.EXIST);
    }
    if (found.isSymbolicLink()) {
      throw new ErrnoException(Errno.LOOP);
    }
    if (found.isDirectory()) {
      requireUsableAsDirectory();
      return new OpenDirectory(at.directory().openDirectory(name), fdflags);
    }
    if (has(DIRECTORY) || at.directoryOnly()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return openExisting(at.directory(), name, found);
  }

  private void requireUsableAsDirectory() throws ErrnoException {
    if (createsNew()) {
      throw new ErrnoException(Errno.EXIST);
    }
    if (has(CREAT) || has(TRUNC) || writes()) {
      throw new ErrnoException(Errno.ISDIR);
    }
  }

  private Descriptor create(ResolvedPath at, String name) throws IOException {
    if (!has(CREAT)) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (at.directoryOnly()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    at.directory().access().requireWrite();
    Set<OpenOption> options = new HashSet<>();
    options.add(StandardOpenOption.READ);
    options.add(StandardOpenOption.WRITE);
    options.add(StandardOpenOption.CREATE_NEW);
    SeekableByteChannel channel = at.directory().openFile(name, options);
    try {
      return file(at.directory(), name, channel, at.directory().requireEntry(name));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private Descriptor openExisting(Directory directory, String name, BasicFileAttributes found)
      throws IOException {
    if (writes() || has(TRUNC)) {
      directory.access().requireWrite();
    }
    if (found.isOther() && directory.stat(name).type() == FileType.UNKNOWN) {
      // To open a pipe would mean to wait until somebody opens its other end.
      throw new ErrnoException(Errno.NOTSUP);
    }
    Set<OpenOption> options = new HashSet<>();
    if (!writes() || (base & Rights.FD_READ) != 0) {
      options.add(StandardOpenOption.READ);
    }
    if (writes() || has(TRUNC)) {
      options.add(StandardOpenOption.WRITE);
    }
    if (has(TRUNC)) {
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    return file(directory, name, directory.openFile(name, options), found);
  }

  private OpenFile file(
      Directory directory, String name, SeekableByteChannel channel, BasicFileAttributes attributes)
      throws IOException {
    return new OpenFile(
        channel,
        directory.path().resolve(directory.component(name)),
        attributes,
        directory.root(),
        fdflags);
  }
}
