package cezve.compiler;

import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.runtime.ModuleInstance;
import cezve.tree.FuncTree;
import cezve.validator.ValidModule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All on which generated code depends besides the module. The version alone would not do: while
 * somebody works on the compiler, it generates other code from one hour to the next.
 */
final class CodeMaker {
  private static final Class<?>[] PARTS = {
    CodeMaker.class, FuncTree.class, ModuleInstance.class, ValidModule.class, Module.class
  };

  private static volatile @Nullable String build;

  private CodeMaker() {}

  /** A text that is the same only if the same code is generated, or null if nothing can tell. */
  static @Nullable String describe(CompilerOptions options, Set<Feature> features) {
    String known = build;
    if (known == null) {
      known = findBuild();
      build = known;
    }
    if (known == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(known);
    text.append(" methods ").append(options.methodBytes());
    text.append(" groups ").append(options.generation().groupBytes());
    text.append(" lines ").append(options.lineNumbers().name());
    for (Feature feature : features) {
      text.append(' ').append(feature.name());
    }
    return text.toString();
  }

  /** The sizes and times of the files that the parts of the compiler were loaded from. */
  private static @Nullable String findBuild() {
    StringBuilder text = new StringBuilder("compiler");
    for (Class<?> part : PARTS) {
      CodeSource source = part.getProtectionDomain().getCodeSource();
      if (source == null) {
        return null;
      }
      try {
        Files.walkFileTree(Path.of(source.getLocation().toURI()), describer(text));
      } catch (IOException | URISyntaxException | RuntimeException _) {
        return null;
      }
    }
    return text.toString();
  }

  private static FileVisitor<Path> describer(StringBuilder text) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        text.append(' ').append(attributes.size());
        text.append(' ').append(attributes.lastModifiedTime().toMillis());
        return FileVisitResult.CONTINUE;
      }
    };
  }
}
