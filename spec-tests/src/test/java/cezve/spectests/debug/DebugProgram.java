package cezve.spectests.debug;

import cezve.decoder.ModuleDecoder;
import cezve.model.module.Module;
import cezve.spectests.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs with debug information; {@code spec-tests/debug/build} has made them. */
enum DebugProgram {
  SUMS_4_PLAIN("sums-dwarf4-O0"),
  SUMS_4_OPTIMISED("sums-dwarf4-O2"),
  SUMS_5_PLAIN("sums-dwarf5-O0"),
  SUMS_5_OPTIMISED("sums-dwarf5-O2"),
  WALKS("walks-dwarf5-O1"),
  QUEUE("queue-rust");

  private final String file;

  DebugProgram(String file) {
    this.file = file;
  }

  private Path path(String suffix) {
    return SharedData.repository().resolve("spec-tests/debug/wasm").resolve(file + suffix);
  }

  byte[] bytes() throws IOException {
    return Files.readAllBytes(path(".wasm"));
  }

  Module module() throws IOException {
    return ModuleDecoder.decode(bytes());
  }

  /**
   * For each row's address the functions that its code is of, as another of LLVM's readers does.
   */
  List<String> inlined() throws IOException {
    return Files.readAllLines(path(".inlined"));
  }

  /** The rows of its line number programs, as LLVM's reader prints them. */
  List<String> rows() throws IOException {
    return Files.readAllLines(path(".lines"));
  }
}
