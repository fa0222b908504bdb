package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.Feature;
import cezve.model.type.AddrType;
import cezve.model.type.DefType;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;

/**
 * The types of functions, tables, memories, globals and tags, which imports and definitions share.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/types.html#external-types">Validation:
 *     External types</a>
 */
final class ExternTypeRules {
  private static final long GIB4 = 1L << 32;

  private final Context context;

  ExternTypeRules(Context context) {
    this.context = context;
  }

  /** The closed form of a function's type, which must be a function type. */
  DefType func(TypeUse use) {
    DefType type = context.types.close(use);
    if (!(type.expand() instanceof FuncType)) {
      throw Context.notA("function", type, use.toString());
    }
    return type;
  }

  /** The closed form of a tag's type, a function type without results. */
  DefType tag(TagType tag) {
    if (!context.features.has(Feature.LEGACY_EXCEPTIONS)) {
      context.features.require(Feature.EXCEPTION_HANDLING, "a tag");
    }
    DefType type = func(tag.type());
    if (type.expand() instanceof FuncType function && !function.results().isEmpty()) {
      throw new InvalidException("non-empty tag result type: " + function);
    }
    return type;
  }

  /** The closed form of a global's type. */
  GlobalType global(GlobalType type) {
    return new GlobalType(type.mutability(), context.close(type.value()));
  }

  /** The closed form of a table's type. */
  TableType table(TableType type) {
    if (type.address() == AddrType.I64) {
      context.features.require(Feature.MEMORY64, "a table with i64 indices");
    }
    // Tables of functions are older than reference types.
    RefType element =
        type.element().equals(RefType.FUNCREF) ? type.element() : context.close(type.element());
    long most = type.address() == AddrType.I64 ? -1 : GIB4 - 1;
    requireWithin(type.limits(), most, "table size must be at most ", " elements");
    return new TableType(type.address(), type.limits(), element);
  }

  /** Checks a memory's type, which is closed as it is. */
  MemType memory(MemType type) {
    if (type.address() == AddrType.I64) {
      context.features.require(Feature.MEMORY64, "a memory with i64 addresses");
    }
    if (type.sharing() == MemType.Sharing.SHARED) {
      context.features.require(Feature.THREADS, "a shared memory");
    }
    requirePages(type);
    if (type.sharing() == MemType.Sharing.SHARED && type.limits().max().isEmpty()) {
      throw new InvalidException("shared memory must have maximum");
    }
    return type;
  }

  /** The closed form of an import's type. */
  ExternType close(ExternType type) {
    return switch (type.kind()) {
      case FUNC -> new ExternType.Func(func(((ExternType.Func) type).type()));
      case TABLE -> table((TableType) type);
      case MEMORY -> memory((MemType) type);
      case GLOBAL -> global((GlobalType) type);
      case TAG -> new TagType(tag((TagType) type));
    };
  }

  private void requirePages(MemType type) {
    boolean wide = type.address() == AddrType.I64;
    switch (type.pageSizeLog2()) {
      case MemType.DEFAULT_PAGE_SIZE_LOG2 -> {
        long most = wide ? 1L << 48 : 1L << 16;
        String unit = wide ? " pages (16EiB)" : " pages (4GiB)";
        requireWithin(type.limits(), most, "memory size must be at most ", unit);
      }
      case 0 -> {
        context.features.require(Feature.CUSTOM_PAGE_SIZES, "a page size of 1 byte");
        long most = wide ? -1 : GIB4 - 1;
        requireWithin(type.limits(), most, "memory size must be at most ", " pages of 1 byte");
      }
      default -> {
        context.features.require(Feature.CUSTOM_PAGE_SIZES, "a page size");
        throw new InvalidException(
            "invalid custom page size: 2^"
                + Integer.toUnsignedString(type.pageSizeLog2())
                + " bytes, neither 1 nor 65536");
      }
    }
  }

  /**
   * Requires that limits are in order and within a range.
   *
   * @param most the greatest size, unsigned
   */
  private static void requireWithin(Limits limits, long most, String problem, String unit) {
    long max = limits.max().orElse(limits.min());
    if (Long.compareUnsigned(limits.min(), most) > 0 || Long.compareUnsigned(max, most) > 0) {
      throw new InvalidException(problem + Long.toUnsignedString(most) + unit + ": " + limits);
    }
    if (Long.compareUnsigned(limits.min(), max) > 0) {
      throw new InvalidException("size minimum must not be greater than maximum: " + limits);
    }
  }
}
