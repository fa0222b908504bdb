package cezve.cli;

import cezve.model.type.AddrType;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import org.jspecify.annotations.Nullable;

/** How a person reads the types of imports, exports and definitions. */
final class TypeText {
  private static final String UNKNOWN = "?";

  private final IndexSpaces spaces;

  TypeText(IndexSpaces spaces) {
    this.spaces = spaces;
  }

  /** A type without its kind, such as {@code min 2, max 16 pages}. */
  String of(@Nullable ExternType type) {
    return switch (type) {
      case null -> UNKNOWN;
      case ExternType.Func(TypeUse use) -> function(use);
      case TagType(TypeUse use) -> function(use);
      case TableType table ->
          address(table.address()) + limits(table.limits()) + " " + table.element();
      case MemType memory -> memory(memory);
      case GlobalType global ->
          (global.mutability() == Mutability.VAR ? "mut " : "") + global.value();
    };
  }

  private String function(TypeUse use) {
    FuncType type = spaces.funcType(use);
    return type == null ? "type " + use : type.toString();
  }

  private static String memory(MemType type) {
    boolean single = type.limits().equals(Limits.atLeast(1));
    return address(type.address())
        + limits(type.limits())
        + (single ? " page" : " pages")
        + pageSize(type.pageSizeLog2())
        + (type.sharing() == MemType.Sharing.SHARED ? ", shared" : "");
  }

  private static String pageSize(int log2) {
    return switch (log2) {
      case MemType.DEFAULT_PAGE_SIZE_LOG2 -> "";
      case 0 -> " of 1 byte";
      default -> " of 2^" + Integer.toUnsignedString(log2) + " bytes";
    };
  }

  private static String address(AddrType type) {
    return type == AddrType.I64 ? "i64 " : "";
  }

  private static String limits(Limits limits) {
    String min = "min " + Long.toUnsignedString(limits.min());
    return limits.max().isPresent()
        ? min + ", max " + Long.toUnsignedString(limits.max().getAsLong())
        : min;
  }
}
