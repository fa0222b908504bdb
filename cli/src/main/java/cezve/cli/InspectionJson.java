package cezve.cli;

import cezve.cli.IndexSpaces.Entry;
import cezve.cli.Inspection.Body;
import cezve.compiler.listing.CodeReport;
import cezve.compiler.listing.GroupCode;
import cezve.decoder.SectionRange;
import cezve.model.error.InvalidException;
import cezve.model.error.LinkException;
import cezve.model.error.MalformedException;
import cezve.model.error.ModuleException;
import cezve.model.error.Position;
import cezve.model.instruction.Feature;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.SubType;
import cezve.model.type.TypeUse;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inspections as one JSON object each, for machines. Their shape is described in docs/cli.md. */
final class InspectionJson {
  private final Inspection inspection;
  private final Module module;
  private final IndexSpaces spaces;
  private final int limit;
  private final JsonGenerator json;
  private final TypeJson types;

  private InspectionJson(Inspection inspection, int limit, JsonGenerator json) {
    this.inspection = inspection;
    this.module = inspection.module();
    this.spaces = inspection.spaces();
    this.limit = limit;
    this.json = json;
    this.types = new TypeJson(spaces, json);
  }

  /**
   * The object for a module, without a line break.
   *
   * @param parts the parts that it has
   * @param limit the items that each of its arrays has at most
   */
  static String of(Inspection inspection, Set<Part> parts, int limit) {
    return JsonText.object(json -> new InspectionJson(inspection, limit, json).write(parts));
  }

  /** The object for a file that cannot be read. */
  static String unreadable(String file, String problem) {
    return JsonText.object(json -> {
      json.writeStringField("file", file);
      json.writeBooleanField("valid", false);
      json.writeObjectFieldStart("problem");
      json.writeStringField("kind", "unreadable");
      json.writeStringField("message", problem);
      json.writeEndObject();
    });
  }

  private void write(Set<Part> parts) throws IOException {
    summary();
    for (Part part : parts) {
      part(part);
    }
  }

  private void summary() throws IOException {
    json.writeStringField("file", inspection.file().name());
    json.writeStringField("format", inspection.file().isText() ? "text" : "binary");
    json.writeNumberField("size", inspection.size());
    ModuleException problem = inspection.problem();
    json.writeBooleanField("valid", problem == null);
    if (problem != null) {
      json.writeObjectFieldStart("problem");
      problem(problem);
      json.writeEndObject();
    }
    json.writeStringField("wasi", WasiRole.of(module).toString());
    json.writeStringField("name", module.names().module());
    json.writeFieldName("features");
    features();
    json.writeFieldName("start");
    Integer start = module.start();
    if (start == null) {
      json.writeNull();
    } else {
      json.writeNumber(Integer.toUnsignedLong(start));
    }
  }

  private void problem(ModuleException problem) throws IOException {
    String kind =
        switch (problem) {
          case MalformedException _ -> "malformed";
          case InvalidException _ -> "invalid";
          case LinkException e -> throw new AssertionError("BUG: linked while inspecting", e);
        };
    json.writeStringField("kind", kind);
    json.writeStringField("message", problem.getMessage());
    switch (problem.position()) {
      case Position.Offset(long offset) -> json.writeNumberField("offset", offset);
      case Position.Text(String _, int line, int column) -> {
        json.writeNumberField("line", line);
        json.writeNumberField("column", column);
      }
      case Position.Unknown _ -> {}
    }
  }

  private void features() throws IOException {
    Set<Feature> features = inspection.features();
    if (features == null) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (Feature feature : features) {
      json.writeString(feature.toString());
    }
    json.writeEndArray();
  }

  private void part(Part part) throws IOException {
    String name = part.name().toLowerCase(Locale.ROOT);
    switch (part) {
      case SECTIONS -> array(name, inspection.outline().sections(), this::section);
      case TYPES -> array(name, spaces.types(), this::type);
      case IMPORTS -> array(name, module.imports(), this::imported);
      case EXPORTS -> array(name, module.exports(), this::export);
      case FUNCTIONS -> functions(name);
      case TABLES -> array(name, spaces.of(ExternKind.TABLE), this::entry);
      case MEMORIES -> array(name, spaces.of(ExternKind.MEMORY), this::entry);
      case GLOBALS -> array(name, spaces.of(ExternKind.GLOBAL), this::entry);
      case TAGS -> array(name, spaces.of(ExternKind.TAG), this::entry);
      case SEGMENTS -> segments();
      case CODE -> code(name);
    }
  }

  /** Writes the fields of an item. */
  private interface Item<T> {
    void write(T item) throws IOException;
  }

