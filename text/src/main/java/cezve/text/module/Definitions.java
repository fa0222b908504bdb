package cezve.text.module;

import cezve.model.module.Expression;
import cezve.model.module.Global;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.Module;
import cezve.model.module.Table;
import cezve.model.type.AddrType;
import cezve.model.type.ExternKind;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables, memories, globals and tags.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#tables">Tables</a>
 */
final class Definitions {
  private final TokenCursor in;
  private final TypeReader types;
  private final Externals externals;
  private final Functions functions;
  private final Segments segments;
  private final List<Table> tables = new ArrayList<>();
  private final List<MemType> memories = new ArrayList<>();
  private final List<Global> globals = new ArrayList<>();
  private final List<TagType> tags = new ArrayList<>();

  Definitions(
      TokenCursor in,
      TypeReader types,
      Externals externals,
      Functions functions,
      Segments segments) {
    this.in = in;
    this.types = types;
    this.externals = externals;
    this.functions = functions;
    this.segments = segments;
  }

  void addTo(Module.Builder builder) {
    builder.tables = tables;
    builder.memories = memories;
    builder.globals = globals;
    builder.tags = tags;
  }

  /** What a definition is apart from its identifier, its exports and its being imported. */
  private interface Body {
    void read(int index);
  }

  private void definition(ExternKind kind, Body body) {
    in.identifier();
    int index = externals.nextIndex(kind);
    Externals.ImportName imported = externals.inline(kind, index);
    if (imported != null) {
      externals.add(imported, kind, index);
    } else {
      body.read(index);
    }
    in.close();
  }

  /** The rest of a field, behind {@code (table}. */
  void table() {
    definition(ExternKind.TABLE, this::table);
  }

  private void table(int index) {
    AddrType address = types.addrType();
    if (in.at(TokenKind.NATURAL)) {
      TableType type = types.tableType(address);
      Expression init = in.at(TokenKind.RIGHT_PAREN) ? null : functions.constant();
      tables.add(new Table(type, init));
    } else {
      RefType element = types.refType();
      int size = segments.inlineElem(element, index, address);
      tables.add(new Table(new TableType(address, Limits.between(size, size), element), null));
    }
    ImplementationLimit.check(in, tables.size(), "tables", ImplementationLimits.TABLES);
  }

  /** The rest of a field, behind {@code (memory}. */
  void memory() {
    definition(ExternKind.MEMORY, this::memory);
  }

  private void memory(int index) {
    AddrType address = types.addrType();
    if (in.at(TokenKind.NATURAL)) {
      memories.add(types.memType(address));
    } else {
      int pageSize = types.pageSizeLog2();
      long size = segments.inlineData(index, address);
      long pages =
          pageSize >= Long.SIZE - 1
              ? (size == 0 ? 0 : 1)
              : (size + (1L << pageSize) - 1) >>> pageSize;
      memories.add(
          new MemType(address, Limits.between(pages, pages), MemType.Sharing.UNSHARED, pageSize));
    }
    ImplementationLimit.check(in, memories.size(), "memories", ImplementationLimits.MEMORIES);
  }

  /** The rest of a field, behind {@code (global}. */
  void global() {
    definition(
        ExternKind.GLOBAL,
        _ -> {
          GlobalType type = types.globalType();
          globals.add(new Global(type, functions.constant()));
          ImplementationLimit.check(in, globals.size(), "globals", ImplementationLimits.GLOBALS);
        });
  }

  /** The rest of a field, behind {@code (tag}. */
  void tag() {
    definition(
        ExternKind.TAG,
        _ -> {
          tags.add(externals.tagType());
          ImplementationLimit.check(in, tags.size(), "tags", ImplementationLimits.TAGS);
        });
  }
}
