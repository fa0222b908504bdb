package cezve.wasi;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open directory of the host: the capability to use what is in it.
 *
 * <p>Operations name entries of this directory, never paths, and never follow a symbolic link.
 * Where the host offers it, they act on an open handle ({@link SecureDirectory}), so that it does
 * not matter what becomes of the path by which the directory was found.
 *
 * <p>For some operations {@code java.nio.file} knows only paths: to create directories and links
 * and to read symbolic links. New entries are therefore created elsewhere and moved ({@link
 * Staging}). Where that is not possible, and to read links, the path is checked to lead to this
 * very directory.
 */
abstract sealed class Directory implements Closeable permits SecureDirectory, PlainDirectory {
  /** How often the text of a symbolic link is read. */
  private static final int LINK_READINGS = 4;

  private final Path path;
  private final Access access;
  private final @Nullable Object key;
  private final @Nullable Directory root;

  /**
   * @param path the path by which it was found, without symbolic links
   * @param key what tells it from all other directories
   * @param root the directory that the embedder opened and this was reached from; null if it is
   *     this one
   */
  Directory(Path path, Access access, @Nullable Object key, @Nullable Directory root) {
    this.path = path;
    this.root = root;
    this.access = access;
    this.key = key;
  }

  /** Opens a directory that the embedder, not the guest, names. */
  static Directory open(Path host, Access access) throws IOException {
    return openReal(host.toRealPath(), access);
  }