  private <T> void array(String name, List<T> items, Item<T> item) throws IOException {
    json.writeArrayFieldStart(name);
    for (T each : items.size() > limit ? items.subList(0, limit) : items) {
      json.writeStartObject();
      item.write(each);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void section(SectionRange range) throws IOException {
    json.writeStringField("section", range.section() == null ? "custom" : range.name());
    if (range.section() == null) {
      json.writeStringField("name", range.name());
    }
    json.writeNumberField("offset", range.start());
    json.writeNumberField("size", range.size());
    json.writeNumberField("contentsOffset", range.contents());
    json.writeNumberField("contentsSize", range.end() - range.contents());
    OptionalInt items = inspection.items(range);
    if (items.isPresent()) {
      json.writeNumberField("items", items.getAsInt());
    }
  }

  private void type(IndexSpaces.TypeEntry entry) throws IOException {
    json.writeNumberField("index", entry.index());
    json.writeNumberField("group", entry.group());
    name(entry.name());
    SubType type = entry.type();
    json.writeBooleanField("final", type.isFinal());
    if (!type.supers().isEmpty() && type.supers().getFirst() instanceof TypeUse.Index(int index)) {
      json.writeNumberField("supertype", Integer.toUnsignedLong(index));
    }
    types.composite(type.type());
  }

  private void imported(Import imported) throws IOException {
    json.writeStringField("module", imported.module());
    json.writeStringField("name", imported.name());
    types.external(imported.type());
  }

  private void export(Export export) throws IOException {
    json.writeStringField("name", export.name());
    json.writeNumberField("index", Integer.toUnsignedLong(export.index()));
    ExternType type = spaces.typeOf(export.kind(), export.index());
    if (type == null) {
      json.writeStringField("kind", export.kind().toString());
    } else {
      types.external(type);
    }
  }

  private void functions(String name) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("imported", spaces.importCount(ExternKind.FUNC));
    json.writeNumberField("defined", inspection.outline().functionTypes().size());
    json.writeNumberField("bytes", inspection.codeBytes());
    array("bodies", inspection.bodies(), this::body);
    json.writeEndObject();
  }

  private void body(Body body) throws IOException {
    json.writeNumberField("index", body.index());
    name(body.name());
    json.writeNumberField("offset", body.offset());
    json.writeNumberField("size", body.size());
    types.external(body.type());
  }

  private void entry(Entry entry) throws IOException {
    json.writeNumberField("index", entry.index());
    name(entry.name());
    Import origin = entry.origin();
    if (origin != null) {
      json.writeObjectFieldStart("import");
      json.writeStringField("module", origin.module());
      json.writeStringField("name", origin.name());
      json.writeEndObject();
    }
    types.external(entry.type());
  }

  private void segments() throws IOException {
    json.writeObjectFieldStart("elements");
    json.writeNumberField("count", module.elems().size());
    json.writeNumberField("references", inspection.elemItems());
    array("segments", module.elems(), this::elem);
    json.writeEndObject();
    json.writeObjectFieldStart("data");
    json.writeNumberField("count", module.datas().size());
    json.writeNumberField("bytes", inspection.dataBytes());
    array("segments", module.datas(), this::data);
    json.writeEndObject();
  }

  private void elem(Elem elem) throws IOException {
    switch (elem.mode()) {
      case Elem.Active(int table, _) -> {
        json.writeStringField("mode", "active");
        json.writeNumberField("table", Integer.toUnsignedLong(table));
      }
      case Elem.Passive _ -> json.writeStringField("mode", "passive");
      case Elem.Declarative _ -> json.writeStringField("mode", "declarative");
    }
    json.writeStringField("type", elem.type().toString());
    json.writeNumberField("references", elem.items().size());
  }

  private void data(Data data) throws IOException {
    switch (data.mode()) {
      case Data.Active(int memory, _) -> {
        json.writeStringField("mode", "active");
        json.writeNumberField("memory", Integer.toUnsignedLong(memory));
      }
      case Data.Passive _ -> json.writeStringField("mode", "passive");
    }
    json.writeNumberField("bytes", data.bytes().length());
  }

  private void code(String name) throws IOException {
    CodeReport report = inspection.code();
    if (report == null) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeNumberField("functions", report.functions().size());
    json.writeNumberField("functionBytes", report.functionBytes());
    json.writeNumberField("methods", report.methods());
    json.writeNumberField("methodBytes", report.methodBytes());
    json.writeNumberField("classes", report.classes());
    json.writeNumberField("classBytes", report.classBytes());
    GroupCode.Method largest = report.largest();
    if (largest != null) {
      json.writeObjectFieldStart("largest");
      method(largest);
      json.writeEndObject();
    }
    array("tooLarge", report.tooLarge(), this::method);
    array("failed", report.failures(), this::failure);
    array("cut", report.cut(), this::cut);
    json.writeEndObject();
  }

  private void method(GroupCode.Method method) throws IOException {
    json.writeStringField("class", method.owner());
    json.writeStringField("method", method.name());
    json.writeNumberField("size", method.bytes());
  }

  private void failure(GroupCode group) throws IOException {
    json.writeStringField("class", group.name());
    json.writeStringField("reason", group.failure());
  }

  private void cut(CodeReport.Function function) throws IOException {
    json.writeNumberField("index", function.function());
    name(spaces.of(ExternKind.FUNC).get(function.function()).name());
    json.writeNumberField("size", function.size());
    json.writeNumberField("methods", function.methods());
    json.writeNumberField("methodBytes", function.bytes());
    json.writeNumberField("largest", function.largest());
  }

  private void name(@Nullable String name) throws IOException {
    if (name != null) {
      json.writeStringField("name", name);
    }
  }
}
