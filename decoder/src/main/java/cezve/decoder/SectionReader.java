package cezve.decoder;

import cezve.model.error.MalformedException;
import cezve.model.instruction.IndexList;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.module.Section;
import cezve.model.module.Table;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ExternKind;
import cezve.model.type.MemType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the contents of sections, each by the reader, with the place, of its own.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#sections">Sections</a>
 */
final class SectionReader {
  static final RefType FUNCTION_REFERENCE = RefType.nonNull(AbsHeapType.FUNC);

  private static final int[] NO_TYPES = {};
  private static final int NOT_COUNTED = -1;

  private final BinaryModule module;
  private final Module.Builder builder;
  private int importedFunctions;
  private int[] functionTypes = NO_TYPES;
  private List<BinaryCode> codes = List.of();
  private int dataCount = NOT_COUNTED;

  private SectionPlace place = new SectionPlace(Section.START_OF_MODULE);
  private BinaryReader in;
  private TypeReader types;
  private ConstantCursor constants;

  SectionReader(BinaryModule module, Module.Builder builder) {
    this.module = module;
    this.builder = builder;
    this.in = module.reader(0, place);
    this.types = new TypeReader(in);
    this.constants = new ConstantCursor(in);
  }

  /**
   * Reads a section's contents.
   *
   * @throws MalformedException if they are malformed, or do not end at {@code end}
   */
  void read(Section section, int start, int end) {
    place = new SectionPlace(section);
    in = module.reader(start, place);
    types = new TypeReader(in);
    constants = new ConstantCursor(in);
    contents(section);
    place.leave();
    if (in.offset() != end) {
      throw in.error(
          "section size mismatch: "
              + (end - start)
              + " bytes are declared, the contents take "
              + (in.offset() - start),
          in.offset());
    }
  }

  private void contents(Section section) {
    switch (section) {
      case START_OF_MODULE -> throw new AssertionError("BUG: " + section + " has no contents");
      case TYPE -> types();
      case IMPORT -> imports();
      case FUNCTION -> functions();
      case TABLE -> tables();
      case MEMORY -> memories();
      case TAG -> tags();
      case GLOBAL -> globals();
      case EXPORT -> exports();
      case START -> builder.start = in.u32();
      case ELEMENT -> elems();
      case DATA_COUNT -> {
        dataCount = in.u32();
        module.allowDataIndices();
      }
      case CODE -> codes();
      case DATA -> datas();
    }
  }

  /** Decodes the bodies of the functions read so far. */
  void checkBodies() {
    for (BinaryCode code : codes) {
      ModuleDecoder.checkBody(code);
    }
  }

  /** Checks that the sections agree with each other, and makes the functions. */
  void finish() {
    BinaryReader end = module.reader(module.size(), FixedPlace.MODULE);
    if (functionTypes.length != codes.size()) {
      throw end.error(
          "function and code section have inconsistent lengths: "
              + functionTypes.length
              + " and "
              + codes.size(),
          end.offset());
    }
    if (dataCount != NOT_COUNTED && dataCount != builder.datas.size()) {
      throw end.error(
          "data count and data section have inconsistent lengths: "
              + Integer.toUnsignedLong(dataCount)
              + " and "
              + builder.datas.size(),
          end.offset());
    }
    makeFuncs();
  }

