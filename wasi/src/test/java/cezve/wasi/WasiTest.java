package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WasiTest {
  private static final String PREVIEW1 = "wasi_snapshot_preview1";
  private static final String UNSTABLE = "wasi_unstable";

  @TempDir Path directory;

  private static HostFuncInstance function(Wasi wasi, String module, String name) {
    return Objects.requireNonNull(wasi.function(module, name), name);
  }

  @ParameterizedTest
  @EnumSource(WasiFunction.class)
  void everyFunctionIsFoundUnderBothModulesWithItsType(WasiFunction row) throws IOException {
    try (Wasi wasi = Wasi.builder().build()) {
      for (String module : List.of(PREVIEW1, UNSTABLE)) {
        HostFuncInstance function = function(wasi, module, row.toString());
        assertEquals(row.type(), function.funcType());
        assertEquals(module + "." + row, function.toString());
      }
    }
  }

  @Test
  void theTableIsComplete() {
    assertEquals(46, WasiFunction.values().length);
    FuncType open =
        new FuncType(
            List.of(
                NumType.I32,
                NumType.I32,
                NumType.I32,
                NumType.I32,
                NumType.I32,
                NumType.I64,
                NumType.I64,
                NumType.I32,
                NumType.I32),
            List.of(NumType.I32));
    assertEquals(open, WasiFunction.PATH_OPEN.type());
    assertEquals(new FuncType(List.of(NumType.I32), List.of()), WasiFunction.PROC_EXIT.type());
  }

  @Test
  void whatIsNotThereIsNotFound() throws IOException {
    try (Wasi wasi = Wasi.builder().build()) {
      assertNull(wasi.function("env", "fd_write"));
      assertNull(wasi.function(PREVIEW1, "fd_dance"));
      ExternType type = Wasi.unimplemented("a", "b", new FuncType(List.of(), List.of())).type();
      assertNull(wasi.find("env", "fd_dance", type));
    }
  }

  @Test
  void anUnknownFunctionIsFoundAndTrapsWhenItIsCalled() throws IOException {
    FuncType type = new FuncType(List.of(NumType.F64), List.of(NumType.I64));
    ExternType wanted = Wasi.unimplemented("m", "f", type).type();
    try (Wasi wasi = Wasi.builder().build()) {
      FuncInstance found =
          assertInstanceOf(FuncInstance.class, wasi.find(PREVIEW1, "fd_dance", wanted));
      assertEquals(type, found.funcType());
      TrapException trap =
          assertThrows(
              TrapException.class,
              () -> found.call(null, found.layout().newNumbers(), found.layout().newReferences()));
      assertEquals(Trap.UNIMPLEMENTED_IMPORT, trap.trap());
      assertEquals("unimplemented import: " + PREVIEW1 + ".fd_dance", trap.getMessage());
    }
  }

  @Test
  void callersWithoutAMemoryTrapOnlyIfItIsNeeded() throws IOException {
    try (Wasi wasi = Wasi.builder().build()) {
      HostFuncInstance write = function(wasi, PREVIEW1, "fd_write");
      TrapException trap =
          assertThrows(
              TrapException.class,
              () -> write.call(null, new long[] {1, 0, 1, 0}, write.layout().newReferences()));
      assertEquals(Trap.HOST_FUNCTION, trap.trap());
      assertEquals(
          "host function failed: the calling instance does not export a memory named \"memory\"",
          trap.getMessage());

      HostFuncInstance yield = function(wasi, PREVIEW1, "sched_yield");
      long[] cells = {99};
      yield.call(null, cells, yield.layout().newReferences());
      assertEquals(0, cells[0]);
    }
  }

  @Test
  void aDirectoryThatIsNotThereCannotBeOpened() {
    Wasi.Builder builder = Wasi.builder().preopen(directory.resolve("nowhere"), "/");
    assertThrows(NoSuchFileException.class, builder::build);
  }

  @Test
  void aFileCannotBeOpenedAsADirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    Wasi.Builder builder = Wasi.builder().preopen(file, "/");
    assertThrows(NotDirectoryException.class, builder::build);
  }

  @Test
  void stringsThatAProgramCannotReceiveAreRefused() {
    Wasi.Builder builder = Wasi.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.arg("a\0b"));
    assertThrows(IllegalArgumentException.class, () -> builder.env("A=B", "C"));
    assertThrows(IllegalArgumentException.class, () -> builder.env("", "C"));
    assertThrows(IllegalArgumentException.class, () -> builder.env("A", "\0"));
  }

  @Test
  void closingClosesWhatIsOpen() throws IOException {
    Files.writeString(directory.resolve("file"), "x");
    Guest guest = Guest.in(directory);
    int fd = guest.open("file", 0, Guest.READ);
    guest.close();
    assertEquals(Errno.BADF, guest.trySeek(fd, 0, 0));
  }
}
