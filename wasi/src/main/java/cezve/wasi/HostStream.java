package cezve.wasi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Which of the host's own streams a stream is, if any. */
enum HostStream {
  /** Something that the embedder supplies. */
  NONE(""),
  STDIN("/proc/self/fd/0"),
  STDOUT("/proc/self/fd/1"),
  STDERR("/proc/self/fd/2");

  private final String link;

  HostStream(String link) {
    this.link = link;
  }

  /** A character device if the stream is a terminal, because that is how programs tell. */
  FileType fileType() {
    return this != NONE && isTerminal() ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
  }

  private boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of(link)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException _) {
      return Objects.requireNonNull(System.console()).isTerminal();
    }
  }
}
