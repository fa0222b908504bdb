package cezve.cli;

import cezve.cli.IndexSpaces.Entry;
import cezve.cli.Inspection.Body;
import cezve.compiler.listing.CodeReport;
import cezve.compiler.listing.GroupCode;
import cezve.decoder.SectionRange;
import cezve.model.error.InvalidException;
import cezve.model.error.LinkException;
import cezve.model.error.MalformedException;
import cezve.model.instruction.Feature;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.type.ExternKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** An inspection as a person reads it in a terminal. */
final class InspectionText {
  private static final int LABEL_WIDTH = 11;

  private final Inspection inspection;
  private final Module module;
  private final IndexSpaces spaces;
  private final TypeText types;
  private final int limit;
  private final ColorScheme colors;
  private final StringBuilder out = new StringBuilder();

  /**
   * Starts with the name of the file.
   *
   * @param limit the rows of each list that are shown
   */
  InspectionText(Inspection inspection, int limit, ColorScheme colors) {
    this.inspection = inspection;
    this.module = inspection.module();
    this.spaces = inspection.spaces();
    this.types = new TypeText(spaces);
    this.limit = limit;
    this.colors = colors;
    title(Printable.text(inspection.file().name()));
  }

  /** Adds what is to be said about the module as a whole. */
  void summary() {
    String format = inspection.file().isText() ? " in the binary format" : "";
    label("size", bytes(inspection.size()) + format);
    label("status", status());
    label("wasi", WasiRole.of(module).toString());
    String name = module.names().module();
    if (name != null) {
      label("name", Printable.name(name));
    }
    Set<Feature> features = inspection.features();
    if (features != null) {
      label("features", features.isEmpty() ? "those of WebAssembly 1.0" : list(features));
    }
    Integer start = module.start();
    if (start != null) {
      label("start", "function " + Integer.toUnsignedString(start) + functionName(start));
    }
    kind("functions", ExternKind.FUNC, ", " + bytes(inspection.codeBytes()) + " of code");
    kind("tables", ExternKind.TABLE, "");
    kind("memories", ExternKind.MEMORY, "");
    kind("globals", ExternKind.GLOBAL, "");
    kind("tags", ExternKind.TAG, "");
    if (!module.elems().isEmpty()) {
      label("elements", counted(module.elems(), "segment") + ", " + references());
    }
    if (!module.datas().isEmpty()) {
      label("data", counted(module.datas(), "segment") + ", " + bytes(inspection.dataBytes()));
    }
  }

  private String status() {
    return switch (inspection.problem()) {
      case null -> "valid";
      case MalformedException _ -> "malformed; what could be read follows";
      case InvalidException _ -> "invalid";
      case LinkException e -> throw new AssertionError("BUG: linked while inspecting", e);
    };
  }

  private static String list(Set<Feature> features) {
    StringBuilder text = new StringBuilder();
    for (Feature feature : features) {
      text.append(text.isEmpty() ? "" : ", ").append(feature);
    }
    return text.toString();
  }

  private String references() {
    long items = inspection.elemItems();
    return grouped(items) + (items == 1 ? " reference" : " references");
  }

  private void kind(String label, ExternKind kind, String more) {
    int imported = spaces.importCount(kind);
    int defined = spaces.of(kind).size() - imported;
    if (imported + defined > 0) {
      label(label, grouped(imported) + " imported, " + grouped(defined) + " defined" + more);
    }
  }

  private String functionName(int index) {
    List<Entry> functions = spaces.of(ExternKind.FUNC);
    return index >= 0 && index < functions.size() && functions.get(index).name() != null
        ? " " + name(functions.get(index).name())
        : "";
  }

  /** Adds a part with a title, below an empty line. */
  void part(Part part) {
    switch (part) {
      case SECTIONS -> sections();
      case TYPES -> types();
      case IMPORTS -> imports();
      case EXPORTS -> exports();
      case FUNCTIONS -> functions();
      case TABLES -> definitions("Tables", ExternKind.TABLE);
      case MEMORIES -> definitions("Memories", ExternKind.MEMORY);
      case GLOBALS -> definitions("Globals", ExternKind.GLOBAL);
      case TAGS -> definitions("Tags", ExternKind.TAG);
      case SEGMENTS -> {
        elements();
        datas();
      }
      case CODE -> code();
    }
  }

