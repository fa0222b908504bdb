package cezve.text.module;

import cezve.model.module.Module;
import cezve.text.lexer.TokenCursor;
import java.util.List;

/**
 * The second pass: reads fields.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Modules</a>
 */
final class FieldReader {
  private final TokenCursor in;
  private final IndexSpaces spaces;
  private final TypeDefinitions types;
  private final Externals externals;
  private final Functions functions;
  private final Definitions definitions;
  private final Segments segments;
  private final Module.Builder builder = Module.builder();

  FieldReader(TokenCursor in, IndexSpaces spaces) {
    this.in = in;
    this.spaces = spaces;
    TypeReader typeReader = new TypeReader(in, spaces.types);
    this.types = new TypeDefinitions(in, spaces, typeReader);
    this.externals = new Externals(in, spaces, typeReader, types);
    this.functions = new Functions(in, spaces, typeReader, types, externals);
    this.segments = new Segments(in, spaces, typeReader, functions);
    this.definitions = new Definitions(in, typeReader, externals, functions, segments);
  }

  /** Reads types, then everything else. */
  Module.Builder read(List<Field> fields) {
    for (Field field : fields) {
      in.moveTo(field.token() + 1);
      if (field.kind() == FieldKind.TYPE) {
        types.type();
      } else if (field.kind() == FieldKind.REC) {
        types.rec();
      }
    }
    for (Field field : fields) {
      in.moveTo(field.token() + 1);
      read(field);
    }
    builder.types = types.groups();
    externals.addTo(builder);
    functions.addTo(builder);
    definitions.addTo(builder);
    segments.addTo(builder);
    return builder;
  }

  private void read(Field field) {
    switch (field.kind()) {
      case TYPE, REC -> {}
      case IMPORT -> externals.imported();
      case FUNC -> functions.function(in.position(field.token()));
      case TABLE -> definitions.table();
      case MEMORY -> definitions.memory();
      case GLOBAL -> definitions.global();
      case TAG -> definitions.tag();
      case EXPORT -> externals.export();
      case START -> {
        builder.start = spaces.funcs.resolve(in);
        in.close();
      }
      case ELEM -> segments.elem();
      case DATA -> segments.data();
    }
  }
}
