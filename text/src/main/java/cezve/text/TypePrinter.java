package cezve.text;

import cezve.model.module.Names;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.ArrayType;
import cezve.model.type.CompType;
import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.HeapType;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import java.util.List;

/**
 * Writes types with the identifiers of a module.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html">Text format of types</a>
 */
final class TypePrinter {
  private final Symbols symbols;
  private final IdSpace types;

  TypePrinter(Symbols symbols) {
    this.symbols = symbols;
    this.types = symbols.of(Names.Kind.TYPE);
  }

  void valType(ValType type, StringBuilder out) {
    storage(type, out);
  }

  private void storage(StorageType type, StringBuilder out) {
    switch (type) {
      case NumType _, VecType _, PackedType _ -> out.append(type);
      case RefType ref -> refType(ref, out);
    }
  }

  void refType(RefType type, StringBuilder out) {
    if (type.nullable() && type.heap() instanceof AbsHeapType heap) {
      out.append(heap.nullableName());
    } else {
      out.append(type.nullable() ? "(ref null " : "(ref ");
      heapType(type.heap(), out);
      out.append(')');
    }
  }

  void heapType(HeapType type, StringBuilder out) {
    switch (type) {
      case AbsHeapType heap -> out.append(heap);
      case TypeUse use -> types.use(index(use), out);
    }
  }

  private static int index(TypeUse use) {
    return switch (use) {
      case TypeUse.Index(int index) -> index;
      case TypeUse.Rec _, DefType _ ->
          throw new AssertionError("BUG: a module's type that is not by index: " + use);
    };
  }

  void globalType(GlobalType type, StringBuilder out) {
    field(new FieldType(type.mutability(), type.value()), out);
  }

  void tableType(TableType type, StringBuilder out) {
    address(type.address(), out);
    out.append(type.limits()).append(' ');
    refType(type.element(), out);
  }

  void memType(MemType type, StringBuilder out) {
    address(type.address(), out);
    out.append(type.limits());
    if (type.sharing() == MemType.Sharing.SHARED) {
      out.append(" shared");
    }
    if (type.pageSizeLog2() != MemType.DEFAULT_PAGE_SIZE_LOG2) {
      out.append(" (pagesize ");
      out.append(Long.toUnsignedString(1L << type.pageSizeLog2())).append(')');
    }
  }

  private static void address(AddrType type, StringBuilder out) {
    if (type == AddrType.I64) {
      out.append("i64 ");
    }
  }

  /** The definition of the type at an index. */
  void subType(SubType type, int index, StringBuilder out) {
    boolean isPlain = type.isFinal() && type.supers().isEmpty();
    if (!isPlain) {
      out.append(type.isFinal() ? "(sub final " : "(sub ");
      for (TypeUse use : type.supers()) {
        types.use(index(use), out);
        out.append(' ');
      }
    }
    compType(type.type(), index, out);
    if (!isPlain) {
      out.append(')');
    }
  }

  private void compType(CompType type, int index, StringBuilder out) {
    switch (type) {
      case FuncType func -> {
        out.append("(func");
        signature(func, IdSpace.NAMELESS, out);
      }
      case StructType(List<FieldType> fields) -> {
        out.append("(struct");
        fields(fields, symbols.fields(index), out);
      }
      case ArrayType(FieldType element) -> {
        out.append("(array ");
        field(element, out);
      }
    }
    out.append(')');
  }

  private void fields(List<FieldType> fields, IdSpace names, StringBuilder out) {
    for (int i = 0; i < fields.size(); i++) {
      out.append(" (field");
      names.name(i, out);
      field(fields.get(i), out.append(' '));
      out.append(')');
    }
  }

  private void field(FieldType field, StringBuilder out) {
    if (field.mutability() == Mutability.VAR) {
      storage(field.storage(), out.append("(mut "));
      out.append(')');
    } else {
      storage(field.storage(), out);
    }
  }

  /** A use of a function type, with what it consists of if that is known. */
  void typeUse(TypeUse use, IdSpace params, StringBuilder out) {
    typeUse(index(use), out);
    FuncType type = symbols.funcType(use);
    if (type != null) {
      signature(type, params, out);
    }
  }

  /** A use of a type by its index. */
  void typeUse(int index, StringBuilder out) {
    types.use(index, out.append(" (type "));
    out.append(')');
  }

  private void signature(FuncType type, IdSpace params, StringBuilder out) {
    declarations("param", type.params(), params, out);
    result(type.results(), out);
  }

  /** Results, in parentheses of their own if there are any. */
  void result(List<ValType> types, StringBuilder out) {
    declarations("result", types, IdSpace.NAMELESS, out);
  }

  /** Types in parentheses, which those without names share. */
  private void declarations(String keyword, List<ValType> types, IdSpace names, StringBuilder out) {
    boolean isOpen = false;
    for (int i = 0; i < types.size(); i++) {
      boolean isNamed = names.isNamed(i);
      if (isOpen && isNamed) {
        out.append(')');
      }
      if (!isOpen || isNamed) {
        out.append(" (").append(keyword);
        names.name(i, out);
      }
      valType(types.get(i), out.append(' '));
      if (isNamed) {
        out.append(')');
      }
      isOpen = !isNamed;
    }
    if (isOpen) {
      out.append(')');
    }
  }
}