  @SuppressWarnings("StreamResourceLeak") // The directory owns the stream.
  private static Directory openReal(Path real, Access access) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(real);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return SecureDirectory.of(real, access, secure, null);
    }
    stream.close();
    return PlainDirectory.of(real, access, null);
  }

  /** The directory that the embedder opened and this one was reached from, or is. */
  final Directory root() {
    return root == null ? this : root;
  }

  /** Opens this directory by its path, which has to lead here still. */
  final Directory openAgain() throws IOException {
    Directory again = openReal(path, access);
    if (!Objects.equals(again.key, key)) {
      again.close();
      throw new ErrnoException(Errno.NOENT);
    }
    return again;
  }

  /** Opens a directory that was found here or below, step by step from here. */
  final Directory openBelow(Path found) throws IOException {
    Directory at = openAgain();
    for (Path name : path.relativize(found)) {
      if (!name.toString().isEmpty()) {
        try (Directory parent = at) {
          at = parent.openDirectory(name.toString());
        }
      }
    }
    return at;
  }

  /** The path by which the directory was found, without symbolic links. */
  final Path path() {
    return path;
  }

  /** Whether it is in the host's file system, and not in one of another kind. */
  final boolean isOfHost() {
    return path.getFileSystem().equals(FileSystems.getDefault());
  }

  /** What may be done here and below. */
  final Access access() {
    return access;
  }

  /** The name of an entry as the host knows it. */
  final Path component(String name) throws ErrnoException {
    return Component.of(path.getFileSystem(), name);
  }

  /** The directory's own attributes. */
  abstract BasicFileAttributes attributes() throws IOException;

  /** The attributes of an entry. */
  abstract BasicFileAttributes attributes(String name) throws IOException;

  /** The attributes of an entry, or null if there is none of that name. */
  final @Nullable BasicFileAttributes attributesIfPresent(String name) throws IOException {
    try {
      return attributes(name);
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  /** The attributes of an entry that has to be there. */
  final BasicFileAttributes requireEntry(String name) throws IOException {
    BasicFileAttributes attributes = attributesIfPresent(name);
    if (attributes == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    return attributes;
  }

  /** The directory's own attributes, all of them. */
  final FileStat stat() throws IOException {
    return FileStat.of(attributes(), path);
  }

  /** All attributes of an entry. */
  final FileStat stat(String name) throws IOException {
    return FileStat.of(requireEntry(name), path.resolve(component(name)));
  }

  /** Opens this directory once more. */
  abstract Directory reopen() throws IOException;

  /** Opens an entry that is a directory. */
  abstract Directory openDirectory(String name) throws IOException;

  /** Opens an entry that is a file, or creates one. */
  abstract SeekableByteChannel openFile(String name, Set<OpenOption> options) throws IOException;

  static Set<OpenOption> withoutLinks(Set<OpenOption> options) {
    Set<OpenOption> all = new HashSet<>(options);
    all.add(LinkOption.NOFOLLOW_LINKS);
    return all;
  }

  /** A view of the directory's own attributes. */
  abstract BasicFileAttributeView view() throws IOException;

  /** A view of an entry's attributes that does not follow a symbolic link. */
  abstract BasicFileAttributeView view(Path name) throws IOException;

  /** Sets the directory's own times. */
  final void setTimes(FileTimes times) throws IOException {
    access.requireWrite();
    view().setTimes(times.modification(), times.access(), null);
  }

  /** Sets the times of an entry. */
  final void setTimes(String name, FileTimes times) throws IOException {
    access.requireWrite();
    BasicFileAttributes attributes = requireEntry(name);
    BasicFileAttributeView view;
    if (attributes.isSymbolicLink()) {
      // Handles would open the link, which cannot be done.
      view =
          Files.getFileAttributeView(
              locate(component(name)), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    } else if (attributes.isOther()) {
      // They would open a pipe and wait for someone to write to it.
      throw new ErrnoException(Errno.NOTSUP);
    } else {
      view = view(component(name));
    }
    view.setTimes(times.modification(), times.access(), null);
  }

  /** The names of all entries. */
  abstract List<String> list() throws IOException;

  static List<String> names(DirectoryStream<Path> entries) {
    List<String> names = new ArrayList<>();
    for (Path entry : entries) {
      String name = Objects.requireNonNull(entry.getFileName()).toString();
      if (!Staging.isStaged(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Deletes an entry that is not a directory. */
  final void deleteFile(String name) throws IOException {
    access.requireWrite();
    deleteFile(component(name));
  }

  abstract void deleteFile(Path name) throws IOException;

  /** Deletes an entry that is an empty directory. */
  final void deleteDirectory(String name) throws IOException {
    access.requireWrite();
    deleteDirectory(component(name));
  }

  abstract void deleteDirectory(Path name) throws IOException;

  /** Moves an entry, replacing the target as {@code rename} of POSIX does. */
  final void rename(String name, Directory target, String newName) throws IOException {
    access.requireWrite();
    target.access.requireWrite();
    rename(component(name), target, target.component(newName));
  }

  abstract void rename(Path name, Directory target, Path newName) throws IOException;

  /** Creates a directory. */
  final void createDirectory(String name) throws IOException {
    create(name, new NewEntry.NewDirectory());
  }

  /** Creates a symbolic link. */
  final void createSymbolicLink(String name, String target) throws IOException {
    create(name, new NewEntry.NewSymbolicLink(path.getFileSystem().getPath(target)));
  }

  /** Gives an entry of a directory another name, here. */
  final void createLink(String name, Directory source, String existing) throws IOException {
    source.access.requireWrite();
    Object key = source.requireEntry(existing).fileKey();
    create(name, new NewEntry.NewLink(source, existing, key));
  }

  private void create(String name, NewEntry entry) throws IOException {
    access.requireWrite();
    create(component(name), entry);
  }

  abstract void create(Path name, NewEntry entry) throws IOException;

  /** Creates an entry at its path. */
  final void createInPlace(Path name, NewEntry entry) throws IOException {
    entry.createAt(locate(name));
    entry.verify(this, name);
  }

  /**
   * The text of a symbolic link. The JDK reads it by a path only, so somebody might swap the
   * directory for another just for the reading, unseen by the checks before and after. One such
   * reading in some ten thousand can be had by trying; several in a row, which all give the same,
   * cannot.
   */
  final String readSymbolicLink(String name) throws IOException {
    String target = readLink(name);
    for (int again = 1; again < LINK_READINGS; again++) {
      if (!readLink(name).equals(target)) {
        throw new ErrnoException(Errno.NOENT);
      }
    }
    return target;
  }

  private String readLink(String name) throws IOException {
    String target = Files.readSymbolicLink(locate(component(name))).toString();
    requireInPlace();
    return target;
  }

  /** The path of an entry, provided that the directory still is where it was found. */
  final Path locate(Path name) throws IOException {
    requireInPlace();
    return path.resolve(name);
  }

  /** Throws if the path does not lead to this directory any more. */
  final void requireInPlace() throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isDirectory() || !Objects.equals(found.fileKey(), key)) {
      throw new ErrnoException(Errno.NOENT);
    }
  }
}
