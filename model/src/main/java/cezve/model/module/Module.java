package cezve.model.module;

import cezve.model.type.ExternKind;
import cezve.model.type.MemType;
import cezve.model.type.RecType;
import cezve.model.type.TagType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module. The index space of each kind starts with the imports of that kind; the lists here hold
 * the definitions that follow them.
 *
 * @param start the index of the start function, or null
 * @param customs the custom sections, the name section among them
 * @param names what the name section, or the text's identifiers, call things
 * @param hints what the section of branch hints, or the text's annotations, say
 * @see <a href="https://webassembly.github.io/spec/core/syntax/modules.html">Modules</a>
 */
public record Module(
    List<RecType> types,
    List<Import> imports,
    List<Func> funcs,
    List<Table> tables,
    List<MemType> memories,
    List<TagType> tags,
    List<Global> globals,
    List<Export> exports,
    @Nullable Integer start,
    List<Elem> elems,
    List<Data> datas,
    List<Custom> customs,
    Names names,
    BranchHints hints) {

  public Module {
    types = List.copyOf(types);
    imports = List.copyOf(imports);
    funcs = List.copyOf(funcs);
    tables = List.copyOf(tables);
    memories = List.copyOf(memories);
    tags = List.copyOf(tags);
    globals = List.copyOf(globals);
    exports = List.copyOf(exports);
    elems = List.copyOf(elems);
    datas = List.copyOf(datas);
    customs = List.copyOf(customs);
  }

  /** The number of imports of a kind: the index of the first definition of that kind. */
  public int importCount(ExternKind kind) {
    int count = 0;
    for (Import imported : imports) {
      if (imported.type().kind() == kind) {
        count++;
      }
    }
    return count;
  }

  /** Collects the parts of a module, in the order of the binary format or of the text. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that has all parts of this module, to make one that differs in some. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.types = types;
    builder.imports = imports;
    builder.funcs = funcs;
    builder.tables = tables;
    builder.memories = memories;
    builder.tags = tags;
    builder.globals = globals;
    builder.exports = exports;
    builder.start = start;
    builder.elems = elems;
    builder.datas = datas;
    builder.customs = customs;
    builder.names = names;
    builder.hints = hints;
    return builder;
  }

  /** See {@link #builder()}. Whoever fills it may read back what is there. */
  public static final class Builder {
    public List<RecType> types = List.of();
    public List<Import> imports = List.of();
    public List<Func> funcs = List.of();
    public List<Table> tables = List.of();
    public List<MemType> memories = List.of();
    public List<TagType> tags = List.of();
    public List<Global> globals = List.of();
    public List<Export> exports = List.of();
    public @Nullable Integer start;
    public List<Elem> elems = List.of();
    public List<Data> datas = List.of();
    public List<Custom> customs = List.of();
    public Names names = Names.NONE;
    public BranchHints hints = BranchHints.NONE;

    private Builder() {}

    /** The module of what was collected. */
    public Module build() {
      return new Module(
          types, imports, funcs, tables, memories, tags, globals, exports, start, elems, datas,
          customs, names, hints);
    }
  }
}
