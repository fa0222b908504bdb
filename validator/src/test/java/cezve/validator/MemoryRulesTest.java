package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.AtomicInstr.Atomic;
import cezve.model.instruction.AtomicInstr.AtomicFence;
import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LaneMemoryOp;
import cezve.model.instruction.LaneOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr.DataDrop;
import cezve.model.instruction.MemoryInstr.LaneMemory;
import cezve.model.instruction.MemoryInstr.Load;
import cezve.model.instruction.MemoryInstr.MemoryCopy;
import cezve.model.instruction.MemoryInstr.MemoryInit;
import cezve.model.instruction.MemoryInstr.MemorySize;
import cezve.model.instruction.MemoryInstr.Store;
import cezve.model.instruction.StoreOp;
import cezve.model.instruction.VectorInstr.Lane;
import cezve.model.instruction.VectorInstr.Shuffle;
import cezve.model.module.Data;
import cezve.model.type.AddrType;
import cezve.model.type.NumType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Memories and vectors; what the opcode table fixes is tested by {@link FixedSignatureTest}. */
final class MemoryRulesTest {
  private static final long MAX_I32_OFFSET = 0xFFFF_FFFFL;

  @Test
  void alignmentIsAtMostNatural() {
    for (LoadOp op : LoadOp.values()) {
      int natural = op.naturalAlignment();
      load(op, natural, 0).valid();
      load(op, 0, 0).valid();
      assertEquals(
          "alignment must not be larger than natural: 2^"
              + (natural + 1)
              + " bytes, not "
              + (natural == 0 ? "1 byte" : "2^" + natural + " bytes")
              + " ("
              + op.mnemonic()
              + " in function 0)",
          load(op, natural + 1, 0).invalid());
    }
    for (StoreOp op : StoreOp.values()) {
      Instr aligned = new Store(op, new MemArg(0, op.naturalAlignment(), 0));
      module().memory(AddrType.I32).func(NONE, NONE, UNREACHABLE, aligned).valid();
      Instr tooMuch = new Store(op, new MemArg(0, -1, 0));
      String message =
          module().memory(AddrType.I32).func(NONE, NONE, UNREACHABLE, tooMuch).invalid();
      assertEquals(
          "alignment must not be larger than natural: 2^4294967295 bytes",
          message.substring(0, message.indexOf(',')));
    }
  }

  @Test
  void offsetsAreAsLargeAsAddresses() {
    load(LoadOp.I32_LOAD, 0, MAX_I32_OFFSET).valid();
    assertEquals(
        "offset out of range: 4294967296 in a memory with i32 addresses (i32.load in function 0)",
        load(LoadOp.I32_LOAD, 0, MAX_I32_OFFSET + 1).invalid());
    assertEquals(
        "offset out of range: 18446744073709551615 in a memory with i32 addresses"
            + " (i32.load in function 0)",
        load(LoadOp.I32_LOAD, 0, -1).invalid());
    module()
        .memory(AddrType.I64)
        .func(NONE, NONE, i64(), new Load(LoadOp.I32_LOAD, new MemArg(0, 0, -1)), DROP)
        .valid();
  }

  @Test
  void theMemoryExists() {
    assertEquals(
        "unknown memory 0 (i32.load in function 0)",
        module()
            .func(NONE, NONE, i32(), new Load(LoadOp.I32_LOAD, new MemArg(0, 0, 0)), DROP)
            .invalid());
    assertEquals(
        "unknown memory 1 (memory.size in function 0)",
        module().memory(AddrType.I32).func(NONE, NONE, new MemorySize(1), DROP).invalid());
    assertEquals(
        "unknown memory 0 (memory.init in function 0)",
        module().func(NONE, NONE, new MemoryInit(0, 0)).invalid());
    assertEquals(
        "unknown memory 1 (memory.copy in function 0)",
        module().memory(AddrType.I32).func(NONE, NONE, new MemoryCopy(0, 1)).invalid());
  }

  @Test
  void theDataSegmentExists() {
    assertEquals(
        "unknown data segment 1 (memory.init in function 0)",
        module()
            .memory(AddrType.I32)
            .data(new Data.Passive())
            .func(NONE, NONE, new MemoryInit(0, 1))
            .invalid());
    assertEquals(
        "unknown data segment 0 (data.drop in function 0)",
        module().func(NONE, NONE, new DataDrop(0)).invalid());
    module().data(new Data.Passive()).func(NONE, NONE, new DataDrop(0)).valid();
  }

  @Test
  void theLengthOfACopyHasTheNarrowerAddressType() {
    copies(AddrType.I32, AddrType.I32, I32);
    copies(AddrType.I32, AddrType.I64, I32);
    copies(AddrType.I64, AddrType.I32, I32);
    copies(AddrType.I64, AddrType.I64, I64);
  }

