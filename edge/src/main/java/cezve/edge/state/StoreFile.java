package cezve.edge.state;

import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Where the entries of an {@link EmbeddedStore} are. */
final class StoreFile {
  /**
   * When space may be used again that a commit has left. By then what is newer has been forced to
   * the disk, so that the file is sound even if the machine loses its power.
   */
  private static final int RETENTION_MILLIS = 500;

  private final @Nullable Path file;

  /** Entries in a file, or in memory only. */
  StoreFile(@Nullable Path file) {
    this.file = file;
  }

  boolean isInMemory() {
    return file == null;
  }

  /** Nothing is committed but by those who ask for it. */
  MVStore open() {
    MVStore.Builder builder = new MVStore.Builder().autoCommitDisabled().autoCommitBufferSize(0);
    if (file != null) {
      builder.fileName("file:" + file.toAbsolutePath());
    }
    try {
      MVStore store = builder.open();
      store.setRetentionTime(RETENTION_MILLIS);
      return store;
    } catch (MVStoreException | IllegalArgumentException e) {
      throw problem(e);
    }
  }

  /** Says what is wrong with the file. */
  StateException problem(Throwable cause) {
    int code = cause instanceof MVStoreException e ? e.getErrorCode() : DataUtils.ERROR_INTERNAL;
    String what =
        switch (code) {
          case DataUtils.ERROR_FILE_LOCKED -> "another process uses it";
          case DataUtils.ERROR_FILE_CORRUPT,
              DataUtils.ERROR_UNSUPPORTED_FORMAT,
              DataUtils.ERROR_CHUNK_NOT_FOUND ->
              "damaged, or not a file of cezve; to begin without its entries, move it away";
          case DataUtils.ERROR_WRITING_FAILED -> "cannot be written";
          case DataUtils.ERROR_READING_FAILED -> unreadable();
          default -> "cannot be used: " + cause.getMessage();
        };
    return problem(what, cause);
  }

  private String unreadable() {
    return file != null && Files.isReadable(file) && Files.isWritable(file)
        ? "cannot be read; it may be damaged"
        : "cannot be opened to read and write";
  }

  /** Of the file. */
  StateException problem(String what, @Nullable Throwable cause) {
    return new StateException((file == null ? "state in memory" : file) + ": " + what, cause);
  }
}
