package cezve.validator;

import static cezve.validator.Instrs.F64;
import static cezve.validator.TestModule.module;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.type.AddrType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.MemType.Sharing;
import cezve.model.type.Mutability;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import org.junit.jupiter.api.Test;

/** The sizes of memories and tables. */
final class LimitsTest {
  private static final long GIB4 = 1L << 32;
  private static final long ALL = -1;

  @Test
  void memoriesAreAtMostAsLargeAsTheirAddressesReach() {
    String most32 = "memory size must be at most 65536 pages (4GiB): ";
    memory(AddrType.I32, Limits.between(65536, 65536)).valid();
    assertEquals(
        most32 + "65537 (memory 0)", memory(AddrType.I32, Limits.atLeast(65537)).invalid());
    assertEquals(
        most32 + "0 65537 (memory 0)", memory(AddrType.I32, Limits.between(0, 65537)).invalid());
    assertEquals(
        most32 + "0 18446744073709551615 (memory 0)",
        memory(AddrType.I32, Limits.between(0, ALL)).invalid());
    memory(AddrType.I64, Limits.between(0, 1L << 48)).valid();
    assertEquals(
        "memory size must be at most 281474976710656 pages (16EiB): 281474976710657 (memory 0)",
        memory(AddrType.I64, Limits.atLeast((1L << 48) + 1)).invalid());
  }

  @Test
  void pagesAreOfOneByteOr64KiB() {
    memory(AddrType.I32, Limits.atLeast(GIB4 - 1), 0).valid();
    assertEquals(
        "memory size must be at most 4294967295 pages of 1 byte: 4294967296 (memory 0)",
        memory(AddrType.I32, Limits.atLeast(GIB4), 0).invalid());
    memory(AddrType.I64, Limits.between(ALL, ALL), 0).valid();
    for (int log2 = 1; log2 < 64; log2++) {
      if (log2 != MemType.DEFAULT_PAGE_SIZE_LOG2) {
        assertEquals(
            "invalid custom page size: 2^" + log2 + " bytes, neither 1 nor 65536 (memory 0)",
            memory(AddrType.I32, Limits.atLeast(0), log2).invalid());
      }
    }
  }

  @Test
  void theMinimumIsNotAboveTheMaximum() {
    assertEquals(
        "size minimum must not be greater than maximum: 1 0 (memory 0)",
        memory(AddrType.I32, Limits.between(1, 0)).invalid());
    assertEquals(
        "size minimum must not be greater than maximum: 18446744073709551615 5 (table 0)",
        table(AddrType.I64, Limits.between(ALL, 5)).invalid());
  }

  @Test
  void sharedMemoriesHaveAMaximum() {
    MemType bounded = new MemType(AddrType.I32, Limits.between(0, 1), Sharing.SHARED, 16);
    module().memory(bounded).valid();
    assertEquals(
        "shared memory must have maximum (memory 0)",
        module()
            .memory(new MemType(AddrType.I32, Limits.atLeast(0), Sharing.SHARED, 16))
            .invalid());
  }

  @Test
  void tablesAreAtMostAsLargeAsTheirIndicesReach() {
    table(AddrType.I32, Limits.between(GIB4 - 1, GIB4 - 1)).valid();
    assertEquals(
        "table size must be at most 4294967295 elements: 4294967296 (table 0)",
        table(AddrType.I32, Limits.atLeast(GIB4)).invalid());
    table(AddrType.I64, Limits.between(ALL, ALL)).valid();
  }

  @Test
  void importsAreNoLarger() {
    assertEquals(
        "memory size must be at most 65536 pages (4GiB): 65537 (import 1 \"env\" \"it1\")",
        module()
            .imports(new GlobalType(Mutability.CONST, F64))
            .imports(MemType.of(AddrType.I32, Limits.atLeast(65537)))
            .invalid());
  }

  private static TestModule memory(AddrType address, Limits limits) {
    return module().memory(MemType.of(address, limits));
  }

  private static TestModule memory(AddrType address, Limits limits, int pageSizeLog2) {
    return module().memory(new MemType(address, limits, Sharing.UNSHARED, pageSizeLog2));
  }

  private static TestModule table(AddrType address, Limits limits) {
    return module().table(new TableType(address, limits, RefType.FUNCREF));
  }
}
