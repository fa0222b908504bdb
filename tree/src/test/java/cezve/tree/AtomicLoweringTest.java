package cezve.tree;

import static cezve.tree.Body.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.AtomicInstr.Atomic;
import cezve.model.instruction.AtomicInstr.AtomicFence;
import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.Instr;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericInstr.I64Const;
import org.junit.jupiter.api.Test;

/** Atomic accesses keep their order, among themselves and with others. */
final class AtomicLoweringTest {
  private static final Instr SIZE = new MemoryInstr.MemorySize(0);

  private static Instr atomic(AtomicOp op) {
    return new Atomic(op, new MemArg(0, op.naturalAlignment(), 8));
  }

  @Test
  void aLoadIsAnExpressionThatGivesWayToWrites() {
    assertEquals(
        """
          $4:i32 = i32.atomic.load[$0:i32 + 8]
          i32.atomic.store[$1:i32 + 8] 7
          return $4:i32
        """,
        Body.of(
                1,
                get(0),
                atomic(AtomicOp.I32_ATOMIC_LOAD),
                get(1),
                i32(7),
                atomic(AtomicOp.I32_ATOMIC_STORE))
            .statements());
    assertEquals(
        """
          return i32.add(i32.atomic.load[$0:i32 + 8], i32.load[$1:i32])
        """,
        Body.of(1, get(0), atomic(AtomicOp.I32_ATOMIC_LOAD), get(1), LOAD, ADD).statements());
  }

  @Test
  void whatMayWriteIsAStatementAndLeavesItsResultInASlot() {
    assertEquals(
        """
          $5:i32 = i32.load[$0:i32]
          $4:i32 = i32.atomic.rmw8.add_u[$1:i32 + 8] 7
          $6:i32 = i32.atomic.rmw.cmpxchg[$0:i32 + 8] 1, 2
          return i32.add($5:i32, i32.add($4:i32, $6:i32))
        """,
        Body.of(
                1,
                get(0),
                LOAD,
                get(1),
                i32(7),
                atomic(AtomicOp.I32_ATOMIC_RMW8_ADD_U),
                get(0),
                i32(1),
                i32(2),
                atomic(AtomicOp.I32_ATOMIC_RMW_CMPXCHG),
                ADD,
                ADD)
            .statements());
  }

  @Test
  void waitingNotifyingAndFencesComeInOrderWithLoads() {
    assertEquals(
        """
          $5:i32 = i32.load[$0:i32]
          $4:i32 = memory.atomic.wait32[$0:i32 + 8] 1, -1L
          $6:i32 = memory.atomic.notify[$0:i32 + 8] 2
          $7:i32 = i32.load[$1:i32]
          atomic.fence
          return $5:i32, $4:i32, $6:i32, $7:i32
        """,
        Body.of(
                4,
                get(0),
                LOAD,
                get(0),
                i32(1),
                new I64Const(-1),
                atomic(AtomicOp.MEMORY_ATOMIC_WAIT32),
                get(0),
                i32(2),
                atomic(AtomicOp.MEMORY_ATOMIC_NOTIFY),
                get(1),
                LOAD,
                new AtomicFence())
            .statements());
  }

  @Test
  void onlyTheSizeOfASharedMemoryIsReadInOrderWithLoads() {
    Instr[] body = {SIZE, get(0), LOAD, set(2), get(2), ADD};
    assertEquals(
        """
          $2:i32 = i32.load[$0:i32]
          return i32.add(memory.size 0, $2:i32)
        """,
        Body.of(1, body).statements());
    assertEquals(
        """
          $4:i32 = memory.size 0
          $2:i32 = i32.load[$0:i32]
          return i32.add($4:i32, $2:i32)
        """,
        Body.of(1, body).withSharedMemory().statements());
  }
}
