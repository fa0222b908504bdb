package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.compiler.GeneratedClass;
import cezve.compiler.GeneratedModule;
import cezve.compiler.listing.ClassListing;
import cezve.model.module.Export;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.type.ExternKind;
import cezve.text.FunctionText;
import cezve.tree.Lowering;
import cezve.tree.TreePrinter;
import cezve.validator.ValidModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the engines make of a module's functions, for people to see.
 *
 * @param functions those whose trees are printed, by index or name; none stands for all of them,
 *     and null for no trees at all
 * @param directory where the generated classes are written to, or null
 */
record Dump(@Nullable List<String> functions, @Nullable String directory) {

  /**
   * Prints the trees and writes the classes.
   *
   * @param file the module's, for messages
   * @param out gets the trees
   * @throws BadModule if there is no such function, or the classes cannot be written
   */
  void write(ValidModule module, String file, PrintWriter out) throws BadModule {
    if (functions != null) {
      printTrees(module, indices(module, file, functions), out);
    }
    if (directory != null) {
      writeClasses(module, directory);
    }
  }

  private static SortedSet<Integer> indices(ValidModule module, String file, List<String> chosen)
      throws BadModule {
    SortedSet<Integer> indices = new TreeSet<>();
    int imported = module.importCount(ExternKind.FUNC);
    if (chosen.isEmpty()) {
      for (int i = imported; i < module.funcs().size(); i++) {
        indices.add(i);
      }
    }
    for (String function : chosen) {
      SortedSet<Integer> called = called(module, function);
      if (called.isEmpty()) {
        throw new BadModule(file, "there is no function " + Printable.name(function));
      } else if (called.last() < imported) {
        throw new BadModule(file, "the function " + Printable.name(function) + " is imported");
      }
      indices.addAll(called.tailSet(imported));
    }
    return indices;
  }

  /** The functions that have an index or name. */
  private static SortedSet<Integer> called(ValidModule valid, String function) {
    Module module = valid.module();
    SortedSet<Integer> called = new TreeSet<>();
    for (int i = 0; i < valid.funcs().size(); i++) {
      if (function.equals(module.names().get(Names.Kind.FUNCTION, i))
          || function.equals(Integer.toString(i))) {
        called.add(i);
      }
    }
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNC && export.name().equals(function)) {
        called.add(export.index());
      }
    }
    return called;
  }

  private static void printTrees(ValidModule module, SortedSet<Integer> indices, PrintWriter out) {
    Module.Builder builder = module.module().toBuilder();
    builder.names = Printable.names(builder.names);
    Module printable = builder.build();
    List<Integer> functions = List.copyOf(indices);
    Workers.forEach(
        functions.size(),
        i -> TreePrinter.print(Lowering.lower(module, functions.get(i)), printable),
        tree -> out.println(Printable.lines(tree)));
    out.flush();
  }

  private static void writeClasses(ValidModule module, String directory) throws BadModule {
    GeneratedModule classes = new GeneratedModule(module, EngineChoice.OPTIONS);
    FunctionText texts = new FunctionText(module.module());
    Names names = Printable.names(module.module().names());
    try {
      Path target = Path.of(directory);
      Workers.forEach(
          classes.groups(),
          group -> {
            List<GeneratedClass> generated = classes.group(group);
            String listing = ClassListing.of(generated, module, names, texts::instructions);
            write(target, generated, Printable.lines(listing));
            return group;
          },
          _ -> {});
    } catch (UncheckedIOException e) {
      throw switch (e.getCause()) {
        case FileAlreadyExistsException exists ->
            new BadModule(exists.getFile(), "is in the way of a directory");
        case IOException problem -> new BadModule(directory, problem);
        case null -> throw e;
      };
    } catch (InvalidPathException e) {
      throw new BadModule(directory, "not a path: " + e.getReason());
    }
  }

  private static void write(Path directory, List<GeneratedClass> classes, String listing) {
    try {
      for (GeneratedClass each : classes) {
        Path file = directory.resolve(each.name() + ".class");
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, each.bytes());
      }
      Path beside = directory.resolve(classes.getFirst().name() + ".txt");
      Files.writeString(beside, listing, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
