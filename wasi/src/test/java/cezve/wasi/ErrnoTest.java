package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ProviderMismatchException;
import java.nio.file.ReadOnlyFileSystemException;
import org.junit.jupiter.api.Test;

final class ErrnoTest {

  @Test
  void numbersAreThoseOfTheInterface() {
    int next = 0;
    for (Errno errno : Errno.values()) {
      assertEquals(next++, errno.code());
    }
    assertEquals(2, Errno.ACCES.code());
    assertEquals(8, Errno.BADF.code());
    assertEquals(20, Errno.EXIST.code());
    assertEquals(28, Errno.INVAL.code());
    assertEquals(31, Errno.ISDIR.code());
    assertEquals(44, Errno.NOENT.code());
    assertEquals(51, Errno.NOSPC.code());
    assertEquals(54, Errno.NOTDIR.code());
    assertEquals(58, Errno.NOTSUP.code());
    assertEquals(63, Errno.PERM.code());
    assertEquals(70, Errno.SPIPE.code());
    assertEquals(76, Errno.NOTCAPABLE.code());
    assertEquals(77, Errno.values().length);
  }

  @Test
  void exceptionsWithAMeaningOfTheirOwnAreKnown() {
    assertEquals(Errno.LOOP, Errno.of(new ErrnoException(Errno.LOOP)));
    assertEquals(Errno.NOENT, Errno.of(new NoSuchFileException("f")));
    assertEquals(Errno.EXIST, Errno.of(new FileAlreadyExistsException("f")));
    assertEquals(Errno.NOTEMPTY, Errno.of(new DirectoryNotEmptyException("f")));
    assertEquals(Errno.ACCES, Errno.of(new AccessDeniedException("f")));
    assertEquals(Errno.NOTDIR, Errno.of(new NotDirectoryException("f")));
    assertEquals(Errno.INVAL, Errno.of(new NotLinkException("f")));
    assertEquals(Errno.LOOP, Errno.of(new FileSystemLoopException("f")));
    assertEquals(Errno.XDEV, Errno.of(new AtomicMoveNotSupportedException("f", "g", "")));
    assertEquals(Errno.BADF, Errno.of(new ClosedChannelException()));
    assertEquals(Errno.INTR, Errno.of(new ClosedByInterruptException()));
    assertEquals(Errno.INTR, Errno.of(new InterruptedIOException()));
  }

  @Test
  void textsOfTheHostAreUnderstood() {
    assertEquals(Errno.PIPE, Errno.of(new IOException("Broken pipe")));
    assertEquals(Errno.NOSPC, Errno.of(new IOException("No space left on device")));
    assertEquals(Errno.CONNRESET, Errno.of(new IOException("Connection reset by peer")));
    assertEquals(Errno.ISDIR, reason("Is a directory"));
    assertEquals(Errno.NOTEMPTY, reason("Directory not empty"));
    assertEquals(Errno.NAMETOOLONG, reason("File name too long"));
    assertEquals(Errno.ROFS, reason("Read-only file system"));
    assertEquals(
        Errno.LOOP, reason("Too many levels of symbolic links (NOFOLLOW_LINKS specified)"));
    assertEquals(Errno.MFILE, reason("f (Too many open files)"));
    assertEquals(Errno.NFILE, reason("Too many open files in system"));
    assertEquals(Errno.NODEV, reason("No such device"));
    assertEquals(Errno.NXIO, reason("No such device or address"));
  }

  private static Errno reason(String reason) {
    return Errno.of(new FileSystemException("f", null, reason));
  }

  @Test
  void whatNobodyKnowsIsAnInputOutputError() {
    assertEquals(Errno.IO, Errno.of(new IOException()));
    assertEquals(Errno.IO, Errno.of(new IOException("Success")));
    assertEquals(Errno.IO, Errno.of(new IOException("the moon is full")));
    assertEquals(Errno.IO, Errno.of(new FileSystemException("f")));
  }

  @Test
  void uncheckedExceptionsOfTheHostAreKnownAndOthersAreNot() {
    assertEquals(Errno.BADF, Errno.of(new NonReadableChannelException()));
    assertEquals(Errno.BADF, Errno.of(new NonWritableChannelException()));
    assertEquals(Errno.BADF, Errno.of(new ClosedDirectoryStreamException()));
    assertEquals(Errno.XDEV, Errno.of(new ProviderMismatchException()));
    assertEquals(Errno.ROFS, Errno.of(new ReadOnlyFileSystemException()));
    assertEquals(Errno.NOTSUP, Errno.of(new UnsupportedOperationException()));
    assertEquals(Errno.PIPE, Errno.of(new UncheckedIOException(new IOException("Broken pipe"))));
    assertNull(Errno.of(new IllegalStateException("a mistake")));
  }
}
