package cezve.model.testing;

import cezve.model.module.BranchHints;
import cezve.model.module.Custom;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Modules as the text format can tell them apart: two whose forms are equal have the same text.
 * Everything counts, types, recursive groups, imports, instructions, custom sections, names and
 * their order and indices, except
 *
 * <ul>
 *   <li>how locals of one type that follow each other are split into runs, and empty runs;
 *   <li>the bytes of the name section, whose names count in its stead, and those of the section of
 *       branch hints, likewise;
 *   <li>whether nothing is named, or there is a list of names that is empty;
 *   <li>an initial value of a table without any instruction: it is as good as none.
 * </ul>
 */
public final class TextForm {
  private static final String NAME_SECTION = "name";

  private TextForm() {}

  /** The form of a module. */
  public static Module of(Module module) {
    Names.Contents names = names(module.names().contents());
    Module.Builder form = module.toBuilder();
    form.funcs = module.funcs().stream().map(TextForm::func).toList();
    form.tables = module.tables().stream().map(TextForm::table).toList();
    form.customs =
        module.customs().stream().filter(custom -> !isSaidOtherwise(custom, module)).toList();
    form.names = new Names(() -> names);
    return form.build();
  }

  private static boolean isSaidOtherwise(Custom custom, Module module) {
    return custom.name().equals(NAME_SECTION)
        || (custom.name().equals(BranchHints.NAME) && !module.hints().all().isEmpty());
  }

  private static Func func(Func func) {
    List<Locals> runs = new ArrayList<>();
    for (Locals run : func.code().locals()) {
      if (run.count() == 0) {
        continue;
      }
      int count = run.count();
      if (!runs.isEmpty() && runs.getLast().type().equals(run.type())) {
        count += runs.removeLast().count();
      }
      runs.add(new Locals(count, run.type()));
    }
    return new Func(func.type(), new TestCode(runs, func.code().body()), func.position());
  }

  private static Table table(Table table) {
    Expression init = table.init();
    return init != null && init.instructions().size() == 1 ? new Table(table.type(), null) : table;
  }

  private static Names.Contents names(Names.Contents names) {
    Map<Names.Kind, Map<Integer, Map<Integer, String>>> nested = new HashMap<>();
    names.nested().forEach((kind, owners) -> nested.put(kind, withoutEmpty(owners)));
    return new Names.Contents(names.module(), withoutEmpty(names.spaces()), withoutEmpty(nested));
  }

  private static <K, V extends Map<?, ?>> Map<K, V> withoutEmpty(Map<K, V> lists) {
    Map<K, V> result = new HashMap<>(lists);
    result.values().removeIf(Map::isEmpty);
    return result;
  }
}
