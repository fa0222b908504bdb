package cezve.model.instruction;

import cezve.model.instruction.AggregateInstr.*;
import cezve.model.instruction.ControlInstr.*;
import cezve.model.instruction.MemoryInstr.*;
import cezve.model.instruction.ParametricInstr.*;
import cezve.model.instruction.ReferenceInstr.*;
import cezve.model.instruction.TableInstr.*;
import cezve.model.instruction.VariableInstr.*;

/** Builds instructions from an opcode and a source of immediates, for every format alike. */
public final class InstrReader {
  private static final Instr UNREACHABLE = new Unreachable();
  private static final Instr NOP = new Nop();
  private static final Instr ELSE = new Else();
  private static final Instr END = new End();
  private static final Instr RETURN = new Return();
  private static final Instr DROP = new Drop();
  private static final Instr SELECT = new Select();

  private InstrReader() {}

  /** The instruction with this opcode and the immediates that the source supplies. */
  public static Instr read(Opcode opcode, ImmediateSource in) {
    return switch (opcode.family()) {
      case CONTROL -> control((ControlOp) opcode, in);
      case VARIABLE -> variable((VariableOp) opcode, in);
      case CONST -> constant((ConstOp) opcode, in);
      case NUMERIC -> ((NumericOp) opcode).instr();
      case LOAD -> load((LoadOp) opcode, in);
      case STORE -> store((StoreOp) opcode, in);
      case PARAMETRIC -> parametric((ParametricOp) opcode, in);
      case MEMORY -> memory((MemoryOp) opcode, in);
      case TABLE -> table((TableOp) opcode, in);
      case REFERENCE -> reference((ReferenceOp) opcode, in);
      case AGGREGATE -> aggregate((AggregateOp) opcode, in);
      case VECTOR -> ((VectorOp) opcode).instr();
      case LANE -> lane((LaneOp) opcode, in);
      case LANE_MEMORY -> laneMemory((LaneMemoryOp) opcode, in);
      case ATOMIC -> atomic((AtomicOp) opcode, in);
    };
  }

  private static Instr load(LoadOp op, ImmediateSource in) {
    return new Load(op, in.memArg(op.naturalAlignment()));
  }

  private static Instr store(StoreOp op, ImmediateSource in) {
    return new Store(op, in.memArg(op.naturalAlignment()));
  }

  private static Instr lane(LaneOp op, ImmediateSource in) {
    return op == LaneOp.I8X16_SHUFFLE ? in.shuffle() : new VectorInstr.Lane(op, in.lane());
  }

  private static Instr laneMemory(LaneMemoryOp op, ImmediateSource in) {
    return new LaneMemory(op, in.memArg(op.naturalAlignment()), in.lane());
  }

  private static Instr control(ControlOp op, ImmediateSource in) {
    return switch (op) {
      case UNREACHABLE -> UNREACHABLE;
      case NOP -> NOP;
      case BLOCK -> new Block(in.blockType());
      case LOOP -> new Loop(in.blockType());
      case IF -> new If(in.blockType());
      case ELSE -> ELSE;
      case END -> END;
      case TRY -> new Try(in.blockType());
      case CATCH -> new Catch(in.tag());
      case CATCH_ALL -> new CatchAll();
      case DELEGATE -> new Delegate(in.label());
      case RETHROW -> new Rethrow(in.label());
      case TRY_TABLE -> new TryTable(in.blockType(), in.catchClauses());
      case THROW -> new Throw(in.tag());
      case THROW_REF -> new ThrowRef();
      case BR -> new Br(in.label());
      case BR_IF -> new BrIf(in.label());
      case BR_TABLE -> BrTable.of(in.labels());
      case BR_ON_NULL -> new BrOnNull(in.label());
      case BR_ON_NON_NULL -> new BrOnNonNull(in.label());
      case BR_ON_CAST -> new BrOnCast(in.labelCast());
      case BR_ON_CAST_FAIL -> new BrOnCastFail(in.labelCast());
      case RETURN -> RETURN;
      case CALL -> new Call(in.function());
      case CALL_INDIRECT -> {
        IndexPair pair = in.tableType();
        yield new CallIndirect(pair.first(), pair.second());
      }
      case CALL_REF -> new CallRef(in.type());
      case RETURN_CALL -> new ReturnCall(in.function());
      case RETURN_CALL_INDIRECT -> {
        IndexPair pair = in.tableType();
        yield new ReturnCallIndirect(pair.first(), pair.second());
      }
      case RETURN_CALL_REF -> new ReturnCallRef(in.type());
    };
  }

  private static Instr variable(VariableOp op, ImmediateSource in) {
    return switch (op) {
      case LOCAL_GET -> new LocalGet(in.local());
      case LOCAL_SET -> new LocalSet(in.local());
      case LOCAL_TEE -> new LocalTee(in.local());
      case GLOBAL_GET -> new GlobalGet(in.global());
      case GLOBAL_SET -> new GlobalSet(in.global());
    };
  }

