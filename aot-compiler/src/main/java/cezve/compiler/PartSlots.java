package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Slot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The slots of a function that is cut into several methods, in one of them. Most are variables of
 * the method; those for which there are too many are cells of two arrays that all methods share, at
 * the same index in both.
 */
final class PartSlots extends VariableSlots {
  /** What a method takes after the instance if the function has cells. */
  private static final String ARRAYS = "[J[Ljava/lang/Object;";

  private final int cells;
  private final Map<Integer, Integer> variables = new HashMap<>();
  private final List<Slot> initialised = new ArrayList<>();
  private int numbers;
  private int references;
  private int start;
  private int outcome;

  private PartSlots(Code code, SplitFunction function) {
    super(code, function.target());
    this.cells = function.tree().slots().size();
  }

  /** The slots in the function's own method. */
  static PartSlots ofFunction(Code code, SplitFunction function) {
    PartSlots slots = new PartSlots(code, function);
    if (function.shape().inCells()) {
      slots.addArrays();
    } else {
      for (Slot param : function.params()) {
        int variable = slots.add(param);
        if (function.isVariable(param)) {
          slots.variables.put(param.index(), variable);
        }
      }
    }
    slots.addOthers(function, function.variables());
    return slots;
  }

  /** The slots in a method for some statements. */
  static PartSlots ofPart(Code code, SplitFunction function, Region region) {
    PartSlots slots = new PartSlots(code, function);
    for (Slot param : region.params()) {
      slots.variables.put(param.index(), slots.add(param));
    }
    slots.addOthers(function, region.used());
    return slots;
  }

  /** The descriptor of the method for some statements. */
  static String descriptor(SplitFunction function, Region region) {
    StringBuilder descriptor = new StringBuilder("(");
    for (Slot param : region.params()) {
      descriptor.append(JvmType.of(param.type()).descriptor());
    }
    descriptor.append(Names.type(Names.INSTANCE));
    if (function.hasCells()) {
      descriptor.append(ARRAYS);
    }
    return descriptor.append("I)").append(region.returned()).toString();
  }

  private void addOthers(SplitFunction function, BitSet used) {
    addInstance();
    if (function.hasCells()) {
      numbers = addArrays();
      references = numbers + 1;
    }
    start = add(INTEGER, 1);
    outcome = add(INTEGER, 1);
    for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
      if (!variables.containsKey(i)) {
        Slot slot = function.tree().slots().get(i);
        variables.put(i, add(slot));
        initialised.add(slot);
      }
    }
    addMemory();
    addFuel();
  }

  /** Gives variables that are not parameters of the method their first values. */
  void initialisePart() {
    initialise();
    fuel().start();
  }

  private void initialise() {
    code.iconst(0);
    code.variable(ISTORE, outcome);
    for (Slot slot : initialised) {
      code.zero(JvmType.of(slot.type()));
      set(slot);
    }
    reloadMemory();
  }

  /** Makes what the function's own method does not get: arrays of cells, and where to start. */
  void initialiseFunction(SplitFunction function) {
    if (function.hasCells()) {
      code.iconst(cells);
      code.newArray(T_LONG);
      code.variable(ASTORE, numbers);
      code.iconst(cells);
      code.newArray(Names.OBJECT);
      code.variable(ASTORE, references);
    }
    code.iconst(0);
    code.variable(ISTORE, start);
    initialise();
    initialiseParams(function);
    fuel().start();
  }

  private void initialiseParams(SplitFunction function) {
    CallShape shape = function.shape();
    List<Slot> params = function.params();
    if (shape.inCells()) {
      new Cells(code, 0, 1).unpack(shape.params());
      params.reversed().forEach(this::set);
      return;
    }
    int variable = 0;
    for (Slot param : params) {
      JvmType type = JvmType.of(param.type());
      if (!function.isVariable(param)) {
        code.variable(type.load(), variable);
        set(param);
      }
      variable += type.size();
    }
  }

  /** The variable with where to start. */
  int start() {
    return start;
  }

  /** The variable with how a part ended. */
  int outcome() {
    return outcome;
  }

  @Override
  public void get(Slot slot) {
    JvmType type = JvmType.of(slot.type());
    Integer variable = variables.get(slot.index());
    if (variable != null) {
      code.variable(type.load(), variable);
      return;
    }
    code.variable(ALOAD, isNumber(type) ? numbers : references);
    code.iconst(slot.index());
    code.call(Names.CELLS, getter(type), "(" + arrayType(type) + "I)" + type.descriptor());
  }

  @Override
  public void set(Slot slot) {
    JvmType type = JvmType.of(slot.type());
    Integer variable = variables.get(slot.index());
    if (variable != null) {
      code.variable(type.store(), variable);
      return;
    }
    code.variable(ALOAD, isNumber(type) ? numbers : references);
    code.iconst(slot.index());
    code.call(Names.CELLS, "put", "(" + type.descriptor() + arrayType(type) + "I)V");
  }

  /** Pushes what a method for some statements takes, except for where to start. */
  void pushArguments(SplitFunction function, Region region) {
    region.params().forEach(this::get);
    code.variable(ALOAD, instance());
    if (function.hasCells()) {
      code.variable(ALOAD, numbers);
      code.variable(ALOAD, references);
    }
  }

  private static boolean isNumber(JvmType type) {
    return type != JvmType.VECTOR && type != JvmType.REFERENCE;
  }

  private static String arrayType(JvmType type) {
    return isNumber(type) ? "[J" : "[Ljava/lang/Object;";
  }

  /** The name of the functions of {@code support} that read a value. */
  static String getter(JvmType type) {
    return switch (type) {
      case INT -> "getInt";
      case LONG -> "getLong";
      case FLOAT -> "getFloat";
      case DOUBLE -> "getDouble";
      case VECTOR -> "getVector";
      case REFERENCE -> "get";
    };
  }
}
