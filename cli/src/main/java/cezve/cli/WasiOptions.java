package cezve.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of all commands that give modules WASI: what they see of the host. */
final class WasiOptions {
  @Option(
      names = "--dir",
      paramLabel = "HOST[::GUEST]",
      description = "Give the program a directory, under the path GUEST (HOST if left out).")
  private List<String> directories = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "Set a variable in the program's environment, which is empty otherwise.")
  private Map<String, String> environment = new LinkedHashMap<>();

  /** As given, {@code HOST} or {@code HOST::GUEST}. */
  List<String> directories() {
    return directories;
  }

  Map<String, String> environment() {
    return environment;
  }
}
