package cezve.wasi;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directory by its handle. */
final class SecureDirectory extends Directory {
  private final SecureDirectoryStream<Path> handle;
  private final Path self;

  private SecureDirectory(
      Path path,
      Access access,
      @Nullable Object key,
      @Nullable Directory root,
      SecureDirectoryStream<Path> handle) {
    super(path, access, key, root);
    this.handle = handle;
    this.self = path.getFileSystem().getPath(".");
  }

  static SecureDirectory of(
      Path path, Access access, SecureDirectoryStream<Path> handle, @Nullable Directory root)
      throws IOException {
    try {
      Object key =
          handle.getFileAttributeView(BasicFileAttributeView.class).readAttributes().fileKey();
      return new SecureDirectory(path, access, key, root, handle);
    } catch (IOException | RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  @Override
  BasicFileAttributes attributes() throws IOException {
    return view().readAttributes();
  }

  @Override
  BasicFileAttributes attributes(String name) throws IOException {
    return view(component(name)).readAttributes();
  }

  @Override
  Directory reopen() throws IOException {
    return of(path(), access(), handle.newDirectoryStream(self, LinkOption.NOFOLLOW_LINKS), root());
  }

  @Override
  Directory openDirectory(String name) throws IOException {
    Path component = component(name);
    return of(
        path().resolve(component),
        access(),
        handle.newDirectoryStream(component, LinkOption.NOFOLLOW_LINKS),
        root());
  }

  @Override
  SeekableByteChannel openFile(String name, Set<OpenOption> options) throws IOException {
    return handle.newByteChannel(component(name), withoutLinks(options));
  }

  @Override
  BasicFileAttributeView view() {
    return handle.getFileAttributeView(BasicFileAttributeView.class);
  }

  @Override
  BasicFileAttributeView view(Path name) {
    return handle.getFileAttributeView(
        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** The entries of one handle can be read only once. */
  @Override
  List<String> list() throws IOException {
    try (DirectoryStream<Path> entries =
        handle.newDirectoryStream(self, LinkOption.NOFOLLOW_LINKS)) {
      return names(entries);
    }
  }

  @Override
  void deleteFile(Path name) throws IOException {
    handle.deleteFile(name);
  }

  @Override
  void deleteDirectory(Path name) throws IOException {
    handle.deleteDirectory(name);
  }

  @Override
  void rename(Path name, Directory target, Path newName) throws IOException {
    if (!(target instanceof SecureDirectory other)) {
      throw new ErrnoException(Errno.XDEV);
    }
    try {
      handle.move(name, other.handle, newName);
    } catch (FileAlreadyExistsException _) {
      other.makeWay(newName, view(name).readAttributes());
      handle.move(name, other.handle, newName);
    }
  }

  /** Deletes what a moved entry replaces: file systems are free to leave that to others. */
  private void makeWay(Path name, BasicFileAttributes moved) throws IOException {
    if (!view(name).readAttributes().isDirectory()) {
      if (moved.isDirectory()) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      deleteFile(name);
    } else if (moved.isDirectory()) {
      deleteDirectory(name);
    } else {
      throw new ErrnoException(Errno.ISDIR);
    }
  }

  @Override
  void create(Path name, NewEntry entry) throws IOException {
    if (!isStagingNeeded() || !new Staging(this, handle, name).create(entry)) {
      createInPlace(name, entry);
    }
  }

  /** Other processes change the host's file system only; others may follow a link to be moved. */
  private boolean isStagingNeeded() {
    return !path().equals(root().path()) && isOfHost();
  }

  @Override
  public void close() throws IOException {
    handle.close();
  }
}
