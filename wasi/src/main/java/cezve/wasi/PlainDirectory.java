package cezve.wasi;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory by its path, for file systems without handles of directories. Someone who replaces
 * directories by links at the right moment could lead it astray.
 */
final class PlainDirectory extends Directory {

  private PlainDirectory(Path path, Access access, @Nullable Object key, @Nullable Directory root) {
    super(path, access, key, root);
  }

  static PlainDirectory of(Path path, Access access, @Nullable Directory root) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return new PlainDirectory(path, access, attributes.fileKey(), root);
  }

  private Path find(Path name) throws IOException {
    requireInPlace();
    return path().resolve(name);
  }

  @Override
  BasicFileAttributes attributes() throws IOException {
    requireInPlace();
    return view().readAttributes();
  }

  @Override
  BasicFileAttributes attributes(String name) throws IOException {
    return view(component(name)).readAttributes();
  }

  @Override
  Directory reopen() throws IOException {
    requireInPlace();
    return of(path(), access(), root());
  }

  @Override
  Directory openDirectory(String name) throws IOException {
    return of(find(component(name)), access(), root());
  }

  /** File systems that have no links often do not know the option not to follow them. */
  @Override
  SeekableByteChannel openFile(String name, Set<OpenOption> options) throws IOException {
    Path file = find(component(name));
    return Files.newByteChannel(file, isOfHost() ? withoutLinks(options) : options);
  }

  @Override
  BasicFileAttributeView view() throws IOException {
    return Files.getFileAttributeView(
        path(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  BasicFileAttributeView view(Path name) throws IOException {
    return Files.getFileAttributeView(
        find(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  List<String> list() throws IOException {
    requireInPlace();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path())) {
      return names(entries);
    }
  }

  @Override
  void deleteFile(Path name) throws IOException {
    if (view(name).readAttributes().isDirectory()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    Files.delete(find(name));
  }

  @Override
  void deleteDirectory(Path name) throws IOException {
    if (!view(name).readAttributes().isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    Files.delete(find(name));
  }

  @Override
  void rename(Path name, Directory target, Path newName) throws IOException {
    if (!(target instanceof PlainDirectory other)) {
      throw new ErrnoException(Errno.XDEV);
    }
    Files.move(find(name), other.find(newName), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  void create(Path name, NewEntry entry) throws IOException {
    createInPlace(name, entry);
  }

  @Override
  public void close() {}
}
