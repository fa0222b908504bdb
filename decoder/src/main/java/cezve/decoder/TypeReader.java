package cezve.decoder;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.Feature;
import cezve.model.module.ImplementationLimits;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.ArrayType;
import cezve.model.type.CompType;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.HeapType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Binary format of
 *     types</a>
 */
final class TypeReader {
  /** The types that a single byte stands for; so every module shares the common ones. */
  private static final @Nullable ValType[] BY_BYTE = new @Nullable ValType[0x80];

  private static final @Nullable BlockType[] BLOCK_BY_BYTE = new @Nullable BlockType[0x80];

  static {
    BY_BYTE[TypeCodes.I32] = NumType.I32;
    BY_BYTE[TypeCodes.I64] = NumType.I64;
    BY_BYTE[TypeCodes.F32] = NumType.F32;
    BY_BYTE[TypeCodes.F64] = NumType.F64;
    BY_BYTE[TypeCodes.V128] = VecType.V128;
    for (AbsHeapType heap : AbsHeapType.values()) {
      BY_BYTE[heap.code()] = RefType.nullable(heap);
    }
    for (int code = 0; code < BY_BYTE.length; code++) {
      ValType type = BY_BYTE[code];
      if (type != null) {
        BLOCK_BY_BYTE[code] = new BlockType.Result(type);
      }
    }
    BLOCK_BY_BYTE[TypeCodes.EMPTY_BLOCK] = BlockType.EMPTY;
  }

  private final BinaryReader in;

  TypeReader(BinaryReader in) {
    this.in = in;
  }

  ValType valType() {
    int at = in.offset();
    ValType type = valTypeOrNull();
    if (type == null) {
      throw in.errorAtType("malformed value type", at);
    }
    return type;
  }

  private @Nullable ValType valTypeOrNull() {
    int code = in.u8();
    return switch (code) {
      case TypeCodes.REF -> RefType.nonNull(heapType());
      case TypeCodes.REF_NULL -> RefType.nullable(heapType());
      default -> code < BY_BYTE.length ? BY_BYTE[code] : null;
    };
  }

  RefType refType() {
    int at = in.offset();
    if (valTypeOrNull() instanceof RefType type) {
      return type;
    }
    throw in.errorAtType("malformed reference type", at);
  }

  HeapType heapType() {
    int at = in.offset();
    int first = in.peek();
    if (first >= 0x40 && first < 0x80) {
      in.u8();
      if (BY_BYTE[first] instanceof RefType type) {
        return type.heap();
      }
      throw in.errorAtType("malformed heap type", at);
    }
    return new TypeUse.Index(typeIndex("malformed heap type"));
  }

  BlockType blockType() {
    int at = in.offset();
    int first = in.peek();
    if (first < 0x40 || first >= 0x80) {
      return new BlockType.Index(typeIndex("malformed block type"));
    }
    BlockType type = BLOCK_BY_BYTE[first];
    if (type != null) {
      in.u8();
      return type;
    }
    ValType result = valTypeOrNull();
    if (result == null) {
      throw in.errorAtType("malformed block type", at);
    }
    return new BlockType.Result(result);
  }

  /** A type index as a signed number, which leaves the one-byte negative ones to other types. */
  private int typeIndex(String problem) {
    int at = in.offset();
    long index = in.s33();
    if (index < 0) {
      throw in.errorAtType(problem, at);
    }
    return (int) index;
  }

