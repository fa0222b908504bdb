package cezve.text.module;

import cezve.model.module.Export;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import cezve.text.lexer.TokenCursor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Imports and exports, as fields of their own and inside of definitions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#imports">Imports</a>
 */
final class Externals {
  /** The two-part name of an import. */
  record ImportName(String module, String name) {}

  private final TokenCursor in;
  private final IndexSpaces spaces;
  private final TypeReader types;
  private final TypeDefinitions definitions;
  private final List<Import> imports = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();

  /** The next index of each kind. */
  private final Map<ExternKind, Integer> next = new EnumMap<>(ExternKind.class);

  Externals(TokenCursor in, IndexSpaces spaces, TypeReader types, TypeDefinitions definitions) {
    this.in = in;
    this.spaces = spaces;
    this.types = types;
    this.definitions = definitions;
  }

  void addTo(Module.Builder builder) {
    builder.imports = imports;
    builder.exports = exports;
  }

  /** The index of the definition or import that is being read. */
  int nextIndex(ExternKind kind) {
    return next.merge(kind, 1, Integer::sum) - 1;
  }

  /** The rest of a field, behind {@code (import}. */
  void imported() {
    ImportName name = importName();
    for (ExternKind kind : ExternKind.values()) {
      if (in.skipOpening(kind.toString())) {
        in.identifier();
        add(name, kind, nextIndex(kind));
        in.close();
        in.close();
        return;
      }
    }
    in.open("\"(\"");
    throw in.unexpected("\"func\", \"table\", \"memory\", \"global\" or \"tag\"");
  }

  private ImportName importName() {
    String module = in.name();
    return new ImportName(module, in.name());
  }

  /**
   * What can stand inside of a definition behind its identifier: exports, and the name that it is
   * imported by.
   *
   * @return the name, or null if nothing is imported
   */
  @Nullable ImportName inline(ExternKind kind, int index) {
    while (in.skipOpening("export")) {
      addExport(new Export(in.name(), kind, index));
      in.close();
    }
    if (!in.skipOpening("import")) {
      return null;
    }
    ImportName name = importName();
    in.close();
    return name;
  }

  /** Adds an import, reading its type. */
  void add(ImportName name, ExternKind kind, int index) {
    ExternType type =
        switch (kind) {
          case FUNC -> function(index);
          case TABLE -> types.tableType();
          case MEMORY -> types.memType();
          case GLOBAL -> types.globalType();
          case TAG -> tagType();
        };
    imports.add(new Import(name.module(), name.name(), type));
    ImplementationLimit.check(in, imports.size(), "imports", ImplementationLimits.IMPORTS);
  }

  private ExternType function(int index) {
    LocalSpace params = new LocalSpace();
    ExternType type = new ExternType.Func(new TypeUse.Index(definitions.typeUse(params)));
    spaces.addNames(Names.Kind.LOCAL, index, params.space().names());
    return type;
  }

  TagType tagType() {
    return new TagType(new TypeUse.Index(definitions.typeUse(TypeDefinitions.ParamNames.IGNORED)));
  }

  /** The rest of a field, behind {@code (export}. */
  void export() {
    String name = in.name();
    for (ExternKind kind : ExternKind.values()) {
      if (in.skipOpening(kind.toString())) {
        addExport(new Export(name, kind, spaces.of(kind).resolve(in)));
        in.close();
        in.close();
        return;
      }
    }
    in.open("\"(\"");
    throw in.unexpected("\"func\", \"table\", \"memory\", \"global\" or \"tag\"");
  }

  private void addExport(Export export) {
    exports.add(export);
    ImplementationLimit.check(in, exports.size(), "exports", ImplementationLimits.EXPORTS);
  }
}
