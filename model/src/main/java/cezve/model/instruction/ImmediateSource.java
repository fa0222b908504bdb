package cezve.model.instruction;

import cezve.model.type.HeapType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.List;

/**
 * Where the immediates of an instruction come from: one implementation per format. Methods name
 * what they read, so that each format can order and abbreviate immediates in its own way.
 */
public interface ImmediateSource {
  BlockType blockType();

  List<CatchClause> catchClauses();

  int label();

  /** The labels of {@code br_table}, the default label last. */
  IndexList labels();

  LabelCast labelCast();

  int function();

  int type();

  /** A table and a type. */
  IndexPair tableType();

  int tag();

  List<ValType> valTypes();

  int local();

  int global();

  int table();

  /** The target and the source of a copy. */
  IndexPair tableTable();

  int elem();

  /** A table and an element segment. */
  IndexPair tableElem();

  int memory();

  /** The target and the source of a copy. */
  IndexPair memoryMemory();

  int data();

  /** A memory and a data segment. */
  IndexPair memoryData();

  /**
   * A memory argument.
   *
   * @param naturalAlignment log2 of the access's size, what an absent alignment means in the text
   */
  MemArg memArg(int naturalAlignment);

  int lane();

  /** Sixteen lane indices. */
  VectorInstr.Shuffle shuffle();

  HeapType heapType();

  /** A reference type, whose nullability the binary format keeps in the opcode. */
  RefType refType(ReferenceOp op);

  /** A structure type and a field. */
  IndexPair typeField();

  /** An array type and a number of elements. */
  IndexPair typeCount();

  /** The array types of the target and the source of a copy. */
  IndexPair typeType();

  /** An array type and a data segment. */
  IndexPair typeData();

  /** An array type and an element segment. */
  IndexPair typeElem();

  int i32();

  long i64();

  /** The bits of a float. */
  int f32();

  /** The bits of a float. */
  long f64();

  VectorInstr.V128Const v128();

  /** The reserved immediate of {@code atomic.fence}. */
  void ordering();
}
