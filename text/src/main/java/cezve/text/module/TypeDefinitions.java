package cezve.text.module;

import cezve.model.instruction.BlockType;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.Names;
import cezve.model.type.ArrayType;
import cezve.model.type.CompType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.RecType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types that a module defines, and the uses of function types, which may define more of them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html#type-definitions">Type
 *     definitions</a>
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#type-uses">Type uses</a>
 */
final class TypeDefinitions {
  private final TokenCursor in;
  private final IndexSpaces spaces;
  private final TypeReader types;
  private final List<RecType> groups = new ArrayList<>();
  private final List<SubType> members = new ArrayList<>();
  private final Map<FuncType, Integer> functions = new HashMap<>();

  TypeDefinitions(TokenCursor in, IndexSpaces spaces, TypeReader types) {
    this.in = in;
    this.spaces = spaces;
    this.types = types;
  }

  /** All groups read so far. */
  List<RecType> groups() {
    return groups;
  }

  /** The rest of a definition, behind {@code (type}. */
  void type() {
    add(RecType.of(member()));
  }

  /** The rest of a recursive group, behind {@code (rec}. */
  void rec() {
    List<SubType> group = new ArrayList<>();
    int first = members.size();
    while (in.skipOpening("type")) {
      group.add(member(first + group.size()));
    }
    in.close();
    add(new RecType(group));
  }

  private void add(RecType group) {
    groups.add(group);
    for (SubType member : group.members()) {
      if (group.members().size() == 1
          && member.isFinal()
          && member.supers().isEmpty()
          && member.type() instanceof FuncType function) {
        functions.putIfAbsent(function, members.size());
      }
      members.add(member);
    }
    ImplementationLimit.check(in, members.size(), "types", ImplementationLimits.TYPES);
    ImplementationLimit.check(
        in, groups.size(), "recursive groups", ImplementationLimits.RECURSIVE_GROUPS);
  }

  private SubType member() {
    return member(members.size());
  }

  private SubType member(int index) {
    in.identifier();
    SubType type = subType(index);
    in.close();
    return type;
  }

  private SubType subType(int index) {
    if (!in.skipOpening("sub")) {
      return SubType.finalOf(compType(index));
    }
    boolean isFinal = in.skipKeyword("final");
    List<TypeUse> supers = new ArrayList<>();
    while (IndexSpace.isNext(in)) {
      supers.add(types.typeUse());
    }
    SubType type = new SubType(isFinal, supers, compType(index));
    in.close();
    return type;
  }

  private CompType compType(int index) {
    CompType type;
    if (in.skipOpening("func")) {
      type = new FuncType(params(ParamNames.IGNORED), results());
    } else if (in.skipOpening("struct")) {
      type = structType(index);
    } else if (in.skipOpening("array")) {
      type = new ArrayType(types.fieldType());
    } else {
      in.open("a composite type");
      throw in.unexpected("\"func\", \"struct\" or \"array\"");
    }
    in.close();
    return type;
  }

  private StructType structType(int index) {
    IndexSpace names = new IndexSpace(Names.Kind.FIELD);
    List<FieldType> fields = new ArrayList<>();
    while (in.skipOpening("field")) {
      if (in.at(TokenKind.IDENTIFIER)) {
        names.define(in);
        fields.add(types.fieldType());
      } else {
        while (!in.at(TokenKind.RIGHT_PAREN)) {
          names.add();
          fields.add(types.fieldType());
        }
      }
      in.close();
    }
    ImplementationLimit.check(in, fields.size(), "fields", ImplementationLimits.STRUCT_FIELDS);
    spaces.addFields(index, names);
    return new StructType(fields);
  }

  /** What becomes of the identifiers of parameters. */
  interface ParamNames {
    /** For where they are allowed but name nothing. */
    ParamNames IGNORED = TokenCursor::identifier;

    /** A parameter, with the cursor at its identifier. */
    void named(TokenCursor in);

    /** A number of parameters without identifiers. */
    default void unnamed(int count) {}
  }

  /**
   * Any number of {@code (param …)}.
   *
   * @param names null if identifiers are not allowed
   */
  List<ValType> params(@Nullable ParamNames names) {
    List<ValType> params = new ArrayList<>();
    while (in.skipOpening("param")) {
      if (names != null && in.at(TokenKind.IDENTIFIER)) {
        names.named(in);
        params.add(types.valType());
      } else {
        int before = params.size();
        valTypes(params);
        if (names != null) {
          names.unnamed(params.size() - before);
        }
      }
      in.close();
    }
    ImplementationLimit.check(in, params.size(), "parameters", ImplementationLimits.PARAMS);
    return params;
  }

  /** Any number of {@code (result …)}. */
  List<ValType> results() {
    List<ValType> results = new ArrayList<>();
    while (in.skipOpening("result")) {
      valTypes(results);
      in.close();
    }
    if (in.atForm("param")) {
      throw in.unexpected("no parameters behind results");
    }
    ImplementationLimit.check(in, results.size(), "results", ImplementationLimits.RESULTS);
    return results;
  }

  private void valTypes(List<ValType> list) {
    while (!in.at(TokenKind.RIGHT_PAREN)) {
      list.add(types.valType());
    }
  }

  /**
   * The use of a function type.
   *
   * @param names null if parameters must not have identifiers
   */
  int typeUse(@Nullable ParamNames names) {
    int at = in.index();
    TypeUse.Index use = explicit();
    FuncType inline = new FuncType(params(names), results());
    if (use == null) {
      return implicit(inline);
    }
    check(use.index(), inline, at);
    return use.index();
  }

  /** The type of a block. */
  BlockType blockType() {
    int at = in.index();
    TypeUse.Index use = explicit();
    List<ValType> params = params(null);
    List<ValType> results = results();
    if (use == null && params.isEmpty() && results.size() <= 1) {
      return results.isEmpty() ? BlockType.EMPTY : new BlockType.Result(results.getFirst());
    }
    FuncType inline = new FuncType(params, results);
    if (use == null) {
      return new BlockType.Index(implicit(inline));
    }
    check(use.index(), inline, at);
    return new BlockType.Index(use.index());
  }

  private TypeUse.@Nullable Index explicit() {
    if (!in.skipOpening("type")) {
      return null;
    }
    TypeUse.Index use = types.typeUse();
    in.close();
    return use;
  }

  /** The index of a function type, which is added if nobody has defined it. */
  private int implicit(FuncType type) {
    Integer known = functions.get(type);
    if (known != null) {
      return known;
    }
    int index = members.size();
    add(RecType.of(SubType.finalOf(type)));
    return index;
  }

  private void check(int index, FuncType inline, int at) {
    if (inline.params().isEmpty() && inline.results().isEmpty()) {
      return;
    }
    CompType type = get(index);
    if (!inline.equals(type)) {
      in.moveTo(at);
      if (type == null) {
        throw in.error("unknown type " + Integer.toUnsignedString(index));
      }
      throw in.error("inline function type: " + inline + " is not the type given, " + type);
    }
  }

  /** The type at an index, or null if it is not defined so far. */
  @Nullable CompType get(int index) {
    return index >= 0 && index < members.size() ? members.get(index).type() : null;
  }
}
