package cezve.text.module;

import cezve.model.instruction.Feature;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.FieldType;
import cezve.model.type.GlobalType;
import cezve.model.type.HeapType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.TableType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads types, except for those that define something.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html">Types</a>
 */
final class TypeReader {
  private static final Map<String, ValType> VAL_TYPES = new HashMap<>();
  private static final Map<String, PackedType> PACKED_TYPES = new HashMap<>();
  private static final Map<String, AbsHeapType> HEAP_TYPES = new HashMap<>();

  static {
    for (NumType type : NumType.values()) {
      VAL_TYPES.put(type.toString(), type);
    }
    VAL_TYPES.put(VecType.V128.toString(), VecType.V128);
    for (AbsHeapType type : AbsHeapType.values()) {
      VAL_TYPES.put(type.nullableName(), RefType.nullable(type));
      HEAP_TYPES.put(type.toString(), type);
    }
    for (PackedType type : PackedType.values()) {
      PACKED_TYPES.put(type.toString(), type);
    }
  }

  private final TokenCursor in;
  private final IndexSpace types;

  TypeReader(TokenCursor in, IndexSpace types) {
    this.in = in;
    this.types = types;
  }

  ValType valType() {
    if (in.skipOpening("ref")) {
      return closeRefType();
    }
    int token = in.index();
    ValType type = in.at(TokenKind.KEYWORD) ? VAL_TYPES.get(in.keyword("a type")) : null;
    if (type == null) {
      in.moveTo(token);
      throw in.unexpected("a type");
    }
    return type;
  }

  RefType refType() {
    int token = in.index();
    if ((in.at(TokenKind.KEYWORD) || in.atForm("ref")) && valType() instanceof RefType type) {
      return type;
    }
    in.moveTo(token);
    throw in.unexpected("a reference type");
  }

  /** The rest of a reference type in parentheses, behind {@code (ref}. */
  private RefType closeRefType() {
    boolean nullable = in.skipKeyword("null");
    RefType type = new RefType(nullable, heapType());
    in.close();
    return type;
  }

  HeapType heapType() {
    if (IndexSpace.isNext(in)) {
      return typeUse();
    }
    int token = in.index();
    AbsHeapType type = in.at(TokenKind.KEYWORD) ? HEAP_TYPES.get(in.keyword("a heap type")) : null;
    if (type == null) {
      in.moveTo(token);
      throw in.unexpected("a heap type");
    }
    return type;
  }

  /** A type by its index or identifier. */
  TypeUse.Index typeUse() {
    return new TypeUse.Index(types.resolve(in));
  }

  private StorageType storageType() {
    if (in.at(TokenKind.KEYWORD)) {
      PackedType packed = PACKED_TYPES.get(in.text());
      if (packed != null) {
        in.advance();
        return packed;
      }
    }
    return valType();
  }

  FieldType fieldType() {
    if (in.skipOpening("mut")) {
      FieldType type = new FieldType(Mutability.VAR, storageType());
      in.close();
      return type;
    }
    return new FieldType(Mutability.CONST, storageType());
  }

  GlobalType globalType() {
    if (in.skipOpening("mut")) {
      GlobalType type = new GlobalType(Mutability.VAR, valType());
      in.close();
      return type;
    }
    return new GlobalType(Mutability.CONST, valType());
  }

  /** An address type, which may be left out. */
  AddrType addrType() {
    if (in.skipKeyword("i64")) {
      return AddrType.I64;
    }
    in.skipKeyword("i32");
    return AddrType.I32;
  }

  private Limits limits() {
    long min = bound();
    return in.at(TokenKind.NATURAL) ? Limits.between(min, bound()) : Limits.atLeast(min);
  }

  private long bound() {
    return in.has(Feature.MEMORY64) ? in.u64() : Integer.toUnsignedLong(in.u32());
  }

  TableType tableType() {
    return tableType(addrType());
  }

  /** The rest of a table type. */
  TableType tableType(AddrType address) {
    return new TableType(address, limits(), refType());
  }

  MemType memType() {
    return memType(addrType());
  }

  /** The rest of a memory type. */
  MemType memType(AddrType address) {
    Limits limits = limits();
    MemType.Sharing sharing =
        in.skipKeyword("shared") ? MemType.Sharing.SHARED : MemType.Sharing.UNSHARED;
    return new MemType(address, limits, sharing, pageSizeLog2());
  }

  /** log2 of a page size, which may be left out. */
  int pageSizeLog2() {
    if (!in.skipOpening("pagesize")) {
      return MemType.DEFAULT_PAGE_SIZE_LOG2;
    }
    int token = in.index();
    long size = in.u64();
    if (Long.bitCount(size) != 1) {
      in.moveTo(token);
      throw in.error("invalid custom page size: not a power of two");
    }
    in.close();
    return Long.numberOfTrailingZeros(size);
  }
}
