package cezve.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of scripts: the sums for each folder, and what failed. */
final class ScriptReport {
  /** The sums of a folder's scripts. */
  static final class Sums {
    private int scripts;
    private int passed;
    private int failed;

    private void add(ScriptFile script) {
      scripts++;
      passed += script.passed();
      failed += script.failures().size();
    }

    int scripts() {
      return scripts;
    }

    int commands() {
      return passed + failed;
    }

    int passed() {
      return passed;
    }

    int failed() {
      return failed;
    }
  }

  private final Map<String, Sums> folders = new LinkedHashMap<>();
  private final Sums all = new Sums();
  private final List<ScriptFile.Failure> failures = new ArrayList<>();

  void add(ScriptFile script) {
    folders.computeIfAbsent(script.folder(), _ -> new Sums()).add(script);
    all.add(script);
    failures.addAll(script.failures());
  }

  /** By path, in the order in which the scripts were executed. */
  Map<String, Sums> folders() {
    return folders;
  }

  /** The sums over all folders. */
  Sums all() {
    return all;
  }

  /** Everything that failed. */
  List<ScriptFile.Failure> failures() {
    return failures;
  }
}
