package cezve.text.module;

import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.module.Bytes;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Expression;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.Module;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.RefType;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Element and data segments.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#element-segments">Element
 *     segments</a>
 */
final class Segments {
  private static final RefType FUNCTION = RefType.nonNull(AbsHeapType.FUNC);
  private static final Instr END = new ControlInstr.End();

  private final TokenCursor in;
  private final IndexSpaces spaces;
  private final TypeReader types;
  private final Functions functions;
  private final List<Elem> elems = new ArrayList<>();
  private final List<Data> datas = new ArrayList<>();

  Segments(TokenCursor in, IndexSpaces spaces, TypeReader types, Functions functions) {
    this.in = in;
    this.spaces = spaces;
    this.types = types;
    this.functions = functions;
  }

  void addTo(Module.Builder builder) {
    builder.elems = elems;
    builder.datas = datas;
  }

  /** The rest of a field, behind {@code (elem}. */
  void elem() {
    in.identifier();
    if (in.skipKeyword("declare")) {
      elemList(new Elem.Declarative());
    } else if (in.skipOpening("table")) {
      int table = spaces.tables.resolve(in);
      in.close();
      elemList(new Elem.Active(table, offset()));
    } else if (in.at(TokenKind.LEFT_PAREN) && !in.atForm("ref")) {
      Elem.Mode mode = new Elem.Active(0, offset());
      if (in.at(TokenKind.RIGHT_PAREN) || IndexSpace.isNext(in)) {
        add(new Elem(FUNCTION, functionIndices(), mode));
      } else {
        elemList(mode);
      }
    } else {
      elemList(new Elem.Passive());
    }
    in.close();
  }

  private void elemList(Elem.Mode mode) {
    if (in.skipKeyword("func")) {
      add(new Elem(FUNCTION, functionIndices(), mode));
    } else {
      RefType type = types.refType();
      add(new Elem(type, new Elem.Expressions(expressions()), mode));
    }
  }

  private void add(Elem elem) {
    elems.add(elem);
    ImplementationLimit.check(
        in, elem.items().size(), "references", ImplementationLimits.ELEMENT_SEGMENT_SIZE);
    ImplementationLimit.check(
        in, elems.size(), "element segments", ImplementationLimits.ELEMENT_SEGMENTS);
  }

  private Elem.Functions functionIndices() {
    int[] list = new int[8];
    int count = 0;
    while (IndexSpace.isNext(in)) {
      if (count == list.length) {
        list = Arrays.copyOf(list, 2 * count);
      }
      list[count++] = spaces.funcs.resolve(in);
    }
    return new Elem.Functions(IndexList.of(Arrays.copyOf(list, count)));
  }

  private List<Expression> expressions() {
    List<Expression> list = new ArrayList<>();
    while (in.at(TokenKind.LEFT_PAREN)) {
      if (in.skipOpening("item")) {
        list.add(functions.constant());
        in.close();
      } else {
        list.add(functions.foldedConstant());
      }
    }
    return list;
  }

  private Expression offset() {
    if (!in.skipOpening("offset")) {
      return functions.foldedConstant();
    }
    Expression offset = functions.constant();
    in.close();
    return offset;
  }

  /** The contents of a table inside of its definition; returns their number. */
  int inlineElem(RefType type, int table, AddrType address) {
    in.open("\"(elem\"");
    if (!in.skipKeyword("elem")) {
      throw in.unexpected("\"elem\"");
    }
    List<Expression> items =
        IndexSpace.isNext(in) ? referencesTo(functionIndices().functions()) : expressions();
    in.close();
    add(new Elem(type, new Elem.Expressions(items), new Elem.Active(table, zero(address))));
    return items.size();
  }

  private static List<Expression> referencesTo(IndexList functions) {
    List<Expression> items = new ArrayList<>(functions.size());
    for (int i = 0; i < functions.size(); i++) {
      items.add(Expression.of(List.of(new ReferenceInstr.RefFunc(functions.get(i)), END)));
    }
    return items;
  }

  private static Expression zero(AddrType address) {
    Instr zero =
        switch (address) {
          case I32 -> new NumericInstr.I32Const(0);
          case I64 -> new NumericInstr.I64Const(0);
        };
    return Expression.of(List.of(zero, END));
  }

  /** The rest of a field, behind {@code (data}. */
  void data() {
    in.identifier();
    Data.Mode mode = new Data.Passive();
    if (in.skipOpening("memory")) {
      int memory = spaces.memories.resolve(in);
      in.close();
      mode = new Data.Active(memory, offset());
    } else if (in.at(TokenKind.LEFT_PAREN)) {
      mode = new Data.Active(0, offset());
    }
    add(new Data(in.strings(), mode));
    in.close();
  }

  private void add(Data data) {
    datas.add(data);
    ImplementationLimit.check(
        in, datas.size(), "data segments", ImplementationLimits.DATA_SEGMENTS);
  }

  /** The contents of a memory inside of its definition; returns their size in bytes. */
  long inlineData(int memory, AddrType address) {
    in.open("\"(data\"");
    if (!in.skipKeyword("data")) {
      throw in.unexpected("\"data\"");
    }
    Bytes bytes = in.strings();
    in.close();
    add(new Data(bytes, new Data.Active(memory, zero(address))));
    return bytes.length();
  }
}