  private static void copies(AddrType target, AddrType source, NumType length) {
    Instr copy = new MemoryCopy(0, 1);
    Instr to = value(target.numType());
    Instr from = value(source.numType());
    module().memory(target).memory(source).func(NONE, NONE, to, from, value(length), copy).valid();
    NumType other = length == I32 ? I64 : I32;
    assertEquals(
        "type mismatch: instruction requires [%s %s %s] but stack has [%s %s %s]"
                .formatted(target, source, length, target, source, other)
            + " (memory.copy in function 0)",
        module()
            .memory(target)
            .memory(source)
            .func(NONE, NONE, to, from, value(other), copy)
            .invalid());
  }

  @Test
  void atomicAccessesAreAlignedNaturally() {
    for (AtomicOp op : AtomicOp.values()) {
      if (op == AtomicOp.ATOMIC_FENCE) {
        continue;
      }
      int natural = op.naturalAlignment();
      atomic(op, natural).valid();
      for (int wrong : new int[] {natural - 1, natural + 1}) {
        String message = atomic(op, wrong).invalid();
        assertEquals(
            "atomic alignment must be natural",
            message.substring(0, message.indexOf(':')),
            op.mnemonic());
      }
    }
    module().func(NONE, NONE, new AtomicFence()).valid();
    assertEquals(
        "unknown memory 0 (i32.atomic.load in function 0)",
        module()
            .func(NONE, NONE, new Atomic(AtomicOp.I32_ATOMIC_LOAD, new MemArg(0, 2, 0)))
            .invalid());
    assertEquals(
        "offset out of range: 4294967296 in a memory with i32 addresses"
            + " (i32.atomic.load in function 0)",
        module()
            .memory(AddrType.I32)
            .func(
                NONE,
                NONE,
                new Atomic(AtomicOp.I32_ATOMIC_LOAD, new MemArg(0, 2, MAX_I32_OFFSET + 1)))
            .invalid());
  }

  private static TestModule atomic(AtomicOp op, int align) {
    Instr instr = new Atomic(op, new MemArg(0, align, 0));
    return module().memory(AddrType.I32).func(NONE, NONE, UNREACHABLE, instr, UNREACHABLE);
  }

  @Test
  void lanesExist() {
    for (LaneOp op : LaneOp.values()) {
      if (op != LaneOp.I8X16_SHUFFLE) {
        lane(new Lane(op, op.lanes() - 1)).valid();
        assertEquals(
            "invalid lane index %d: there are %d (%s in function 0)"
                .formatted(op.lanes(), op.lanes(), op.mnemonic()),
            lane(new Lane(op, op.lanes())).invalid());
      }
    }
    for (LaneMemoryOp op : LaneMemoryOp.values()) {
      lane(new LaneMemory(op, new MemArg(0, 0, 0), op.lanes() - 1)).valid();
      assertEquals(
          "invalid lane index %d: there are %d (%s in function 0)"
              .formatted(op.lanes(), op.lanes(), op.mnemonic()),
          lane(new LaneMemory(op, new MemArg(0, 0, 0), op.lanes())).invalid());
    }
  }

  @Test
  void aShuffleChoosesFromBothVectors() {
    lane(new Shuffle(0x1F1F_1F1F_1F1F_1F1FL, 0x1F00_1F00_1F00_1F00L)).valid();
    for (int byteIndex = 0; byteIndex < 8; byteIndex++) {
      long wrong = 0x20L << (8 * byteIndex);
      String message = "invalid lane index 32: there are 32 (i8x16.shuffle in function 0)";
      assertEquals(message, lane(new Shuffle(wrong, 0)).invalid());
      assertEquals(message, lane(new Shuffle(0, wrong)).invalid());
    }
  }

  private static TestModule lane(Instr instr) {
    return module().memory(AddrType.I32).func(NONE, NONE, UNREACHABLE, instr, UNREACHABLE);
  }

  private static TestModule load(LoadOp op, int align, long offset) {
    Instr load = new Load(op, new MemArg(0, align, offset));
    return module().memory(AddrType.I32).func(NONE, NONE, i32(), load, DROP);
  }

  @Test
  void eachMemoryHasItsOwnAddressType() {
    MemArg second = new MemArg(1, 0, 0);
    module()
        .memory(AddrType.I32)
        .memory(AddrType.I64)
        .func(NONE, List.of(I32), i64(), new Load(LoadOp.I32_LOAD8_U, second))
        .valid();
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] (i32.load8_u in function 0)",
        module()
            .memory(AddrType.I32)
            .memory(AddrType.I64)
            .func(NONE, List.of(I32), i32(), new Load(LoadOp.I32_LOAD8_U, second))
            .invalid());
  }
}
