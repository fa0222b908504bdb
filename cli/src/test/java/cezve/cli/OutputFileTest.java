package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.cli.Failures.BadModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  private static final byte[] RESULT = "result".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private static void write(Path file, OutputFile.Contents contents) throws BadModule {
    StringWriter err = new StringWriter();
    assertEquals(ExitCode.OK, OutputFile.write(file.toString(), contents, new PrintWriter(err)));
    assertEquals("", err.toString());
  }

  private static void writeResult(Path file) throws BadModule {
    write(file, out -> out.write(RESULT));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileIsMadeOrReplaced() throws Exception {
    Path file = folder.resolve("out");
    writeResult(file);
    assertArrayEquals(RESULT, Files.readAllBytes(file));
    write(file, out -> out.write('!'));
    assertEquals("!", Files.readString(file));
    assertEquals(List.of("out"), files());
  }

  @Test
  void aFileStaysAsItWasIfWritingFails() throws Exception {
    Path file = Files.writeString(folder.resolve("out"), "before");
    BadModule problem =
        assertThrows(
            BadModule.class,
            () ->
                write(
                    file,
                    out -> {
                      out.write(RESULT);
                      throw new IOException("No space left on device");
                    }));
    assertEquals(file + ": No space left on device", problem.getMessage());
    assertEquals("before", Files.readString(file));
    assertEquals(List.of("out"), files());
  }

  @Test
  void aReplacedFileKeepsItsPermissionsAndALinkItsPlace() throws Exception {
    Path file = Files.writeString(folder.resolve("out"), "before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    writeResult(link);
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(RESULT, Files.readAllBytes(file));
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aFullDeviceIsNamed() {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "there is no /dev/full");
    BadModule problem = assertThrows(BadModule.class, () -> writeResult(full));
    assertEquals("/dev/full: No space left on device", problem.getMessage());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() {
    Path missing = folder.resolve("nowhere").resolve("out");
    BadModule problem = assertThrows(BadModule.class, () -> writeResult(missing));
    assertEquals(missing + ": no such file or directory", problem.getMessage());
    problem = assertThrows(BadModule.class, () -> writeResult(folder));
    assertEquals(folder + ": Is a directory", problem.getMessage());
    problem = assertThrows(BadModule.class, () -> writeResult(folder.resolve("a").resolve("..")));
    assertTrue(
        String.valueOf(problem.getMessage()).startsWith(folder + "/a/..: "), problem::toString);
  }
}
