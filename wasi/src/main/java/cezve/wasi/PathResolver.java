package cezve.wasi;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a path from an open directory, one component and one open directory at a time.
 *
 * <p>Nothing outside of the directory where it starts can be reached: {@code ..} goes back to the
 * directory that the walk came from, and not at all from the first; symbolic links are expanded
 * here and obey the same rules; absolute paths and links are refused.
 */
final class PathResolver {
  /** The most symbolic links in one path, as on Linux. */
  static final int MAX_LINKS = 40;

  /** What becomes of a symbolic link at the end of a path. */
  enum LastLink {
    /** It is followed. */
    FOLLOW,
    /** It is meant itself, unless a slash follows. */
    KEEP,
    /** It is meant itself: the path names an entry to create, delete or move. */
    ENTRY
  }

  private final Directory base;
  private final LastLink lastLink;
  private final Deque<String> pending = new ArrayDeque<>();
  private final List<Directory> opened = new ArrayList<>();
  private boolean directoryOnly;
  private int links;

  private PathResolver(Directory base, LastLink lastLink) {
    this.base = base;
    this.lastLink = lastLink;
  }

  /**
   * Resolves a path up to its last component, which need not exist.
   *
   * @throws ErrnoException {@code notcapable} if the path leads outside, {@code loop} if there are
   *     too many links, {@code noent} and {@code notdir} as usual
   */
  static ResolvedPath resolve(Directory base, String path, LastLink lastLink) throws IOException {
    PathResolver resolver = new PathResolver(base, lastLink);
    try {
      resolver.push(path);
      return resolver.walk();
    } catch (IOException | RuntimeException e) {
      closeAll(resolver.opened);
      throw e;
    }
  }

  /** Puts the components of a path in front of those to come. */
  private void push(String path) throws ErrnoException {
    if (path.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (path.charAt(0) == '/') {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    if (pending.isEmpty()) {
      directoryOnly |= path.charAt(path.length() - 1) == '/';
    }
    int end = path.length();
    while (end > 0) {
      int slash = path.lastIndexOf('/', end - 1);
      if (slash + 1 < end) {
        pending.push(path.substring(slash + 1, end));
      }
      end = slash;
    }
  }

  private ResolvedPath walk() throws IOException {
    while (true) {
      String name = pending.pop();
      boolean last = pending.isEmpty();
      if (name.equals("..")) {
        ascend();
      } else if (!name.equals(".")) {
        if (last && !followsLast()) {
          return result(name);
        }
        BasicFileAttributes found = current().attributesIfPresent(name);
        if (found != null && found.isSymbolicLink()) {
          expand(name);
          continue;
        }
        if (last) {
          return result(name);
        }
        descend(name, found);
      }
      if (last) {
        return result(null);
      }
    }
  }

  private boolean followsLast() {
    return switch (lastLink) {
      case FOLLOW -> true;
      case KEEP -> directoryOnly;
      case ENTRY -> false;
    };
  }

  private Directory current() {
    return opened.isEmpty() ? base : opened.getLast();
  }

  private void ascend() throws IOException {
    if (opened.isEmpty()) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    opened.removeLast().close();
  }

  private void descend(String name, @Nullable BasicFileAttributes found) throws IOException {
    if (found == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (!found.isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    opened.add(current().openDirectory(name));
  }

  private void expand(String name) throws IOException {
    if (++links > MAX_LINKS) {
      throw new ErrnoException(Errno.LOOP);
    }
    String target;
    try {
      target = current().readSymbolicLink(name);
    } catch (NotLinkException | NoSuchFileException _) {
      // Somebody replaced it a moment ago: look again.
      pending.push(name);
      return;
    }
    push(target);
  }

  private ResolvedPath result(@Nullable String name) {
    return new ResolvedPath(opened, current(), name, directoryOnly);
  }

  /** Closes directories; the first failure is thrown when all are closed. */
  static void closeAll(List<Directory> directories) throws IOException {
    IOException failure = null;
    for (Directory directory : directories) {
      try {
        directory.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    directories.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
