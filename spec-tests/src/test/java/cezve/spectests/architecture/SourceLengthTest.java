package cezve.spectests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Source files and methods stay short enough to be read. Tests count like everything else. */
class SourceLengthTest {

  private static final int LONGEST_FILE = 500;
  private static final int LONGEST_METHOD = 60;

  /** Methods that are tables: one arm for each row of the opcode table. */
  private static final Set<String> TABLES =
      Set.of(
          "cezve/compiler/NumericEmitter.java emit",
          "cezve/interpreter/NumericNodes.java of",
          "cezve/interpreter/VectorOperations.java node");

  /** A scan that sees fewer files than this has looked in the wrong place. */
  private static final int FEWEST_FILES = 60;

  @Test
  void everyFileIsShort() throws IOException {
    List<String> offenders = new ArrayList<>();
    for (Path file : sources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > LONGEST_FILE) {
        offenders.add(name(file) + ": " + lines);
      }
    }
    assertEquals(List.of(), offenders, "files over " + LONGEST_FILE + " lines");
  }

  @Test
  void everyMethodIsShort() throws IOException {
    List<String> offenders = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  Writer.nullWriter(),
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      int methods = 0;
      for (CompilationUnitTree unit : task.parse()) {
        LongMethods scanner = new LongMethods(unit, positions, offenders);
        scanner.scan(unit, null);
        methods += scanner.seen;
      }
      assertTrue(methods >= FEWEST_FILES, "only " + methods + " methods scanned");
    }
    assertEquals(List.of(), offenders, "methods over " + LONGEST_METHOD + " lines");
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ProductModule.repository())) {
      for (Path module : modules.filter(m -> Files.exists(m.resolve("pom.xml"))).toList()) {
        sources.addAll(javaFiles(module.resolve("src")));
      }
    }
    assertTrue(sources.size() >= FEWEST_FILES, "only " + sources.size() + " files scanned");
    return sources;
  }

  private static List<Path> javaFiles(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return ProductModule.repository().relativize(file).toString();
  }

  /** Counts from the first line of a declaration, its annotations included, to its last. */
  private static final class LongMethods extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> offenders;
    private int seen;

    LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> offenders) {
      this.unit = unit;
      this.positions = positions;
      this.offenders = offenders;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      seen++;
      long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
      long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
      long lines = last - first + 1;
      if (lines > LONGEST_METHOD && !isTable(method)) {
        String file = name(Path.of(unit.getSourceFile().toUri()));
        offenders.add(file + ":" + first + " " + method.getName() + ": " + lines);
      }
      return super.visitMethod(method, null);
    }

    private boolean isTable(MethodTree method) {
      String name = Path.of(unit.getSourceFile().toUri()) + " " + method.getName();
      return TABLES.stream().anyMatch(name::endsWith);
    }
  }
}
