package cezve.spectests.suite;

import cezve.spectests.SharedData;
import java.nio.file.Path;

/**
 * Folders of scripts, with the least number of commands that have to be executed there: a folder
 * that is skipped must not look as if it had passed.
 */
enum SuiteFolder {
  CORE("test/core", 65_294),
  CUSTOM("test/custom", 28),
  LEGACY("test/legacy", 96),
  THREADS("proposals/threads", 1_186),
  WIDE_ARITHMETIC("proposals/wide-arithmetic", 109),
  CUSTOM_PAGE_SIZES("proposals/custom-page-sizes", 207),
  /** Cases of our own, one for each bug that was fixed. */
  REGRESSIONS("regressions", 1) {
    @Override
    Path root() {
      return SharedData.repository().resolve("spec-tests");
    }
  };

  private final String path;
  private final int fewestCommands;

  SuiteFolder(String path, int fewestCommands) {
    this.path = path;
    this.fewestCommands = fewestCommands;
  }

  /** The folder to which the paths of scripts are relative. */
  Path root() {
    return SharedData.suite();
  }

  Path path() {
    return root().resolve(path);
  }

  int fewestCommands() {
    return fewestCommands;
  }

  /** The path from the root, as test names have it. */
  @Override
  public String toString() {
    return path;
  }
}
