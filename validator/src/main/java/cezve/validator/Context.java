package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.module.Module;
import cezve.model.type.ArrayType;
import cezve.model.type.DefType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.MemType;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.TableType;
import cezve.model.type.TypeSpace;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The context of the rules: what the indices in a module refer to, with closed types. Imports come
 * first in each index space. It is filled by {@link ModuleRules}, and only read while bodies are
 * validated.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/conventions.html#contexts">Contexts</a>
 */
final class Context {
  final Module module;
  final Features features;
  final TypeSpace types;
  final TypeText text;

  final List<DefType> funcs;
  final List<TableType> tables = new ArrayList<>();
  final List<MemType> memories = new ArrayList<>();
  final List<DefType> tags = new ArrayList<>();
  final List<GlobalType> globals = new ArrayList<>();
  final List<RefType> elems = new ArrayList<>();

  /** The functions that occur outside of bodies, which bodies may therefore refer to. */
  final BitSet declared = new BitSet();

  private final TypeForms forms;

  Context(Module module, Features features, TypeSpace types) {
    this.module = module;
    this.features = features;
    this.types = types;
    this.text = new TypeText(types);
    this.forms = new TypeForms(types);
    this.funcs = new ArrayList<>(module.funcs().size());
  }

  /** What is wrong with an index that refers to nothing. */
  static InvalidException unknown(String what, int index) {
    return new InvalidException("unknown " + what + " " + Integer.toUnsignedString(index));
  }

  DefType func(int index) {
    return get(funcs, "function", index);
  }

  TableType table(int index) {
    return get(tables, "table", index);
  }

  MemType memory(int index) {
    return get(memories, "memory", index);
  }

  GlobalType global(int index) {
    return get(globals, "global", index);
  }

  /** The element type of an element segment. */
  RefType elem(int index) {
    return get(elems, "elem segment", index);
  }

  /** Requires that there is a data segment. */
  void data(int index) {
    if (Integer.compareUnsigned(index, module.datas().size()) >= 0) {
      throw unknown("data segment", index);
    }
  }

  /** The function type of a function. */
  FuncType funcTypeOf(int function) {
    return (FuncType) func(function).expand();
  }

  /** The types of the values that an exception with a tag carries. */
  List<ValType> tag(int index) {
    return ((FuncType) get(tags, "tag", index).expand()).params();
  }

  /** The type at an index, which must be a function type. */
  FuncType funcType(int index) {
    if (types.get(index).expand() instanceof FuncType func) {
      return func;
    }
    throw notA("function", index);
  }

  /** The type at an index, which must be a structure type. */
  StructType structType(int index) {
    if (types.get(index).expand() instanceof StructType struct) {
      return struct;
    }
    throw notA("structure", index);
  }

  /** The type at an index, which must be an array type. */
  ArrayType arrayType(int index) {
    if (types.get(index).expand() instanceof ArrayType array) {
      return array;
    }
    throw notA("array", index);
  }

  /** The type at an index, which must be a structure type, as the rules need it. */
  StructForm structForm(int index) {
    return forms.struct(structType(index), index);
  }

  /** {@code (ref index)}. */
  RefType reference(int index) {
    return forms.reference(index);
  }

  /** {@code (ref null index)}. */
  RefType nullableReference(int index) {
    return forms.nullableReference(index);
  }

  /** The closed form of a value type that stands in the module, whose proposal must be enabled. */
  ValType close(ValType type) {
    features.require(type);
    return types.close(type);
  }

  /** The closed form of a reference type that stands in the module, likewise. */
  RefType close(RefType type) {
    features.require((ValType) type);
    return types.close(type);
  }

  private InvalidException notA(String kind, int index) {
    return notA(kind, types.get(index), Integer.toUnsignedString(index));
  }

  /** What is wrong with a type that is not of the kind that is asked for. */
  static InvalidException notA(String kind, DefType type, String name) {
    return new InvalidException(
        "type mismatch: type "
            + name
            + " is "
            + TypeText.definition(type)
            + ", which is no "
            + kind
            + " type");
  }

  private static <T> T get(List<T> space, String what, int index) {
    if (Integer.compareUnsigned(index, space.size()) >= 0) {
      throw unknown(what, index);
    }
    return space.get(index);
  }
}
