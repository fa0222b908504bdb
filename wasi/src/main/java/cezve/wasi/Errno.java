package cezve.wasi;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ProviderMismatchException;
import java.nio.file.ReadOnlyFileSystemException;
import org.jspecify.annotations.Nullable;

/**
 * The error numbers, and the one place where errors of the host become errors of the guest.
 *
 * <p>The texts are what the host's C library says; that is all there is to go by in most exceptions
 * of {@code java.io} and {@code java.nio}.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#errno">errno</a>
 */
enum Errno {
  SUCCESS(0, "Success"),
  TOOBIG(1, "Argument list too long"),
  ACCES(2, "Permission denied"),
  ADDRINUSE(3, "Address already in use"),
  ADDRNOTAVAIL(4, "Cannot assign requested address"),
  AFNOSUPPORT(5, "Address family not supported by protocol"),
  AGAIN(6, "Resource temporarily unavailable"),
  ALREADY(7, "Operation already in progress"),
  BADF(8, "Bad file descriptor"),
  BADMSG(9, "Bad message"),
  BUSY(10, "Device or resource busy"),
  CANCELED(11, "Operation canceled"),
  CHILD(12, "No child processes"),
  CONNABORTED(13, "Software caused connection abort"),
  CONNREFUSED(14, "Connection refused"),
  CONNRESET(15, "Connection reset"),
  DEADLK(16, "Resource deadlock avoided"),
  DESTADDRREQ(17, "Destination address required"),
  DOM(18, "Numerical argument out of domain"),
  DQUOT(19, "Disk quota exceeded"),
  EXIST(20, "File exists"),
  FAULT(21, "Bad address"),
  FBIG(22, "File too large"),
  HOSTUNREACH(23, "No route to host"),
  IDRM(24, "Identifier removed"),
  ILSEQ(25, "Invalid or incomplete multibyte or wide character"),
  INPROGRESS(26, "Operation now in progress"),
  INTR(27, "Interrupted system call"),
  INVAL(28, "Invalid argument"),
  IO(29, "Input/output error"),
  ISCONN(30, "Transport endpoint is already connected"),
  ISDIR(31, "Is a directory"),
  LOOP(32, "Too many levels of symbolic links"),
  MFILE(33, "Too many open files"),
  MLINK(34, "Too many links"),
  MSGSIZE(35, "Message too long"),
  MULTIHOP(36, "Multihop attempted"),
  NAMETOOLONG(37, "File name too long"),
  NETDOWN(38, "Network is down"),
  NETRESET(39, "Network dropped connection on reset"),
  NETUNREACH(40, "Network is unreachable"),
  NFILE(41, "Too many open files in system"),
  NOBUFS(42, "No buffer space available"),
  NODEV(43, "No such device"),
  NOENT(44, "No such file or directory"),
  NOEXEC(45, "Exec format error"),
  NOLCK(46, "No locks available"),
  NOLINK(47, "Link has been severed"),
  NOMEM(48, "Cannot allocate memory"),
  NOMSG(49, "No message of desired type"),
  NOPROTOOPT(50, "Protocol not available"),
  NOSPC(51, "No space left on device"),
  NOSYS(52, "Function not implemented"),
  NOTCONN(53, "Transport endpoint is not connected"),
  NOTDIR(54, "Not a directory"),
  NOTEMPTY(55, "Directory not empty"),
  NOTRECOVERABLE(56, "State not recoverable"),
  NOTSOCK(57, "Socket operation on non-socket"),
  NOTSUP(58, "Operation not supported"),
  NOTTY(59, "Inappropriate ioctl for device"),
  NXIO(60, "No such device or address"),
  OVERFLOW(61, "Value too large for defined data type"),
  OWNERDEAD(62, "Owner died"),
  PERM(63, "Operation not permitted"),
  PIPE(64, "Broken pipe"),
  PROTO(65, "Protocol error"),
  PROTONOSUPPORT(66, "Protocol not supported"),
  PROTOTYPE(67, "Protocol wrong type for socket"),
  RANGE(68, "Numerical result out of range"),
  ROFS(69, "Read-only file system"),
  SPIPE(70, "Illegal seek"),
  SRCH(71, "No such process"),
  STALE(72, "Stale file handle"),
  TIMEDOUT(73, "Connection timed out"),
  TXTBSY(74, "Text file busy"),
  XDEV(75, "Invalid cross-device link"),
  NOTCAPABLE(76, "Capabilities insufficient");

  private final int code;
  private final String text;

  Errno(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The number. */
  int code() {
    return code;
  }

  /** What the number means. */
  String text() {
    return text;
  }

  /** The error that an exception stands for; {@link #IO} if nothing better is known. */
  static Errno of(IOException e) {
    if (e instanceof ErrnoException own) {
      return own.errno();
    }
    return switch (e) {
      case NoSuchFileException _ -> NOENT;
      case FileAlreadyExistsException _ -> EXIST;
      case DirectoryNotEmptyException _ -> NOTEMPTY;
      case AccessDeniedException _ -> ACCES;
      case NotDirectoryException _ -> NOTDIR;
      case NotLinkException _ -> INVAL;
      case FileSystemLoopException _ -> LOOP;
      case AtomicMoveNotSupportedException _ -> XDEV;
      case ClosedByInterruptException _ -> INTR;
      case InterruptedIOException _ -> INTR;
      case ClosedChannelException _ -> BADF;
      case FileSystemException file -> ofText(file.getReason());
      default -> ofText(e.getMessage());
    };
  }

  /** The error that an unchecked exception of {@code java.nio} stands for, or null. */
  static @Nullable Errno of(RuntimeException e) {
    if (e.getCause() instanceof IOException cause) {
      return of(cause);
    }
    return switch (e) {
      case NonReadableChannelException _ -> BADF;
      case NonWritableChannelException _ -> BADF;
      case ClosedDirectoryStreamException _ -> BADF;
      case ClosedFileSystemException _ -> BADF;
      case InvalidPathException _ -> ILSEQ;
      case ProviderMismatchException _ -> XDEV;
      case ReadOnlyFileSystemException _ -> ROFS;
      case UnsupportedOperationException _ -> NOTSUP;
      default -> null;
    };
  }

  /** The longest of the texts that the message contains: some are the beginning of others. */
  private static Errno ofText(@Nullable String message) {
    Errno found = IO;
    int length = 0;
    if (message != null) {
      for (Errno errno : values()) {
        if (errno != SUCCESS && errno.text.length() > length && message.contains(errno.text)) {
          found = errno;
          length = errno.text.length();
        }
      }
    }
    return found;
  }
}