  private void code() {
    CodeReport report = inspection.code();
    if (report == null) {
      return;
    }
    out.append(System.lineSeparator());
    title("Generated code");
    String functions = grouped(report.functions().size()) + " of ";
    label("functions", functions + bytes(report.functionBytes()) + " of WebAssembly");
    String methods = grouped(report.methods()) + " of ";
    label("methods", methods + bytes(report.methodBytes()) + ratio(report));
    label("classes", grouped(report.classes()) + " of " + bytes(report.classBytes()));
    GroupCode.Method largest = report.largest();
    if (largest != null) {
      label("largest", bytes(largest.bytes()) + ": " + largest);
    }
    label("too large", counted(report.tooLarge(), "method"));
    label("failed", counted(report.failures(), "class", "classes"));
    failures(report.failures());
    tooLarge(report.tooLarge());
    cut(report.cut());
  }

  private static String ratio(CodeReport report) {
    return report.functionBytes() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            ", %.2f for each byte of WebAssembly",
            (double) report.methodBytes() / report.functionBytes());
  }

  private void failures(List<GroupCode> failures) {
    if (!failures.isEmpty()) {
      TextTable table = new TextTable().left("class").left("reason");
      for (GroupCode group : shown("Classes that cannot be generated", failures)) {
        table.row(group.name(), Printable.text(String.valueOf(group.failure())));
      }
      end(table, failures);
    }
  }

  private void tooLarge(List<GroupCode.Method> methods) {
    if (!methods.isEmpty()) {
      TextTable table = new TextTable().right("size").left("method");
      for (GroupCode.Method method : shown("Methods that are too large", methods)) {
        table.row(grouped(method.bytes()), method.toString());
      }
      end(table, methods);
    }
  }

  private void cut(List<CodeReport.Function> cut) {
    if (!cut.isEmpty()) {
      TextTable table =
          new TextTable()
              .right("index")
              .right("size")
              .right("methods")
              .right("code")
              .right("largest")
              .left("name");
      for (CodeReport.Function function : shown("Functions in several methods", cut)) {
        table.row(
            Integer.toString(function.function()),
            grouped(function.size()),
            grouped(function.methods()),
            grouped(function.bytes()),
            grouped(function.largest()),
            name(spaces.of(ExternKind.FUNC).get(function.function()).name()));
      }
      end(table, cut);
    }
  }

  private void sections() {
    TextTable table =
        new TextTable().left("section").right("offset").right("size").right("share").right("items");
    for (SectionRange range : shown("Sections", inspection.outline().sections())) {
      OptionalInt items = inspection.items(range);
      table.row(
          range.section() == null ? "custom " + Printable.name(range.name()) : range.name(),
          hex(range.start()),
          grouped(range.size()),
          String.format(Locale.ROOT, "%.1f %%", 100.0 * range.size() / inspection.size()),
          items.isPresent() ? grouped(items.getAsInt()) : "-");
    }
    end(table, inspection.outline().sections());
  }

  private void types() {
    TextTable table = new TextTable().right("index").right("group").left("name").left("type");
    for (IndexSpaces.TypeEntry entry : shown("Types", spaces.types())) {
      int group = entry.group();
      table.row(
          Integer.toString(entry.index()),
          module.types().get(group).members().size() == 1 ? "" : Integer.toString(group),
          name(entry.name()),
          entry.type().toString());
    }
    end(table, spaces.types());
  }

  private void imports() {
    TextTable table = new TextTable().left("kind").left("module").left("name").left("type");
    for (Import imported : shown("Imports", module.imports())) {
      table.row(
          imported.type().kind().toString(),
          Printable.name(imported.module()),
          Printable.name(imported.name()),
          types.of(imported.type()));
    }
    end(table, module.imports());
  }

  private void exports() {
    TextTable table = new TextTable().left("kind").right("index").left("name").left("type");
    for (Export export : shown("Exports", module.exports())) {
      table.row(
          export.kind().toString(),
          Integer.toUnsignedString(export.index()),
          Printable.name(export.name()),
          types.of(spaces.typeOf(export.kind(), export.index())));
    }
    end(table, module.exports());
  }

  private void functions() {
    TextTable table =
        new TextTable().right("index").right("offset").right("size").left("name").left("type");
    List<Body> bodies = inspection.bodies();
    Map<Integer, String> exported = exportedFunctions();
    for (Body body : shown("Functions, the largest first", bodies)) {
      String name = body.name() != null ? body.name() : exported.get(body.index());
      table.row(
          Integer.toString(body.index()),
          hex(body.offset()),
          grouped(body.size()),
          name(name),
          types.of(body.type()));
    }
    end(table, bodies);
  }

  private Map<Integer, String> exportedFunctions() {
    Map<Integer, String> names = new HashMap<>();
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNC) {
        names.putIfAbsent(export.index(), export.name());
      }
    }
    return names;
  }

  private void definitions(String title, ExternKind kind) {
    TextTable table = new TextTable().right("index").left("type").left("import").left("name");
    for (Entry entry : shown(title, spaces.of(kind))) {
      Import origin = entry.origin();
      table.row(
          Integer.toString(entry.index()),
          types.of(entry.type()),
          origin == null
              ? ""
              : Printable.name(origin.module()) + " " + Printable.name(origin.name()),
          name(entry.name()));
    }
    end(table, spaces.of(kind));
  }

  private void elements() {
    TextTable table = new TextTable().right("index").left("mode").left("type").right("references");
    int index = 0;
    for (Elem elem : shown("Element segments", module.elems())) {
      String mode =
          switch (elem.mode()) {
            case Elem.Active(int target, _) -> "table " + Integer.toUnsignedString(target);
            case Elem.Passive _ -> "passive";
            case Elem.Declarative _ -> "declarative";
          };
      table.row(
          Integer.toString(index++), mode, elem.type().toString(), grouped(elem.items().size()));
    }
    end(table, module.elems());
  }

  private void datas() {
    TextTable table = new TextTable().right("index").left("mode").right("bytes");
    int index = 0;
    for (Data data : shown("Data segments", module.datas())) {
      String mode =
          switch (data.mode()) {
            case Data.Active(int target, _) -> "memory " + Integer.toUnsignedString(target);
            case Data.Passive _ -> "passive";
          };
      table.row(Integer.toString(index++), mode, grouped(data.bytes().length()));
    }
    end(table, module.datas());
  }

  /** Writes a list's title; the rows of it that are shown. */
  private <T> List<T> shown(String title, List<T> all) {
    out.append(System.lineSeparator());
    title(title + " (" + grouped(all.size()) + ")");
    return all.size() > limit ? all.subList(0, limit) : all;
  }

  private void end(TextTable table, List<?> all) {
    if (!all.isEmpty()) {
      table.appendTo(out);
    }
    if (all.size() > limit) {
      line("  ... " + grouped(all.size() - limit) + " more; --limit=0 shows all");
    }
  }

  private void label(String label, String text) {
    line("  " + label + " ".repeat(LABEL_WIDTH - label.length()) + text);
  }

  private void title(String title) {
    line(colors.apply(title, List.of(Ansi.Style.bold)).toString());
  }

  private void line(String line) {
    out.append(line).append(System.lineSeparator());
  }

  private static String name(@Nullable String name) {
    return name == null ? "" : Printable.name(name);
  }

  private static String hex(long offset) {
    return "0x" + Long.toHexString(offset);
  }

  private static String bytes(long count) {
    return grouped(count) + (count == 1 ? " byte" : " bytes");
  }

  private static String counted(List<?> list, String what) {
    return counted(list, what, what + "s");
  }

  private static String counted(List<?> list, String one, String several) {
    return grouped(list.size()) + " " + (list.size() == 1 ? one : several);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
