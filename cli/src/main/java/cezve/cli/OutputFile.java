package cezve.cli;

import cezve.cli.Failures.BadModule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Where a command writes its result: a file, or {@code -} for standard output. A file gets all of
 * the result or stays as it was.
 */
final class OutputFile {
  /** What stands for standard output. */
  static final String STANDARD_OUTPUT = "-";

  private OutputFile() {}

  /** What is to be written. */
  interface Contents {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a result.
   *
   * @param err gets the reason if it is standard output that cannot be written
   * @return the exit status
   * @throws BadModule if the file cannot be written
   */
  static int write(String file, Contents contents, PrintWriter err) throws BadModule {
    if (file.equals(STANDARD_OUTPUT)) {
      return writeStandardOutput(contents) ? ExitCode.OK : LostOutput.report(err);
    }
    try {
      Path path = Path.of(file);
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        write(path, contents, StandardOpenOption.WRITE);
      } else {
        replace(Files.exists(path) ? path.toRealPath() : path, contents);
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw new BadModule(file, e);
    } catch (InvalidPathException e) {
      throw new BadModule(file, "not a path: " + e.getReason());
    }
  }

  private static void write(Path path, Contents contents, StandardOpenOption option)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(path, option)) {
      contents.writeTo(out);
    }
  }

  /** Writes a new file beside the one that it then replaces. */
  private static void replace(Path path, Contents contents) throws IOException {
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new AccessDeniedException(path.toString());
    }
    Path fresh =
        path.resolveSibling("." + path.getFileName() + "." + ProcessHandle.current().pid());
    try {
      write(fresh, contents, StandardOpenOption.CREATE_NEW);
      if (Files.exists(path)
          && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(path));
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }

  private static boolean writeStandardOutput(Contents contents) {
    PrintStream out = System.out;
    try {
      contents.writeTo(new Checked(out));
      return !out.checkError();
    } catch (IOException _) {
      return false;
    }
  }

  /** Stops a writer whose reader is gone, about which a print stream says nothing by itself. */
  private static final class Checked extends OutputStream {
    private final PrintStream out;

    Checked(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      check();
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      check();
    }

    private void check() throws IOException {
      if (out.checkError()) {
        throw new IOException("standard output is closed");
      }
    }
  }
}
