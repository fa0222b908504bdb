package cezve.compiler;

import cezve.compiler.support.FunctionLines;
import cezve.compiler.support.LineNumbers;
import cezve.model.module.Func;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which functions are in one class: neighbours, as long as they are small. */
final class FunctionGroups {
  private static final int MOST_FUNCTIONS = 16;

  // By group, the first of its functions among those that the module defines.
  private final int[] starts;
  private final int groups;
  private final int functions;

  // By group, the source file that its functions are in, if line numbers are its lines.
  private final @Nullable String[] files;

  /**
   * Groups functions.
   *
   * @param most how many bytes of WebAssembly may be in a class of several functions
   * @param lineNumbers what line numbers mean: a class has one source file
   */
  FunctionGroups(List<Func> funcs, int most, LineNumbers lineNumbers) {
    int[] found = new int[funcs.size()];
    @Nullable String[] source = new @Nullable String[funcs.size()];
    int count = 0;
    long bytes = 0;
    for (int i = 0; i < funcs.size(); i++) {
      int size = funcs.get(i).code().size();
      String file =
          switch (lineNumbers) {
            case OFFSETS -> null;
            case SOURCE -> FunctionLines.file(funcs.get(i));
          };
      bytes += size;
      if (count == 0
          || bytes > most
          || i - found[count - 1] == MOST_FUNCTIONS
          || !Objects.equals(file, source[count - 1])) {
        source[count] = file;
        found[count++] = i;
        bytes = size;
      }
    }
    this.starts = Arrays.copyOf(found, count);
    this.files = Arrays.copyOf(source, count);
    this.groups = count;
    this.functions = funcs.size();
  }

  /** The number of groups. */
  int count() {
    return groups;
  }

  /** The first function of a group, counted without imports. */
  int start(int group) {
    return starts[group];
  }

  /** The function after the last of a group. */
  int end(int group) {
    return group + 1 < groups ? starts[group + 1] : functions;
  }

  /** The source file that the functions of a group are in, or null if that has no meaning. */
  @Nullable String file(int group) {
    return files[group];
  }

  /** The group of a function. */
  int of(int function) {
    int place = Arrays.binarySearch(starts, function);
    return place >= 0 ? place : -place - 2;
  }
}