  RecType recType() {
    if (in.peek() != TypeCodes.REC) {
      return RecType.of(subType());
    }
    in.u8();
    int count = in.count("types", ImplementationLimits.TYPES);
    List<SubType> members = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      members.add(subType());
    }
    return new RecType(members);
  }

  private SubType subType() {
    int first = in.peek();
    if (first != TypeCodes.SUB && first != TypeCodes.SUB_FINAL) {
      return SubType.finalOf(compType());
    }
    in.u8();
    int count = in.count("supertypes", ImplementationLimits.TYPES);
    List<TypeUse> supers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      supers.add(new TypeUse.Index(in.u32()));
    }
    return new SubType(first == TypeCodes.SUB_FINAL, supers, compType());
  }

  private CompType compType() {
    int at = in.offset();
    return switch (in.u8()) {
      case TypeCodes.FUNC ->
          new FuncType(
              valTypes("parameters", ImplementationLimits.PARAMS),
              valTypes("results", ImplementationLimits.RESULTS));
      case TypeCodes.STRUCT -> structType();
      case TypeCodes.ARRAY -> new ArrayType(fieldType());
      default -> throw in.errorAtType("malformed definition type", at);
    };
  }

  private StructType structType() {
    int count = in.count("fields", ImplementationLimits.STRUCT_FIELDS);
    List<FieldType> fields = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      fields.add(fieldType());
    }
    return new StructType(fields);
  }

  private FieldType fieldType() {
    StorageType storage = storageType();
    return new FieldType(mutability(), storage);
  }

  private StorageType storageType() {
    int at = in.offset();
    PackedType packed =
        switch (in.peek()) {
          case TypeCodes.I8 -> PackedType.I8;
          case TypeCodes.I16 -> PackedType.I16;
          default -> null;
        };
    if (packed != null) {
      in.u8();
      return packed;
    }
    ValType type = valTypeOrNull();
    if (type == null) {
      throw in.errorAtType("malformed storage type", at);
    }
    return type;
  }

  private Mutability mutability() {
    int at = in.offset();
    return switch (in.u8()) {
      case 0 -> Mutability.CONST;
      case 1 -> Mutability.VAR;
      default -> throw in.errorAtByte("malformed mutability", at);
    };
  }

  List<ValType> valTypes(String what, int most) {
    int count = in.count(what, most);
    List<ValType> types = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      types.add(valType());
    }
    return types;
  }

  TableType tableType() {
    RefType element = refType();
    int at = in.offset();
    int flags = limitsFlags(knownLimitsFlags() & ~TypeCodes.HAS_PAGE_SIZE);
    Limits limits = limits(flags);
    if ((flags & TypeCodes.SHARED) != 0) {
      throw in.error("tables cannot be shared (yet)", at);
    }
    return new TableType(addrType(flags), limits, element);
  }

  MemType memType() {
    int flags = limitsFlags(knownLimitsFlags());
    Limits limits = limits(flags);
    MemType.Sharing sharing =
        (flags & TypeCodes.SHARED) != 0 ? MemType.Sharing.SHARED : MemType.Sharing.UNSHARED;
    return new MemType(addrType(flags), limits, sharing, pageSizeLog2(flags));
  }

  private int pageSizeLog2(int flags) {
    if ((flags & TypeCodes.HAS_PAGE_SIZE) == 0) {
      return MemType.DEFAULT_PAGE_SIZE_LOG2;
    }
    int at = in.offset();
    int log2 = in.u32();
    if (log2 < 0 || log2 >= Long.SIZE) {
      throw in.error("invalid custom page size: 2 to the " + Integer.toUnsignedLong(log2), at);
    }
    return log2;
  }

  private int knownLimitsFlags() {
    return TypeCodes.HAS_MAX
        | (in.has(Feature.THREADS) ? TypeCodes.SHARED : 0)
        | (in.has(Feature.MEMORY64) ? TypeCodes.ADDRESS_64 : 0)
        | (in.has(Feature.CUSTOM_PAGE_SIZES) ? TypeCodes.HAS_PAGE_SIZE : 0);
  }

  private int limitsFlags(int known) {
    int at = in.offset();
    int flags = in.u8();
    if ((flags & ~known) != 0) {
      throw in.errorAtByte("malformed limits flags", at);
    }
    return flags;
  }

  private Limits limits(int flags) {
    long min = in.u64();
    return new Limits(
        min, (flags & TypeCodes.HAS_MAX) != 0 ? OptionalLong.of(in.u64()) : OptionalLong.empty());
  }

  private static AddrType addrType(int flags) {
    return (flags & TypeCodes.ADDRESS_64) != 0 ? AddrType.I64 : AddrType.I32;
  }

  GlobalType globalType() {
    ValType value = valType();
    return new GlobalType(mutability(), value);
  }

  TagType tagType() {
    zeroByte();
    return new TagType(new TypeUse.Index(in.u32()));
  }

  /** A byte reserved for future use. */
  void zeroByte() {
    int at = in.offset();
    if (in.u8() != 0) {
      throw in.errorAtByte("zero byte expected", at);
    }
  }

  /** A kind of imports ({@code "import"}) or exports. */
  ExternKind externKind(String what) {
    int at = in.offset();
    int code = in.u8();
    for (ExternKind kind : ExternKind.values()) {
      if (kind.code() == code && (kind != ExternKind.TAG || hasTags())) {
        return kind;
      }
    }
    throw in.errorAtByte("malformed " + what + " kind", at);
  }

  private boolean hasTags() {
    return in.has(Feature.EXCEPTION_HANDLING) || in.has(Feature.LEGACY_EXCEPTIONS);
  }

  ExternType externType() {
    return switch (externKind("import")) {
      case FUNC -> new ExternType.Func(new TypeUse.Index(in.u32()));
      case TABLE -> tableType();
      case MEMORY -> memType();
      case GLOBAL -> globalType();
      case TAG -> tagType();
    };
  }
}
