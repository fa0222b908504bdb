package cezve.examples;

import cezve.Engine;
import cezve.Module;
import cezve.Store;
import cezve.wasi.Wasi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An SQL database in a file: SQLite's command line, compiled to WebAssembly. The program sees the
 * directory that the file is in, and nothing else.
 */
public final class Sqlite {
  private final Module program;
  private final Path directory;

  /** SQL that SQLite refuses. */
  public static final class SqlException extends Exception {
    private static final long serialVersionUID = 1;

    SqlException(String message) {
      super(message);
    }
  }

  /**
   * A database.
   *
   * @param program SQLite's command line, for WASI
   * @param directory where its file is to be
   * @throws IOException if the program cannot be read
   */
  public Sqlite(Engine engine, Path program, Path directory) throws IOException {
    this.program = Module.read(engine, program);
    this.directory = directory;
  }

  /**
   * Executes statements.
   *
   * @return the rows of their results, with {@code |} between columns
   * @throws SqlException if one is refused
   * @throws IOException if the database cannot be read or written
   */
  public List<String> execute(String sql) throws IOException, SqlException {
    Wasi.Builder wasi =
        Wasi.builder().args(List.of("sqlite3", "/data/main.db")).preopen(directory, "/data");
    Programs.Result result =
        Programs.run(new Store(), program, wasi, ".bail on\n.mode list\n" + sql + "\n");
    if (result.exitCode() != 0) {
      throw new SqlException(result.errors().strip());
    }
    return result.output().lines().toList();
  }
}
