package cezve.decoder;

/**
 * The bytes that start types and their parts, where no enum of the model has them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Binary format of
 *     types</a>
 */
final class TypeCodes {
  private TypeCodes() {}

  static final int I32 = 0x7F;
  static final int I64 = 0x7E;
  static final int F32 = 0x7D;
  static final int F64 = 0x7C;
  static final int V128 = 0x7B;
  static final int I8 = 0x78;
  static final int I16 = 0x77;
  static final int REF = 0x64;
  static final int REF_NULL = 0x63;
  static final int FUNC = 0x60;
  static final int STRUCT = 0x5F;
  static final int ARRAY = 0x5E;
  static final int SUB = 0x50;
  static final int SUB_FINAL = 0x4F;
  static final int REC = 0x4E;
  static final int EMPTY_BLOCK = 0x40;

  /** Stands before a table's type if an initial value follows it. */
  static final int TABLE_WITH_INIT = 0x40;

  static final int HAS_MAX = 0x01;
  static final int SHARED = 0x02;
  static final int ADDRESS_64 = 0x04;

  /** Of the proposal custom-page-sizes. */
  static final int HAS_PAGE_SIZE = 0x08;
}
