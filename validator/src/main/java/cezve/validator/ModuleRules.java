package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.error.Position;
import cezve.model.instruction.Feature;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.module.Table;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything in a module but the bodies of its functions: builds the context in which those are
 * valid or not.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html">Validation: Modules</a>
 */
final class ModuleRules {
  private final Module module;
  private final Context context;
  private final ExternTypeRules types;
  private final List<ExternType> imports = new ArrayList<>();

  ModuleRules(Module module, Features features) {
    this.module = module;
    this.context = new Context(module, features, new TypeRules(features).check(module.types()));
    this.types = new ExternTypeRules(context);
  }

  /** The context, once {@link #check} has filled it. */
  Context context() {
    return context;
  }

  /** Checks the module except its bodies, and returns what it will be if those are valid. */
  ValidModule check() {
    imports();
    funcs();
    ExpressionValidator expressions = new ExpressionValidator(context);
    // Initial values of tables and globals see the globals before them: those of tables see the
    // imported ones, those of globals also the preceding definitions.
    tables(expressions);
    memories();
    tags();
    globals(expressions);
    new SegmentRules(context, expressions).check();
    start();
    Map<String, Export> exports = exports();
    return new ValidModule(context, imports, exports);
  }

  private void imports() {
    for (int i = 0; i < module.imports().size(); i++) {
      Import imported = module.imports().get(i);
      try {
        ExternType type = types.close(imported.type());
        imports.add(type);
        define(type);
      } catch (InvalidException e) {
        String name = Place.quote(imported.module()) + " " + Place.quote(imported.name());
        throw Place.in(e, Position.UNKNOWN, "import " + i + " " + name);
      }
    }
  }

  private void define(ExternType type) {
    switch (type.kind()) {
      case FUNC -> context.funcs.add(context.types.close(((ExternType.Func) type).type()));
      case TABLE -> addTable((TableType) type);
      case MEMORY -> addMemory((MemType) type);
      case GLOBAL -> addImported((GlobalType) type);
      case TAG -> context.tags.add(context.types.close(((TagType) type).type()));
    }
  }

  private void addImported(GlobalType global) {
    if (global.mutability() == Mutability.VAR) {
      context.features.require(Feature.MUTABLE_GLOBALS, "an imported mutable global");
    }
    context.globals.add(global);
  }

  private void addTable(TableType table) {
    if (!context.tables.isEmpty()) {
      context.features.require(Feature.REFERENCE_TYPES, "multiple tables: a second one");
    }
    context.tables.add(table);
  }

  private void addMemory(MemType memory) {
    if (!context.memories.isEmpty()) {
      context.features.require(Feature.MULTI_MEMORY, "multiple memories: a second one");
    }
    context.memories.add(memory);
  }

  private void funcs() {
    for (Func func : module.funcs()) {
      try {
        context.funcs.add(types.func(new TypeUse.Index(func.type())));
      } catch (InvalidException e) {
        String place = Place.function(module.names(), context.funcs.size());
        throw Place.in(e, func.position(), place);
      }
    }
  }

  private void tables(ExpressionValidator expressions) {
    for (Table table : module.tables()) {
      int index = context.tables.size();
      try {
        TableType type = types.table(table.type());
        addTable(type);
        initTable(table, type, expressions);
      } catch (InvalidException e) {
        throw Place.in(e, Position.UNKNOWN, "table " + index);
      }
    }
  }

  private void initTable(Table table, TableType type, ExpressionValidator expressions) {
    Expression init = table.init();
    if (init != null) {
      context.features.require(Feature.FUNCTION_REFERENCES, "an initial value of a table");
      expressions.constant(init, new FuncType(List.of(), List.of(type.element())));
    } else if (!type.element().isDefaultable()) {
      throw new InvalidException(
          "type mismatch: a table of "
              + context.text.of(type.element())
              + " requires an initial value");
    }
  }

  private void memories() {
    for (MemType memory : module.memories()) {
      try {
        addMemory(types.memory(memory));
      } catch (InvalidException e) {
        throw Place.in(e, Position.UNKNOWN, "memory " + context.memories.size());
      }
    }
  }

  private void tags() {
    for (TagType tag : module.tags()) {
      try {
        context.tags.add(types.tag(tag));
      } catch (InvalidException e) {
        throw Place.in(e, Position.UNKNOWN, "tag " + context.tags.size());
      }
    }
  }

  private void globals(ExpressionValidator expressions) {
    for (Global global : module.globals()) {
      try {
        GlobalType type = types.global(global.type());
        expressions.constant(global.init(), new FuncType(List.of(), List.of(type.value())));
        context.globals.add(type);
      } catch (InvalidException e) {
        throw Place.in(e, global.init().position(), "global " + context.globals.size());
      }
    }
  }

  private void start() {
    Integer start = module.start();
    if (start == null) {
      return;
    }
    FuncType type = context.funcTypeOf(start);
    if (!type.params().isEmpty() || !type.results().isEmpty()) {
      throw new InvalidException(
          "start function must have type [] -> [], but function " + start + " has type " + type);
    }
  }

  private Map<String, Export> exports() {
    Map<String, Export> exports = LinkedHashMap.newLinkedHashMap(module.exports().size());
    for (Export export : module.exports()) {
      try {
        checkExported(export);
        if (exports.putIfAbsent(export.name(), export) != null) {
          throw new InvalidException("duplicate export name");
        }
      } catch (InvalidException e) {
        throw Place.in(e, Position.UNKNOWN, "export " + Place.quote(export.name()));
      }
    }
    return exports;
  }

  private void checkExported(Export export) {
    switch (export.kind()) {
      case FUNC -> {
        context.func(export.index());
        context.declared.set(export.index());
      }
      case TABLE -> context.table(export.index());
      case MEMORY -> context.memory(export.index());
      case GLOBAL -> {
        if (context.global(export.index()).mutability() == Mutability.VAR) {
          context.features.require(Feature.MUTABLE_GLOBALS, "an exported mutable global");
        }
      }
      case TAG -> context.tag(export.index());
    }
  }
}