  private static Instr constant(ConstOp op, ImmediateSource in) {
    return switch (op) {
      case I32_CONST -> new NumericInstr.I32Const(in.i32());
      case I64_CONST -> new NumericInstr.I64Const(in.i64());
      case F32_CONST -> new NumericInstr.F32Const(in.f32());
      case F64_CONST -> new NumericInstr.F64Const(in.f64());
      case V128_CONST -> in.v128();
    };
  }

  private static Instr parametric(ParametricOp op, ImmediateSource in) {
    return switch (op) {
      case DROP -> DROP;
      case SELECT -> SELECT;
      case SELECT_TYPED -> new SelectTyped(in.valTypes());
    };
  }

  private static Instr memory(MemoryOp op, ImmediateSource in) {
    return switch (op) {
      case MEMORY_SIZE -> new MemorySize(in.memory());
      case MEMORY_GROW -> new MemoryGrow(in.memory());
      case MEMORY_FILL -> new MemoryFill(in.memory());
      case MEMORY_COPY -> {
        IndexPair pair = in.memoryMemory();
        yield new MemoryCopy(pair.first(), pair.second());
      }
      case MEMORY_INIT -> {
        IndexPair pair = in.memoryData();
        yield new MemoryInit(pair.first(), pair.second());
      }
      case DATA_DROP -> new DataDrop(in.data());
    };
  }

  private static Instr table(TableOp op, ImmediateSource in) {
    return switch (op) {
      case TABLE_GET -> new TableGet(in.table());
      case TABLE_SET -> new TableSet(in.table());
      case TABLE_SIZE -> new TableSize(in.table());
      case TABLE_GROW -> new TableGrow(in.table());
      case TABLE_FILL -> new TableFill(in.table());
      case TABLE_COPY -> {
        IndexPair pair = in.tableTable();
        yield new TableCopy(pair.first(), pair.second());
      }
      case TABLE_INIT -> {
        IndexPair pair = in.tableElem();
        yield new TableInit(pair.first(), pair.second());
      }
      case ELEM_DROP -> new ElemDrop(in.elem());
    };
  }

  private static Instr reference(ReferenceOp op, ImmediateSource in) {
    return switch (op) {
      case REF_NULL -> new RefNull(in.heapType());
      case REF_IS_NULL -> new RefIsNull();
      case REF_FUNC -> new RefFunc(in.function());
      case REF_EQ -> new RefEq();
      case REF_AS_NON_NULL -> new RefAsNonNull();
      case REF_TEST, REF_TEST_NULL -> new RefTest(in.refType(op));
      case REF_CAST, REF_CAST_NULL -> new RefCast(in.refType(op));
    };
  }

  private static Instr aggregate(AggregateOp op, ImmediateSource in) {
    return switch (op) {
      case STRUCT_NEW -> new StructNew(in.type());
      case STRUCT_NEW_DEFAULT -> new StructNewDefault(in.type());
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> {
        IndexPair pair = in.typeField();
        yield new StructGet(op, pair.first(), pair.second());
      }
      case STRUCT_SET -> {
        IndexPair pair = in.typeField();
        yield new StructSet(pair.first(), pair.second());
      }
      case ARRAY_NEW -> new ArrayNew(in.type());
      case ARRAY_NEW_DEFAULT -> new ArrayNewDefault(in.type());
      case ARRAY_NEW_FIXED -> {
        IndexPair pair = in.typeCount();
        yield new ArrayNewFixed(pair.first(), pair.second());
      }
      case ARRAY_NEW_DATA -> {
        IndexPair pair = in.typeData();
        yield new ArrayNewData(pair.first(), pair.second());
      }
      case ARRAY_NEW_ELEM -> {
        IndexPair pair = in.typeElem();
        yield new ArrayNewElem(pair.first(), pair.second());
      }
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> new ArrayGet(op, in.type());
      case ARRAY_SET -> new ArraySet(in.type());
      case ARRAY_LEN -> new ArrayLen();
      case ARRAY_FILL -> new ArrayFill(in.type());
      case ARRAY_COPY -> {
        IndexPair pair = in.typeType();
        yield new ArrayCopy(pair.first(), pair.second());
      }
      case ARRAY_INIT_DATA -> {
        IndexPair pair = in.typeData();
        yield new ArrayInitData(pair.first(), pair.second());
      }
      case ARRAY_INIT_ELEM -> {
        IndexPair pair = in.typeElem();
        yield new ArrayInitElem(pair.first(), pair.second());
      }
      case ANY_CONVERT_EXTERN -> new AnyConvertExtern();
      case EXTERN_CONVERT_ANY -> new ExternConvertAny();
      case REF_I31 -> new RefI31();
      case I31_GET_S, I31_GET_U -> new I31Get(op);
    };
  }

  private static Instr atomic(AtomicOp op, ImmediateSource in) {
    if (op == AtomicOp.ATOMIC_FENCE) {
      in.ordering();
      return new AtomicInstr.AtomicFence();
    }
    return new AtomicInstr.Atomic(op, in.memArg(op.naturalAlignment()));
  }
}
