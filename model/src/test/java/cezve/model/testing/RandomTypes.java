package cezve.model.testing;

import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.ArrayType;
import cezve.model.type.CompType;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random types: well-formed, but not valid in general. */
public final class RandomTypes {
  private static final int MANY = 4;

  private final Random random;

  public RandomTypes(Random random) {
    this.random = random;
  }

  /** An unsigned number: mostly small, sometimes anything. */
  public int u32() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextInt(1 << 14);
      default -> random.nextInt(0x80);
    };
  }

  /** An unsigned number: mostly small, sometimes anything. */
  public long u64() {
    return random.nextInt(8) == 0 ? random.nextLong() : Integer.toUnsignedLong(u32());
  }

  /** A short list. */
  public <T> List<T> list(Supplier<T> item) {
    List<T> list = new ArrayList<>();
    int count = random.nextInt(MANY);
    for (int i = 0; i < count; i++) {
      list.add(item.get());
    }
    return list;
  }

  /** One of the given values. */
  public <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  public ValType valType() {
    return switch (random.nextInt(4)) {
      case 0 -> refType();
      case 1 -> VecType.V128;
      default -> oneOf(NumType.values());
    };
  }

  public RefType refType() {
    return new RefType(random.nextBoolean(), heapType());
  }

  public HeapType heapType() {
    return random.nextInt(3) == 0 ? typeUse() : oneOf(AbsHeapType.values());
  }

  public TypeUse typeUse() {
    return new TypeUse.Index(u32());
  }

  public RecType recType() {
    return random.nextBoolean() ? RecType.of(subType()) : new RecType(list(this::subType));
  }

  private SubType subType() {
    return random.nextBoolean()
        ? SubType.finalOf(compType())
        : new SubType(random.nextBoolean(), list(this::typeUse), compType());
  }

  private CompType compType() {
    return switch (random.nextInt(3)) {
      case 0 -> new StructType(list(this::fieldType));
      case 1 -> new ArrayType(fieldType());
      default -> new FuncType(list(this::valType), list(this::valType));
    };
  }

  private FieldType fieldType() {
    StorageType storage = random.nextInt(3) == 0 ? oneOf(PackedType.values()) : valType();
    return new FieldType(oneOf(Mutability.values()), storage);
  }

  private Limits limits() {
    return random.nextBoolean() ? Limits.atLeast(u64()) : Limits.between(u64(), u64());
  }

  public TableType tableType() {
    return new TableType(oneOf(AddrType.values()), limits(), refType());
  }

  public MemType memType() {
    return new MemType(
        oneOf(AddrType.values()),
        limits(),
        oneOf(MemType.Sharing.values()),
        random.nextBoolean() ? MemType.DEFAULT_PAGE_SIZE_LOG2 : random.nextInt(64));
  }

  public GlobalType globalType() {
    return new GlobalType(oneOf(Mutability.values()), valType());
  }

  public TagType tagType() {
    return new TagType(typeUse());
  }

  public ExternType externType() {
    return switch (random.nextInt(5)) {
      case 0 -> tableType();
      case 1 -> memType();
      case 2 -> globalType();
      case 3 -> tagType();
      default -> new ExternType.Func(typeUse());
    };
  }
}
