package cezve.runtime;

import cezve.model.module.Bytes;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Global;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Table;
import cezve.model.type.ExternKind;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.validator.ValidModule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new instance, in the order of the specification.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/modules.html#instantiation">Instantiation</a>
 */
final class Instantiation {
  private final ModuleInstance instance;
  private final ValidModule valid;
  private final Module module;
  private final ConstantExpressions constants;
  private int functions;
  private int tables;
  private int memories;
  private int globals;
  private int tags;

  Instantiation(ModuleInstance instance) {
    this.instance = instance;
    this.valid = instance.module();
    this.module = valid.module();
    this.constants = new ConstantExpressions(instance);
  }

  ModuleInstance run(List<Extern> imports) {
    for (Extern imported : imports) {
      addImport(imported);
    }
    allocate();
    instance.exports = exports();
    fillTables();
    for (int i = 0; i < module.datas().size(); i++) {
      instance.datas[i] = module.datas().get(i).bytes();
    }
    for (int i = 0; i < module.datas().size(); i++) {
      copyData(i, module.datas().get(i));
    }
    MemoryImages images = instance.store().images();
    if (images != null) {
      for (int i = 0; i < instance.memories.length; i++) {
        instance.memories[i].track(images, i);
      }
    }
    start();
    return instance;
  }

  /**
   * Makes an instance, which has imported nothing that it can change and tracks what it writes,
   * what it was at first.
   */
  void again() {
    instance.store().restore();
    for (MemoryInstance memory : instance.memories) {
      memory.restore();
    }
    globals = instance.globals.length - module.globals().size();
    for (Global global : module.globals()) {
      constants.initialise(instance.globals[globals++], global.init());
    }
    for (int i = 0; i < instance.tables.length; i++) {
      instance.tables[i].restore(initial(module.tables().get(i)));
    }
    fillTables();
    for (int i = 0; i < module.datas().size(); i++) {
      Data data = module.datas().get(i);
      instance.datas[i] = data.mode() instanceof Data.Passive ? data.bytes() : Bytes.EMPTY;
    }
    start();
  }

  private void fillTables() {
    for (int i = 0; i < module.elems().size(); i++) {
      instance.elems[i] = references(module.elems().get(i));
    }
    for (int i = 0; i < module.elems().size(); i++) {
      copyElem(i, module.elems().get(i));
    }
  }

  private @Nullable Object initial(Table table) {
    Expression init = table.init();
    return init == null ? null : constants.reference(init);
  }

  private void start() {
    Integer start = module.start();
    if (start != null) {
      FuncInstance function = instance.function(start);
      function.call(instance, function.layout().newNumbers(), function.layout().newReferences());
    }
  }

  private void addImport(Extern imported) {
    switch (imported) {
      case FuncInstance function -> instance.functions[functions++] = function;
      case TableInstance table -> instance.tables[tables++] = table;
      case MemoryInstance memory -> instance.memories[memories++] = memory;
      case GlobalInstance global -> instance.globals[globals++] = global;
      case TagInstance tag -> instance.tags[tags++] = tag;
    }
  }

  private void allocate() {
    Store store = instance.store();
    while (memories < valid.memories().size()) {
      instance.memories[memories] = new MemoryInstance(valid.memories().get(memories), store);
      memories++;
    }
    while (tags < valid.tags().size()) {
      TagType type = new TagType(valid.tags().get(tags));
      instance.tags[tags] = new TagInstance(tagName(tags), type);
      tags++;
    }
    for (Global global : module.globals()) {
      GlobalInstance allocated = new GlobalInstance(valid.globals().get(globals));
      constants.initialise(allocated, global.init());
      instance.globals[globals++] = allocated;
    }
    for (Table table : module.tables()) {
      TableType type = valid.tables().get(tables);
      instance.tables[tables++] = new TableInstance(type, initial(table), store);
    }
  }

  private String tagName(int tag) {
    String name = module.names().get(Names.Kind.TAG, tag);
    if (name != null) {
      return name;
    }
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.TAG && export.index() == tag) {
        return export.name();
      }
    }
    return "tag[" + tag + "]";
  }

  private Map<String, Extern> exports() {
    Map<String, Extern> exports = LinkedHashMap.newLinkedHashMap(module.exports().size());
    for (Export export : module.exports()) {
      exports.put(
          export.name(),
          switch (export.kind()) {
            case FUNC -> instance.function(export.index());
            case TABLE -> instance.table(export.index());
            case MEMORY -> instance.memory(export.index());
            case GLOBAL -> instance.global(export.index());
            case TAG -> instance.tag(export.index());
          });
    }
    return Collections.unmodifiableMap(exports);
  }

  private @Nullable Object[] references(Elem elem) {
    @Nullable Object[] references = new @Nullable Object[elem.items().size()];
    for (int i = 0; i < references.length; i++) {
      references[i] =
          switch (elem.items()) {
            case Elem.Functions functions -> instance.function(functions.functions().get(i));
            case Elem.Expressions expressions ->
                constants.reference(expressions.expressions().get(i));
          };
    }
    return references;
  }

  private void copyElem(int index, Elem elem) {
    switch (elem.mode()) {
      case Elem.Active(int table, Expression offset) -> {
        @Nullable Object[] references = instance.elem(index);
        long at = constants.address(offset, valid.tables().get(table).address().numType());
        instance.table(table).init(at, references, 0, references.length);
        instance.dropElem(index);
      }
      case Elem.Declarative _ -> instance.dropElem(index);
      case Elem.Passive _ -> {}
    }
  }

  private void copyData(int index, Data data) {
    switch (data.mode()) {
      case Data.Active(int memory, Expression offset) -> {
        long at = constants.address(offset, valid.memories().get(memory).address().numType());
        instance.memory(memory).init(at, data.bytes(), 0, data.bytes().length());
        instance.dropData(index);
      }
      case Data.Passive _ -> {}
    }
  }
}
