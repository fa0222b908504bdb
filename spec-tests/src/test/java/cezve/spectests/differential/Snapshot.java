package cezve.spectests.differential;

import cezve.model.type.FieldType;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.VecType;
import cezve.runtime.ArrayInstance;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.F32Array;
import cezve.runtime.F64Array;
import cezve.runtime.FuncInstance;
import cezve.runtime.GlobalInstance;
import cezve.runtime.I16Array;
import cezve.runtime.I32Array;
import cezve.runtime.I64Array;
import cezve.runtime.I8Array;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.RefArray;
import cezve.runtime.StructInstance;
import cezve.runtime.TableInstance;
import cezve.runtime.V128Array;
import cezve.runtime.numeric.V128;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What values and instances look like, as text in which different instances of a module can be
 * compared. All NaNs look alike: which one an operation gives is not determined.
 */
final class Snapshot {
  /** How far references are followed: they may lead back to where they started. */
  private static final int DEPTH = 4;

  private final ModuleInstance instance;

  Snapshot(ModuleInstance instance) {
    this.instance = instance;
  }

  /** Globals, tables and memories. */
  List<String> state() {
    List<String> state = new ArrayList<>();
    for (int i = 0; i < instance.module().globals().size(); i++) {
      state.add("global " + i + ": " + value(value(instance.global(i))));
    }
    for (int i = 0; i < instance.module().tables().size(); i++) {
      TableInstance table = instance.table(i);
      List<String> elements = new ArrayList<>();
      for (int j = 0; j < table.size(); j++) {
        elements.add(value(table.get(j)));
      }
      state.add("table " + i + ": " + elements);
    }
    for (int i = 0; i < instance.module().memories().size(); i++) {
      state.add("memory " + i + ": " + contents(instance.memory(i)));
    }
    return state;
  }

  /** The size of a memory, and its bytes up to the last one that is not zero. */
  private static String contents(MemoryInstance memory) {
    byte[] bytes = new byte[(int) memory.size()];
    memory.read(0, bytes, 0, bytes.length);
    int end = bytes.length - Arrays.mismatch(reversed(bytes), new byte[bytes.length + 1]);
    return bytes.length + " bytes " + Arrays.toString(Arrays.copyOf(bytes, end));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[bytes.length - 1 - i] = bytes[i];
    }
    return reversed;
  }

  private static @Nullable Object value(GlobalInstance global) {
    return switch (global.type().value()) {
      case NumType type -> number(type, global.low());
      case VecType _ -> new V128(global.low(), global.high());
      case RefType _ -> global.reference();
    };
  }

  private static Number number(NumType type, long bits) {
    return switch (type) {
      case I32 -> (int) bits;
      case I64 -> bits;
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
    };
  }

  /** Values as {@link cezve.runtime.Values} has them. */
  String values(List<? extends @Nullable Object> values) {
    return values(values, DEPTH);
  }

  private String values(List<? extends @Nullable Object> values, int depth) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(value(value, depth));
    }
    return texts.toString();
  }

  private String value(@Nullable Object value) {
    return value(value, DEPTH);
  }

  private String value(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> "null";
      case FuncInstance function -> function(function);
      case ExceptionInstance exception -> exception(exception, depth - 1);
      case StructInstance struct -> struct + (depth == 0 ? "" : fields(struct, depth - 1));
      case ArrayInstance array -> array + (depth == 0 ? "" : elements(array, depth - 1));
      default -> value.toString();
    };
  }

  private String function(FuncInstance function) {
    for (int i = 0; i < instance.module().funcs().size(); i++) {
      if (instance.function(i).equals(function)) {
        return "function " + i;
      }
    }
    return "a function of another instance";
  }

  /** An exception that was thrown. */
  String exception(ExceptionInstance exception) {
    return exception(exception, DEPTH);
  }

  private String exception(ExceptionInstance exception, int depth) {
    int tag = 0;
    while (!instance.tag(tag).equals(exception.tag())) {
      tag++;
    }
    return "tag " + tag + (depth <= 0 ? "" : values(exception.values(), depth));
  }

  private String fields(StructInstance struct, int depth) {
    List<String> texts = new ArrayList<>();
    List<FieldType> fields = ((StructType) struct.defType().expand()).fields();
    for (int i = 0; i < fields.size(); i++) {
      texts.add(
          switch (fields.get(i).storage()) {
            case RefType _ -> value(struct.reference(i), depth);
            case VecType _ -> new V128(struct.number(i), struct.high(i)).toString();
            case NumType type -> number(type, struct.number(i)).toString();
            case PackedType type -> packed(type, (int) struct.number(i));
          });
    }
    return texts.toString();
  }

  private static String packed(PackedType type, int bits) {
    return switch (type) {
      case I8 -> Byte.toString((byte) bits);
      case I16 -> Short.toString((short) bits);
    };
  }

  private String elements(ArrayInstance array, int depth) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.length(); i++) {
      texts.add(
          switch (array) {
            case I8Array bytes -> packed(PackedType.I8, bytes.get(i));
            case I16Array shorts -> packed(PackedType.I16, shorts.get(i));
            case I32Array ints -> Integer.toString(ints.get(i));
            case I64Array longs -> Long.toString(longs.get(i));
            case F32Array floats ->
                number(NumType.F32, Float.floatToRawIntBits(floats.get(i))).toString();
            case F64Array doubles ->
                number(NumType.F64, Double.doubleToRawLongBits(doubles.get(i))).toString();
            case RefArray references -> value(references.get(i), depth);
            case V128Array vectors -> vectors.get(i).toString();
          });
    }
    return texts.toString();
  }
}
