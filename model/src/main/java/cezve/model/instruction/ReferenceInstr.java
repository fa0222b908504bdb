package cezve.model.instruction;

import cezve.model.type.HeapType;
import cezve.model.type.RefType;

/**
 * Reference instructions.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/instructions.html#reference-instructions">ReferenceInstr</a>
 */
public sealed interface ReferenceInstr extends Instr {

  record RefNull(HeapType type) implements ReferenceInstr {
    @Override
    public ReferenceOp opcode() {
      return ReferenceOp.REF_NULL;
    }
  }

  record RefIsNull() implements ReferenceInstr {
    @Override
    public ReferenceOp opcode() {
      return ReferenceOp.REF_IS_NULL;
    }
  }

  record RefFunc(int function) implements ReferenceInstr {
    @Override
    public ReferenceOp opcode() {
      return ReferenceOp.REF_FUNC;
    }
  }

  record RefEq() implements ReferenceInstr {
    @Override
    public ReferenceOp opcode() {
      return ReferenceOp.REF_EQ;
    }
  }

  record RefAsNonNull() implements ReferenceInstr {
    @Override
    public ReferenceOp opcode() {
      return ReferenceOp.REF_AS_NON_NULL;
    }
  }

  record RefTest(RefType type) implements ReferenceInstr {
    @Override
    public ReferenceOp opcode() {
      return type.nullable() ? ReferenceOp.REF_TEST_NULL : ReferenceOp.REF_TEST;
    }
  }

  record RefCast(RefType type) implements ReferenceInstr {
    @Override
    public ReferenceOp opcode() {
      return type.nullable() ? ReferenceOp.REF_CAST_NULL : ReferenceOp.REF_CAST;
    }
  }
}
