package cezve.decoder;

import cezve.model.instruction.BlockType;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.ArrayType;
import cezve.model.type.CompType;
import cezve.model.type.DefType;
import cezve.model.type.ExternType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.HeapType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import java.util.List;

/** Writes types: the counterpart of {@link TypeReader}. */
final class TypeWriter {
  private final ByteWriter out;

  TypeWriter(ByteWriter out) {
    this.out = out;
  }

  void valType(ValType type) {
    switch (type) {
      case NumType num -> out.u8(code(num));
      case VecType.V128 -> out.u8(TypeCodes.V128);
      case RefType ref -> refType(ref);
    }
  }

  private static int code(NumType type) {
    return switch (type) {
      case I32 -> TypeCodes.I32;
      case I64 -> TypeCodes.I64;
      case F32 -> TypeCodes.F32;
      case F64 -> TypeCodes.F64;
    };
  }

  void refType(RefType type) {
    if (type.nullable() && type.heap() instanceof AbsHeapType heap) {
      out.u8(heap.code());
      return;
    }
    out.u8(type.nullable() ? TypeCodes.REF_NULL : TypeCodes.REF);
    heapType(type.heap());
  }

  void heapType(HeapType type) {
    switch (type) {
      case AbsHeapType heap -> out.u8(heap.code());
      case TypeUse use -> out.signed(Integer.toUnsignedLong(index(use)));
    }
  }

  void blockType(BlockType type) {
    switch (type) {
      case BlockType.Index(int index) -> out.signed(Integer.toUnsignedLong(index));
      case BlockType.Result(var result) -> {
        if (result == null) {
          out.u8(TypeCodes.EMPTY_BLOCK);
        } else {
          valType(result);
        }
      }
    }
  }

  void typeUse(TypeUse use) {
    out.u32(index(use));
  }

  private static int index(TypeUse use) {
    return switch (use) {
      case TypeUse.Index(int index) -> index;
      case TypeUse.Rec _, DefType _ ->
          throw new AssertionError("BUG: a module's type that is not by index: " + use);
    };
  }

  void recType(RecType type) {
    if (type.members().size() != 1) {
      out.u8(TypeCodes.REC);
      out.u32(type.members().size());
    }
    for (SubType member : type.members()) {
      subType(member);
    }
  }

  private void subType(SubType type) {
    if (!type.isFinal() || !type.supers().isEmpty()) {
      out.u8(type.isFinal() ? TypeCodes.SUB_FINAL : TypeCodes.SUB);
      out.u32(type.supers().size());
      for (TypeUse use : type.supers()) {
        typeUse(use);
      }
    }
    compType(type.type());
  }

  private void compType(CompType type) {
    switch (type) {
      case FuncType(List<ValType> params, List<ValType> results) -> {
        out.u8(TypeCodes.FUNC);
        valTypes(params);
        valTypes(results);
      }
      case StructType(List<FieldType> fields) -> {
        out.u8(TypeCodes.STRUCT);
        out.u32(fields.size());
        for (FieldType field : fields) {
          fieldType(field);
        }
      }
      case ArrayType(FieldType element) -> {
        out.u8(TypeCodes.ARRAY);
        fieldType(element);
      }
    }
  }

  private void fieldType(FieldType type) {
    storageType(type.storage());
    mutability(type.mutability());
  }

  private void storageType(StorageType type) {
    switch (type) {
      case PackedType.I8 -> out.u8(TypeCodes.I8);
      case PackedType.I16 -> out.u8(TypeCodes.I16);
      case ValType value -> valType(value);
    }
  }

  private void mutability(Mutability mutability) {
    switch (mutability) {
      case CONST -> out.u8(0);
      case VAR -> out.u8(1);
    }
  }

  void valTypes(List<ValType> types) {
    out.u32(types.size());
    for (ValType type : types) {
      valType(type);
    }
  }

  void tableType(TableType type) {
    refType(type.element());
    int flags = flags(type.limits(), type.address());
    out.u8(flags);
    limits(type.limits());
  }

  void memType(MemType type) {
    boolean customPages = type.pageSizeLog2() != MemType.DEFAULT_PAGE_SIZE_LOG2;
    int flags = flags(type.limits(), type.address());
    if (type.sharing() == MemType.Sharing.SHARED) {
      flags |= TypeCodes.SHARED;
    }
    if (customPages) {
      flags |= TypeCodes.HAS_PAGE_SIZE;
    }
    out.u8(flags);
    limits(type.limits());
    if (customPages) {
      out.u32(type.pageSizeLog2());
    }
  }

  private static int flags(Limits limits, AddrType address) {
    return (limits.max().isPresent() ? TypeCodes.HAS_MAX : 0)
        | (address == AddrType.I64 ? TypeCodes.ADDRESS_64 : 0);
  }

  private void limits(Limits limits) {
    out.u64(limits.min());
    if (limits.max().isPresent()) {
      out.u64(limits.max().getAsLong());
    }
  }

  void globalType(GlobalType type) {
    valType(type.value());
    mutability(type.mutability());
  }

  void tagType(TagType type) {
    out.u8(0);
    typeUse(type.type());
  }

  void externType(ExternType type) {
    out.u8(type.kind().code());
    switch (type) {
      case ExternType.Func(TypeUse use) -> typeUse(use);
      case TableType table -> tableType(table);
      case MemType memory -> memType(memory);
      case GlobalType global -> globalType(global);
      case TagType tag -> tagType(tag);
    }
  }
}
