package cezve.model.instruction;

/**
 * Instructions on structures, arrays and scalar references.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/instructions.html#aggregate-instructions">AggregateInstr</a>
 */
public sealed interface AggregateInstr extends Instr {

  record StructNew(int type) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.STRUCT_NEW;
    }
  }

  record StructNewDefault(int type) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.STRUCT_NEW_DEFAULT;
    }
  }

  /** {@code struct.get}, {@code struct.get_s} or {@code struct.get_u}. */
  record StructGet(AggregateOp op, int type, int field) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return op;
    }
  }

  record StructSet(int type, int field) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.STRUCT_SET;
    }
  }

  record ArrayNew(int type) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_NEW;
    }
  }

  record ArrayNewDefault(int type) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_NEW_DEFAULT;
    }
  }

  record ArrayNewFixed(int type, int count) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_NEW_FIXED;
    }
  }

  record ArrayNewData(int type, int data) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_NEW_DATA;
    }
  }

  record ArrayNewElem(int type, int elem) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_NEW_ELEM;
    }
  }

  /** {@code array.get}, {@code array.get_s} or {@code array.get_u}. */
  record ArrayGet(AggregateOp op, int type) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return op;
    }
  }

  record ArraySet(int type) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_SET;
    }
  }

  record ArrayLen() implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_LEN;
    }
  }

  record ArrayFill(int type) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_FILL;
    }
  }

  /** The immediates are the types of the arrays. */
  record ArrayCopy(int target, int source) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_COPY;
    }
  }

  record ArrayInitData(int type, int data) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_INIT_DATA;
    }
  }

  record ArrayInitElem(int type, int elem) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ARRAY_INIT_ELEM;
    }
  }

  record AnyConvertExtern() implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.ANY_CONVERT_EXTERN;
    }
  }

  record ExternConvertAny() implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.EXTERN_CONVERT_ANY;
    }
  }

  record RefI31() implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return AggregateOp.REF_I31;
    }
  }

  /** {@code i31.get_s} or {@code i31.get_u}. */
  record I31Get(AggregateOp op) implements AggregateInstr {
    @Override
    public AggregateOp opcode() {
      return op;
    }
  }
}