  /** Makes the functions whose types and codes have been read. */
  void makeFuncs() {
    int count = Math.min(functionTypes.length, codes.size());
    List<Func> funcs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      funcs.add(new Func(functionTypes[i], codes.get(i), codes.get(i).position()));
    }
    builder.funcs = funcs;
  }

  /** The types of the functions, once their section has been read. */
  IndexList functionTypes() {
    return IndexList.of(functionTypes);
  }

  private void types() {
    int count = in.count("recursive groups", ImplementationLimits.RECURSIVE_GROUPS);
    List<RecType> groups = new ArrayList<>(count);
    long total = 0;
    for (int i = 0; i < count; i++) {
      place.enter(i);
      int at = in.offset();
      RecType group = types.recType();
      total += group.members().size();
      in.limit(total, "types", ImplementationLimits.TYPES, at);
      groups.add(group);
    }
    builder.types = groups;
  }

  private void imports() {
    int count = in.count("imports", ImplementationLimits.IMPORTS);
    List<Import> imports = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      place.enter(i);
      Import imported = new Import(in.name(), in.name(), types.externType());
      if (imported.type().kind() == ExternKind.FUNC) {
        importedFunctions++;
      }
      imports.add(imported);
    }
    builder.imports = imports;
  }

  private void functions() {
    int count = in.count("functions", ImplementationLimits.FUNCTIONS);
    functionTypes = new int[count];
    for (int i = 0; i < count; i++) {
      place.enter(i);
      functionTypes[i] = in.u32();
    }
  }

  private void tables() {
    int count = in.count("tables", ImplementationLimits.TABLES);
    List<Table> tables = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      place.enter(i);
      tables.add(table());
    }
    builder.tables = tables;
  }

  private Table table() {
    if (in.peek() != TypeCodes.TABLE_WITH_INIT) {
      return new Table(types.tableType(), null);
    }
    in.u8();
    types.zeroByte();
    TableType type = types.tableType();
    return new Table(type, expression());
  }

  private void memories() {
    int count = in.count("memories", ImplementationLimits.MEMORIES);
    List<MemType> memories = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      place.enter(i);
      memories.add(types.memType());
    }
    builder.memories = memories;
  }

  private void tags() {
    int count = in.count("tags", ImplementationLimits.TAGS);
    List<TagType> tags = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      place.enter(i);
      tags.add(types.tagType());
    }
    builder.tags = tags;
  }

  private void globals() {
    int count = in.count("globals", ImplementationLimits.GLOBALS);
    List<Global> globals = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      place.enter(i);
      globals.add(new Global(types.globalType(), expression()));
    }
    builder.globals = globals;
  }

  private void exports() {
    int count = in.count("exports", ImplementationLimits.EXPORTS);
    List<Export> exports = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      place.enter(i);
      exports.add(new Export(in.name(), types.externKind("export"), in.u32()));
    }
    builder.exports = exports;
  }

  private void elems() {
    int count = in.count("element segments", ImplementationLimits.ELEMENT_SEGMENTS);
    List<Elem> elems = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      place.enter(i);
      elems.add(elem());
    }
    builder.elems = elems;
  }

  private Elem elem() {
    int at = in.offset();
    int flags = in.u32();
    if (flags < 0 || flags > SegmentFlags.ALL) {
      throw in.error("malformed element segment kind: " + Integer.toUnsignedLong(flags), at);
    }
    Elem.Mode mode = elemMode(flags);
    boolean typed = (flags & SegmentFlags.TYPED) != 0;
    if ((flags & SegmentFlags.EXPRESSIONS) == 0) {
      if (typed) {
        elemKind();
      }
      return new Elem(FUNCTION_REFERENCE, functionIndices(), mode);
    }
    RefType type = typed ? types.refType() : RefType.FUNCREF;
    return new Elem(type, expressions(), mode);
  }

  private Elem.Mode elemMode(int flags) {
    boolean explicit = (flags & SegmentFlags.EXPLICIT) != 0;
    if ((flags & SegmentFlags.NOT_ACTIVE) != 0) {
      return explicit ? new Elem.Declarative() : new Elem.Passive();
    }
    return new Elem.Active(explicit ? in.u32() : 0, expression());
  }

  private void elemKind() {
    int at = in.offset();
    if (in.u8() != SegmentFlags.ELEM_KIND_FUNCTIONS) {
      throw in.errorAtByte("malformed element kind", at);
    }
  }

  private Elem.Items functionIndices() {
    int count = in.count("functions", ImplementationLimits.ELEMENT_SEGMENT_SIZE);
    int[] functions = new int[count];
    for (int i = 0; i < count; i++) {
      functions[i] = in.u32();
    }
    return new Elem.Functions(IndexList.of(functions));
  }

  private Elem.Items expressions() {
    int count = in.count("expressions", ImplementationLimits.ELEMENT_SEGMENT_SIZE);
    List<Expression> expressions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      expressions.add(expression());
    }
    return new Elem.Expressions(expressions);
  }

  private void codes() {
    int count = in.count("functions", ImplementationLimits.FUNCTIONS);
    codes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      place.enter(i);
      int entry = in.offset();
      int size = in.count("bytes of a function", ImplementationLimits.FUNCTION_SIZE);
      in.skip(size);
      codes.add(new BinaryCode(module, entry, importedFunctions + i));
    }
  }

  private void datas() {
    int count = in.count("data segments", ImplementationLimits.DATA_SEGMENTS);
    List<Data> datas = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      place.enter(i);
      Data.Mode mode = dataMode();
      int size = in.count("bytes of data", Integer.MAX_VALUE);
      int start = in.offset();
      in.skip(size);
      datas.add(new Data(module.slice(start, start + size), mode));
    }
    builder.datas = datas;
  }

  private Data.Mode dataMode() {
    int at = in.offset();
    int flags = in.u32();
    return switch (flags) {
      case 0 -> new Data.Active(0, expression());
      case SegmentFlags.NOT_ACTIVE -> new Data.Passive();
      case SegmentFlags.EXPLICIT -> new Data.Active(in.u32(), expression());
      default ->
          throw in.error("malformed data segment kind: " + Integer.toUnsignedLong(flags), at);
    };
  }

  private Expression expression() {
    int start = in.offset();
    constants.skip();
    return new ConstantExpression(module, start);
  }
}
