package cezve.wasi;

import cezve.wasi.NewEntry.NewDirectory;
import cezve.wasi.NewEntry.NewLink;
import cezve.wasi.NewEntry.NewSymbolicLink;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * Creates entries of a directory that someone may be moving about at this very moment.
 *
 * <p>A path that leads through the directory might lead anywhere by the time the host follows it.
 * So the entry is created in the directory that the embedder opened, whose path no program can
 * change, and moved from there by the handles of both directories. Until then its name is one that
 * programs can neither see nor use.
 */
final class Staging {
  private static final String PREFIX = ".cezve-staged-";

  /** Held from the look whether a name is free until the move of a directory to it. */
  private static final Object MOVES = new Object();

  private final SecureDirectory target;
  private final SecureDirectoryStream<Path> handle;
  private final Path name;

  /**
   * @param handle the target's
   * @param name the name that the entry is to have there
   */
  Staging(SecureDirectory target, SecureDirectoryStream<Path> handle, Path name) {
    this.target = target;
    this.handle = handle;
    this.name = name;
  }

  /** Whether a name is that of an entry on its way to its place. */
  static boolean isStaged(String name) {
    return name.startsWith(PREFIX);
  }

  /**
   * Creates the entry.
   *
   * @return false if the host does not allow this way, and nothing was done: nobody may write in
   *     the first directory, or the target is on another file system
   */
  boolean create(NewEntry entry) throws IOException {
    requireFree();
    Path staged = name.getFileSystem().getPath(PREFIX + UUID.randomUUID());
    try (Directory root = target.root().openAgain()) {
      if (!(root instanceof SecureDirectory base)) {
        return false;
      }
      try {
        entry.createAt(base.locate(staged));
      } catch (AccessDeniedException _) {
        return false;
      }
      try {
        entry.verify(base, staged);
        move(entry, base, staged);
        return true;
      } catch (AtomicMoveNotSupportedException _) {
        delete(entry, base, staged);
        return false;
      } catch (IOException | RuntimeException e) {
        delete(entry, base, staged);
        throw e;
      }
    }
  }

  private void requireFree() throws IOException {
    if (target.attributesIfPresent(name.toString()) != null) {
      throw new ErrnoException(Errno.EXIST);
    }
  }

  private void move(NewEntry entry, SecureDirectory base, Path staged) throws IOException {
    switch (entry) {
      case NewDirectory _ -> moveDirectory(base, staged);
      case NewSymbolicLink _, NewLink _ -> moveFile(base, staged);
    }
  }

  private void moveDirectory(SecureDirectory base, Path staged) throws IOException {
    synchronized (MOVES) {
      requireFree();
      try {
        base.rename(staged, target, name);
      } catch (AtomicMoveNotSupportedException e) {
        throw e;
      } catch (IOException e) {
        Errno errno = Errno.of(e);
        boolean taken = errno == Errno.NOTEMPTY || errno == Errno.NOTDIR;
        throw taken ? new ErrnoException(Errno.EXIST) : e;
      }
    }
  }

  /** A move replaces what is there, so an empty file, which only one can create, holds the name. */
  private void moveFile(SecureDirectory base, Path staged) throws IOException {
    handle
        .newByteChannel(
            name,
            Set.of(
                StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS))
        .close();
    try {
      base.rename(staged, target, name);
    } catch (IOException | RuntimeException e) {
      target.deleteFile(name);
      throw e;
    }
  }

  private static void delete(NewEntry entry, SecureDirectory base, Path staged) {
    try {
      switch (entry) {
        case NewDirectory _ -> base.deleteDirectory(staged);
        case NewSymbolicLink _, NewLink _ -> base.deleteFile(staged);
      }
    } catch (IOException _) {
      // It is gone already, or cannot be deleted; what went wrong before says more.
    }
  }
}
