package cezve.model.instruction;

/**
 * Table instructions.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/instructions.html#table-instructions">TableInstr</a>
 */
public sealed interface TableInstr extends Instr {

  record TableGet(int table) implements TableInstr {
    @Override
    public TableOp opcode() {
      return TableOp.TABLE_GET;
    }
  }

  record TableSet(int table) implements TableInstr {
    @Override
    public TableOp opcode() {
      return TableOp.TABLE_SET;
    }
  }

  record TableSize(int table) implements TableInstr {
    @Override
    public TableOp opcode() {
      return TableOp.TABLE_SIZE;
    }
  }

  record TableGrow(int table) implements TableInstr {
    @Override
    public TableOp opcode() {
      return TableOp.TABLE_GROW;
    }
  }

  record TableFill(int table) implements TableInstr {
    @Override
    public TableOp opcode() {
      return TableOp.TABLE_FILL;
    }
  }

  record TableCopy(int target, int source) implements TableInstr {
    @Override
    public TableOp opcode() {
      return TableOp.TABLE_COPY;
    }
  }

  record TableInit(int table, int elem) implements TableInstr {
    @Override
    public TableOp opcode() {
      return TableOp.TABLE_INIT;
    }
  }

  record ElemDrop(int elem) implements TableInstr {
    @Override
    public TableOp opcode() {
      return TableOp.ELEM_DROP;
    }
  }
}
