package cezve.model.instruction;

/** Atomic memory accesses of the proposal threads. */
public enum AtomicOp implements Opcode {
  MEMORY_ATOMIC_NOTIFY(0xFE_0000, "memory.atomic.notify", "at i32 -> i32", 4),
  MEMORY_ATOMIC_WAIT32(0xFE_0001, "memory.atomic.wait32", "at i32 i64 -> i32", 4),
  MEMORY_ATOMIC_WAIT64(0xFE_0002, "memory.atomic.wait64", "at i64 i64 -> i32", 8),
  ATOMIC_FENCE(0xFE_0003, "atomic.fence"),
  I32_ATOMIC_LOAD(0xFE_0010, "i32.atomic.load", "at -> i32", 4),
  I64_ATOMIC_LOAD(0xFE_0011, "i64.atomic.load", "at -> i64", 8),
  I32_ATOMIC_LOAD8_U(0xFE_0012, "i32.atomic.load8_u", "at -> i32", 1),
  I32_ATOMIC_LOAD16_U(0xFE_0013, "i32.atomic.load16_u", "at -> i32", 2),
  I64_ATOMIC_LOAD8_U(0xFE_0014, "i64.atomic.load8_u", "at -> i64", 1),
  I64_ATOMIC_LOAD16_U(0xFE_0015, "i64.atomic.load16_u", "at -> i64", 2),
  I64_ATOMIC_LOAD32_U(0xFE_0016, "i64.atomic.load32_u", "at -> i64", 4),
  I32_ATOMIC_STORE(0xFE_0017, "i32.atomic.store", "at i32 ->", 4),
  I64_ATOMIC_STORE(0xFE_0018, "i64.atomic.store", "at i64 ->", 8),
  I32_ATOMIC_STORE8(0xFE_0019, "i32.atomic.store8", "at i32 ->", 1),
  I32_ATOMIC_STORE16(0xFE_001A, "i32.atomic.store16", "at i32 ->", 2),
  I64_ATOMIC_STORE8(0xFE_001B, "i64.atomic.store8", "at i64 ->", 1),
  I64_ATOMIC_STORE16(0xFE_001C, "i64.atomic.store16", "at i64 ->", 2),
  I64_ATOMIC_STORE32(0xFE_001D, "i64.atomic.store32", "at i64 ->", 4),
  I32_ATOMIC_RMW_ADD(0xFE_001E, "i32.atomic.rmw.add", "at i32 -> i32", 4),
  I64_ATOMIC_RMW_ADD(0xFE_001F, "i64.atomic.rmw.add", "at i64 -> i64", 8),
  I32_ATOMIC_RMW8_ADD_U(0xFE_0020, "i32.atomic.rmw8.add_u", "at i32 -> i32", 1),
  I32_ATOMIC_RMW16_ADD_U(0xFE_0021, "i32.atomic.rmw16.add_u", "at i32 -> i32", 2),
  I64_ATOMIC_RMW8_ADD_U(0xFE_0022, "i64.atomic.rmw8.add_u", "at i64 -> i64", 1),
  I64_ATOMIC_RMW16_ADD_U(0xFE_0023, "i64.atomic.rmw16.add_u", "at i64 -> i64", 2),
  I64_ATOMIC_RMW32_ADD_U(0xFE_0024, "i64.atomic.rmw32.add_u", "at i64 -> i64", 4),
  I32_ATOMIC_RMW_SUB(0xFE_0025, "i32.atomic.rmw.sub", "at i32 -> i32", 4),
  I64_ATOMIC_RMW_SUB(0xFE_0026, "i64.atomic.rmw.sub", "at i64 -> i64", 8),
  I32_ATOMIC_RMW8_SUB_U(0xFE_0027, "i32.atomic.rmw8.sub_u", "at i32 -> i32", 1),
  I32_ATOMIC_RMW16_SUB_U(0xFE_0028, "i32.atomic.rmw16.sub_u", "at i32 -> i32", 2),
  I64_ATOMIC_RMW8_SUB_U(0xFE_0029, "i64.atomic.rmw8.sub_u", "at i64 -> i64", 1),
  I64_ATOMIC_RMW16_SUB_U(0xFE_002A, "i64.atomic.rmw16.sub_u", "at i64 -> i64", 2),
  I64_ATOMIC_RMW32_SUB_U(0xFE_002B, "i64.atomic.rmw32.sub_u", "at i64 -> i64", 4),
  I32_ATOMIC_RMW_AND(0xFE_002C, "i32.atomic.rmw.and", "at i32 -> i32", 4),
  I64_ATOMIC_RMW_AND(0xFE_002D, "i64.atomic.rmw.and", "at i64 -> i64", 8),
  I32_ATOMIC_RMW8_AND_U(0xFE_002E, "i32.atomic.rmw8.and_u", "at i32 -> i32", 1),
  I32_ATOMIC_RMW16_AND_U(0xFE_002F, "i32.atomic.rmw16.and_u", "at i32 -> i32", 2),
  I64_ATOMIC_RMW8_AND_U(0xFE_0030, "i64.atomic.rmw8.and_u", "at i64 -> i64", 1),
  I64_ATOMIC_RMW16_AND_U(0xFE_0031, "i64.atomic.rmw16.and_u", "at i64 -> i64", 2),
  I64_ATOMIC_RMW32_AND_U(0xFE_0032, "i64.atomic.rmw32.and_u", "at i64 -> i64", 4),
  I32_ATOMIC_RMW_OR(0xFE_0033, "i32.atomic.rmw.or", "at i32 -> i32", 4),
  I64_ATOMIC_RMW_OR(0xFE_0034, "i64.atomic.rmw.or", "at i64 -> i64", 8),
  I32_ATOMIC_RMW8_OR_U(0xFE_0035, "i32.atomic.rmw8.or_u", "at i32 -> i32", 1),
  I32_ATOMIC_RMW16_OR_U(0xFE_0036, "i32.atomic.rmw16.or_u", "at i32 -> i32", 2),
  I64_ATOMIC_RMW8_OR_U(0xFE_0037, "i64.atomic.rmw8.or_u", "at i64 -> i64", 1),
  I64_ATOMIC_RMW16_OR_U(0xFE_0038, "i64.atomic.rmw16.or_u", "at i64 -> i64", 2),
  I64_ATOMIC_RMW32_OR_U(0xFE_0039, "i64.atomic.rmw32.or_u", "at i64 -> i64", 4),
  I32_ATOMIC_RMW_XOR(0xFE_003A, "i32.atomic.rmw.xor", "at i32 -> i32", 4),
  I64_ATOMIC_RMW_XOR(0xFE_003B, "i64.atomic.rmw.xor", "at i64 -> i64", 8),
  I32_ATOMIC_RMW8_XOR_U(0xFE_003C, "i32.atomic.rmw8.xor_u", "at i32 -> i32", 1),
  I32_ATOMIC_RMW16_XOR_U(0xFE_003D, "i32.atomic.rmw16.xor_u", "at i32 -> i32", 2),
  I64_ATOMIC_RMW8_XOR_U(0xFE_003E, "i64.atomic.rmw8.xor_u", "at i64 -> i64", 1),
  I64_ATOMIC_RMW16_XOR_U(0xFE_003F, "i64.atomic.rmw16.xor_u", "at i64 -> i64", 2),
  I64_ATOMIC_RMW32_XOR_U(0xFE_0040, "i64.atomic.rmw32.xor_u", "at i64 -> i64", 4),
  I32_ATOMIC_RMW_XCHG(0xFE_0041, "i32.atomic.rmw.xchg", "at i32 -> i32", 4),
  I64_ATOMIC_RMW_XCHG(0xFE_0042, "i64.atomic.rmw.xchg", "at i64 -> i64", 8),
  I32_ATOMIC_RMW8_XCHG_U(0xFE_0043, "i32.atomic.rmw8.xchg_u", "at i32 -> i32", 1),
  I32_ATOMIC_RMW16_XCHG_U(0xFE_0044, "i32.atomic.rmw16.xchg_u", "at i32 -> i32", 2),
  I64_ATOMIC_RMW8_XCHG_U(0xFE_0045, "i64.atomic.rmw8.xchg_u", "at i64 -> i64", 1),
  I64_ATOMIC_RMW16_XCHG_U(0xFE_0046, "i64.atomic.rmw16.xchg_u", "at i64 -> i64", 2),
  I64_ATOMIC_RMW32_XCHG_U(0xFE_0047, "i64.atomic.rmw32.xchg_u", "at i64 -> i64", 4),
  I32_ATOMIC_RMW_CMPXCHG(0xFE_0048, "i32.atomic.rmw.cmpxchg", "at i32 i32 -> i32", 4),
  I64_ATOMIC_RMW_CMPXCHG(0xFE_0049, "i64.atomic.rmw.cmpxchg", "at i64 i64 -> i64", 8),
  I32_ATOMIC_RMW8_CMPXCHG_U(0xFE_004A, "i32.atomic.rmw8.cmpxchg_u", "at i32 i32 -> i32", 1),
  I32_ATOMIC_RMW16_CMPXCHG_U(0xFE_004B, "i32.atomic.rmw16.cmpxchg_u", "at i32 i32 -> i32", 2),
  I64_ATOMIC_RMW8_CMPXCHG_U(0xFE_004C, "i64.atomic.rmw8.cmpxchg_u", "at i64 i64 -> i64", 1),
  I64_ATOMIC_RMW16_CMPXCHG_U(0xFE_004D, "i64.atomic.rmw16.cmpxchg_u", "at i64 i64 -> i64", 2),
  I64_ATOMIC_RMW32_CMPXCHG_U(0xFE_004E, "i64.atomic.rmw32.cmpxchg_u", "at i64 i64 -> i64", 4);

  private final Row row;
  private final AtomicKind kind;
  private final int bytes;

  AtomicOp(int code, String mnemonic, String signature, int bytes) {
    this.kind = AtomicKind.of(mnemonic);
    Effect effect = kind == AtomicKind.LOAD ? Effect.READS : Effect.WRITES;
    this.row =
        Row.of(
            OpcodeFamily.ATOMIC, code, mnemonic, Shape.MEM_ARG, signature, Feature.THREADS, effect);
    this.bytes = bytes;
  }

  AtomicOp(int code, String mnemonic) {
    this.kind = AtomicKind.of(mnemonic);
    this.row =
        Row.of(
            OpcodeFamily.ATOMIC,
            code,
            mnemonic,
            Shape.ORDERING,
            "->",
            Feature.THREADS,
            Effect.WRITES);
    this.bytes = 1;
  }

  /** What it does. */
  public AtomicKind kind() {
    return kind;
  }

  /** The number of bytes accessed. */
  public int bytes() {
    return bytes;
  }

  /** log2 of {@link #bytes()}: the alignment that must be promised. */
  public int naturalAlignment() {
    return Integer.numberOfTrailingZeros(bytes);
  }

  @Override
  public Row row() {
    return row;
  }
}
