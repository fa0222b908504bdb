package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.model.error.ModuleException;
import cezve.validator.ValidModule;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code cezve inspect}. */
@Command(
    name = "inspect",
    description = {
      "Shows what modules consist of.",
      "Without options: a summary, the sections, the imports and the exports."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:all modules are valid", "1:one cannot be used", "2:wrong usage"})
final class InspectCommand implements Callable<Integer> {
  /** The rows of a list that a person sees without asking for more. */
  private static final int DEFAULT_LIMIT = 40;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Modules; - is standard input.")
  private List<String> files;

  @Option(names = "--sections", description = "Show the sections: offset, size, number of items.")
  private boolean sections;

  @Option(names = "--types", description = "Show the types that the module defines.")
  private boolean types;

  @Option(names = "--imports", description = "Show the imports with their types.")
  private boolean imports;

  @Option(names = "--exports", description = "Show the exports with their types.")
  private boolean exports;

  @Option(names = "--functions", description = "Show the functions, the largest first.")
  private boolean functions;

  @Option(names = "--tables", description = "Show the tables.")
  private boolean tables;

  @Option(names = "--memories", description = "Show the memories.")
  private boolean memories;

  @Option(names = "--globals", description = "Show the globals.")
  private boolean globals;

  @Option(names = "--tags", description = "Show the exception tags.")
  private boolean tags;

  @Option(names = "--segments", description = "Show the element and data segments.")
  private boolean segments;

  @Option(names = "--all", description = "Show the summary and all of the above.")
  private boolean all;

  @Option(
      names = "--code",
      description = "Show how much JVM code the module becomes. All of it is generated for that.")
  private boolean code;

  @Mixin private DumpOptions dumps;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      description =
          "Show this many rows of each list at most, 0 for all. Default: "
              + DEFAULT_LIMIT
              + ", or all with --json.")
  private @Nullable Integer limit;

  @Option(
      names = "--json",
      description =
          "Print JSON, one object per FILE and line, with everything or what the options above"
              + " choose.")
  private boolean json;

  @Mixin private FeatureOptions features;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  InspectCommand() {}

  @Override
  public Integer call() {
    if (limit != null && limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit must not be negative: " + limit);
    }
    dumps.check(spec.commandLine(), files, json);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int status = ExitCode.OK;
    for (int i = 0; i < files.size(); i++) {
      if (i > 0 && !json) {
        out.println();
      }
      try {
        inspect(files.get(i), out);
      } catch (BadModule e) {
        out.flush();
        status = Failures.report(e, err);
      }
    }
    return out.checkError() ? LostOutput.report(err) : status;
  }

  private void inspect(String file, PrintWriter out) throws BadModule {
    ModuleFile source = read(file, out);
    Inspection inspection;
    try {
      inspection = Inspection.of(source, features.features());
    } catch (OutOfMemoryError _) {
      throw source.tooLarge();
    }
    Dump dump = dumps.dump();
    if (json) {
      out.println(json(inspection));
    } else if (inspection.isReadable() && (dump == null || all || !chosen().isEmpty())) {
      out.print(text(inspection));
    }
    ModuleException problem = inspection.problem();
    if (problem != null) {
      throw source.problem(problem);
    }
    ValidModule valid = inspection.valid();
    if (dump != null && valid != null) {
      dump.write(valid, file, out);
    }
  }

  private ModuleFile read(String file, PrintWriter out) throws BadModule {
    try {
      return ModuleFile.read(file);
    } catch (BadModule e) {
      if (json) {
        out.println(InspectionJson.unreadable(file, e.problem()));
      }
      throw e;
    }
  }

  private String json(Inspection inspection) {
    Set<Part> chosen = chosen();
    if (all || chosen.isEmpty()) {
      chosen.addAll(Part.all());
    }
    return InspectionJson.of(inspection, chosen, limit(Integer.MAX_VALUE));
  }

  private String text(Inspection inspection) {
    InspectionText text =
        new InspectionText(inspection, limit(DEFAULT_LIMIT), spec.commandLine().getColorScheme());
    Set<Part> chosen = chosen();
    if (all) {
      text.summary();
      chosen.addAll(Part.all());
    } else if (chosen.isEmpty()) {
      text.summary();
      chosen = Part.ofSummary();
    }
    for (Part part : chosen) {
      text.part(part);
    }
    return text.toString();
  }

  private int limit(int byDefault) {
    if (limit == null) {
      return byDefault;
    }
    return limit == 0 ? Integer.MAX_VALUE : limit;
  }

  private Set<Part> chosen() {
    Set<Part> chosen = EnumSet.noneOf(Part.class);
    for (Part part : Part.values()) {
      if (isChosen(part)) {
        chosen.add(part);
      }
    }
    return chosen;
  }

  private boolean isChosen(Part part) {
    return switch (part) {
      case SECTIONS -> sections;
      case TYPES -> types;
      case IMPORTS -> imports;
      case EXPORTS -> exports;
      case FUNCTIONS -> functions;
      case TABLES -> tables;
      case MEMORIES -> memories;
      case GLOBALS -> globals;
      case TAGS -> tags;
      case SEGMENTS -> segments;
      case CODE -> code;
    };
  }
}
