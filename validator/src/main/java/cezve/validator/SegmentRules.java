package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.error.Position;
import cezve.model.instruction.Feature;
import cezve.model.instruction.IndexList;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Expression;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.DefType;
import cezve.model.type.FuncType;
import cezve.model.type.Matching;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import java.util.List;

/**
 * Element and data segments.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/modules.html#element-segments">Validation:
 *     Element segments</a>
 */
final class SegmentRules {
  private static final FuncType I32_OFFSET = new FuncType(List.of(), List.of(NumType.I32));
  private static final FuncType I64_OFFSET = new FuncType(List.of(), List.of(NumType.I64));

  private final Context context;
  private final ExpressionValidator expressions;

  SegmentRules(Context context, ExpressionValidator expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  void check() {
    for (Elem elem : context.module.elems()) {
      try {
        context.elems.add(check(elem));
      } catch (InvalidException e) {
        throw Place.in(e, Position.UNKNOWN, "elem segment " + context.elems.size());
      }
    }
    List<Data> datas = context.module.datas();
    for (int i = 0; i < datas.size(); i++) {
      try {
        check(datas.get(i).mode());
      } catch (InvalidException e) {
        throw Place.in(e, Position.UNKNOWN, "data segment " + i);
      }
    }
  }

  private RefType check(Elem elem) {
    RefType type =
        elem.items() instanceof Elem.Functions(IndexList functions)
            ? checkFunctions(functions, elem.type())
            : checkItems(((Elem.Expressions) elem.items()).expressions(), elem.type());
    if (elem.mode() instanceof Elem.Active(int table, Expression offset)) {
      TableType target = context.table(table);
      requireElement(type, target, table);
      expressions.constant(offset, offsetType(target.address()));
    } else if (elem.mode() instanceof Elem.Declarative) {
      context.features.require(Feature.REFERENCE_TYPES, "a declarative element segment");
    } else {
      context.features.require(Feature.BULK_MEMORY, "a passive element segment");
    }
    return type;
  }

  private RefType checkFunctions(IndexList functions, RefType type) {
    // Segments of functions are older than the types that they have now.
    RefType closed = type.heap() == AbsHeapType.FUNC ? type : context.close(type);
    for (int i = 0; i < functions.size(); i++) {
      int function = functions.get(i);
      DefType given = context.func(function);
      if (closed.heap() != AbsHeapType.FUNC && !Matching.matches(given, closed.heap())) {
        throw new InvalidException(
            "type mismatch: function "
                + function
                + " is "
                + context.text.of(RefType.nonNull(given))
                + ", not "
                + context.text.of(closed));
      }
      context.declared.set(function);
    }
    return closed;
  }

  private RefType checkItems(List<Expression> items, RefType type) {
    RefType closed = context.close(type);
    FuncType expected = new FuncType(List.of(), List.of(closed));
    for (Expression item : items) {
      expressions.constant(item, expected);
    }
    return closed;
  }

  private void requireElement(RefType type, TableType table, int index) {
    if (!Matching.matches(type, table.element())) {
      throw new InvalidException(
          "type mismatch: table "
              + index
              + " has elements of type "
              + context.text.of(table.element())
              + " but the segment has "
              + context.text.of(type));
    }
  }

  private void check(Data.Mode mode) {
    if (mode instanceof Data.Active(int memory, Expression offset)) {
      expressions.constant(offset, offsetType(context.memory(memory).address()));
    } else {
      context.features.require(Feature.BULK_MEMORY, "a passive data segment");
    }
  }

  private static FuncType offsetType(AddrType address) {
    return address == AddrType.I64 ? I64_OFFSET : I32_OFFSET;
  }
}
