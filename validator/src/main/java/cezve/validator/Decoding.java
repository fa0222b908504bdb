package cezve.validator;

import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.InstrCursor;
import cezve.model.module.Module;
import cezve.model.module.Table;

/** Decodes what validation would have decoded, had the module been valid. */
final class Decoding {
  private Decoding() {}

  /**
   * Decodes every expression of a module.
   *
   * @throws cezve.model.error.MalformedException if one is not in the format
   */
  static void finish(Module module) {
    for (Table table : module.tables()) {
      Expression init = table.init();
      if (init != null) {
        decode(init);
      }
    }
    for (Global global : module.globals()) {
      decode(global.init());
    }
    for (Elem elem : module.elems()) {
      decode(elem);
    }
    for (Func func : module.funcs()) {
      func.code().locals();
      decode(func.code().body());
    }
    for (Data data : module.datas()) {
      if (data.mode() instanceof Data.Active active) {
        decode(active.offset());
      }
    }
  }

  private static void decode(Elem elem) {
    if (elem.mode() instanceof Elem.Active active) {
      decode(active.offset());
    }
    if (elem.items() instanceof Elem.Expressions items) {
      for (Expression item : items.expressions()) {
        decode(item);
      }
    }
  }

  private static void decode(Expression expression) {
    InstrCursor cursor = expression.open();
    while (cursor.next() != null) {
      // The instruction is of no interest, only that there is one.
    }
  }
}
