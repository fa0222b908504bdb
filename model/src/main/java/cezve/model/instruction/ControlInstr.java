package cezve.model.instruction;

import java.util.List;

/**
 * Control instructions. Labels count enclosing blocks outwards from 0.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/instructions.html#control-instructions">Control
 *     instructions</a>
 */
public sealed interface ControlInstr extends Instr {
  @Override
  ControlOp opcode();

  record Unreachable() implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.UNREACHABLE;
    }
  }

  record Nop() implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.NOP;
    }
  }

  record Block(BlockType type) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.BLOCK;
    }
  }

  record Loop(BlockType type) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.LOOP;
    }
  }

  record If(BlockType type) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.IF;
    }
  }

  record Else() implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.ELSE;
    }
  }

  /** Ends a block, or the whole sequence. */
  record End() implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.END;
    }
  }

  record TryTable(BlockType type, List<CatchClause> clauses) implements ControlInstr {
    public TryTable {
      clauses = List.copyOf(clauses);
    }

    @Override
    public ControlOp opcode() {
      return ControlOp.TRY_TABLE;
    }
  }

  record Throw(int tag) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.THROW;
    }
  }

  record ThrowRef() implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.THROW_REF;
    }
  }

  /** Of the legacy exceptions, as are {@link Catch}, {@link CatchAll} … */
  record Try(BlockType type) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.TRY;
    }
  }

  record Catch(int tag) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.CATCH;
    }
  }

  record CatchAll() implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.CATCH_ALL;
    }
  }

  record Delegate(int label) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.DELEGATE;
    }
  }

  record Rethrow(int label) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.RETHROW;
    }
  }

  record Br(int label) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.BR;
    }
  }

  record BrIf(int label) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.BR_IF;
    }
  }

  /** Branches to the label at the operand's index, or to the default label beyond the last. */
  record BrTable(IndexList labels, int defaultLabel) implements ControlInstr {
    /** The instruction whose default label is the last of the given ones. */
    static BrTable of(IndexList all) {
      int last = all.size() - 1;
      return new BrTable(all.first(last), all.get(last));
    }

    @Override
    public ControlOp opcode() {
      return ControlOp.BR_TABLE;
    }
  }

  record BrOnNull(int label) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.BR_ON_NULL;
    }
  }

  record BrOnNonNull(int label) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.BR_ON_NON_NULL;
    }
  }

  record BrOnCast(LabelCast cast) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.BR_ON_CAST;
    }
  }

  record BrOnCastFail(LabelCast cast) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.BR_ON_CAST_FAIL;
    }
  }

  record Return() implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.RETURN;
    }
  }

  record Call(int function) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.CALL;
    }
  }

  record CallIndirect(int table, int type) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.CALL_INDIRECT;
    }
  }

  record CallRef(int type) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.CALL_REF;
    }
  }

  record ReturnCall(int function) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.RETURN_CALL;
    }
  }

  record ReturnCallIndirect(int table, int type) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.RETURN_CALL_INDIRECT;
    }
  }

  record ReturnCallRef(int type) implements ControlInstr {
    @Override
    public ControlOp opcode() {
      return ControlOp.RETURN_CALL_REF;
    }
  }
}
