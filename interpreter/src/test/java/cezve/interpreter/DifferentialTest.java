package cezve.interpreter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.interpreter.ReferenceAggregates.Aggregate;
import cezve.interpreter.ReferenceAggregates.Scalar;
import cezve.interpreter.ReferenceMachine.Exn;
import cezve.interpreter.ReferenceMachine.Reference;
import cezve.interpreter.ReferenceMachine.Thrown;
import cezve.model.error.TrapException;
import cezve.model.instruction.Feature;
import cezve.model.instruction.Instr;
import cezve.model.module.Module;
import cezve.model.testing.valid.Choices;
import cezve.model.testing.valid.RandomModule;
import cezve.model.type.ArrayType;
import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.AggregateInstance;
import cezve.runtime.ArrayInstance;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.F32Array;
import cezve.runtime.F64Array;
import cezve.runtime.GlobalInstance;
import cezve.runtime.I16Array;
import cezve.runtime.I31;
import cezve.runtime.I32Array;
import cezve.runtime.I64Array;
import cezve.runtime.I8Array;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.RefArray;
import cezve.runtime.Store;
import cezve.runtime.StructInstance;
import cezve.runtime.TableInstance;
import cezve.runtime.V128Array;
import cezve.runtime.Values;
import cezve.runtime.numeric.V128;
import cezve.tree.Lowering;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Compares the interpreter with {@link ReferenceMachine} on modules that are made up. There are a
 * thousand of them, or as many as the system property {@code jqwik.tries.default} says.
 */
final class DifferentialTest {
  private static final int CALLS = 3;

  @Provide
  Arbitrary<byte[]> choices() {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(20).ofMaxSize(1200);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreesWithTheReference(@ForAll("choices") byte[] bytes) {
    Choices choices = new Choices(bytes);
    RandomModule random = new RandomModule(choices, Set.of());
    Module module = random.make();
    ValidModule valid = Validator.validate(module, Feature.all());
    try {
      compare(valid, random);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(e + "\n" + describe(valid), e);
    }
  }

  private static void compare(ValidModule valid, RandomModule random) {
    ModuleInstance instance =
        new Linker().instantiate(new Store(), valid, new Interpreter().load(valid));
    ReferenceMachine machine = new ReferenceMachine(valid);
    for (int call = 0; call < CALLS; call++) {
      int function = call % valid.funcs().size();
      List<Object> arguments = new ArrayList<>();
      for (ValType type : valid.funcType(function).params()) {
        arguments.add(ReferenceMachine.constant(random.constant(type)));
      }
      List<Object> expected = outcome(() -> machine.invoke(function, arguments));
      List<Object> actual = outcome(() -> invoke(instance, function, arguments));
      assertEquals(expected, actual, () -> "results of " + function + " with " + arguments);
      compareState(machine, instance);
    }
  }

  private static void compareState(ReferenceMachine machine, ModuleInstance instance) {
    for (int i = 0; i < machine.globals.size(); i++) {
      Object actual = fromHost(value(instance.global(i)), instance);
      int global = i;
      assertEquals(comparable(machine.globals.get(i)), actual, () -> "global " + global);
    }
    for (int i = 0; i < machine.tables.size(); i++) {
      TableInstance table = instance.table(i);
      List<Object> elements = new ArrayList<>();
      for (int j = 0; j < table.size(); j++) {
        elements.add(fromHost(table.get(j), instance));
      }
      assertEquals(machine.tables.get(i), elements, "table " + i);
    }
    for (int i = 0; i < machine.memories.size(); i++) {
      assertArrayEquals(
          ReferenceMachine.bytes(machine.memories.get(i)),
          ReferenceMachine.bytes(instance.memory(i)),
          "memory " + i);
    }
  }

  private static @Nullable Object value(GlobalInstance global) {
    return switch (global.type().value()) {
      case NumType type -> ReferenceMemory.value(type, global.low());
      case VecType _ -> new V128(global.low(), global.high());
      case RefType _ -> global.reference();
    };
  }

  private interface Invocation {
    List<Object> run();
  }

  /** The results, or the kind of trap, or the exception. */
  private static List<Object> outcome(Invocation invocation) {
    try {
      return invocation.run().stream().map(DifferentialTest::comparable).toList();
    } catch (TrapException e) {
      return List.of(e.trap());
    } catch (Thrown e) {
      return List.of(comparable(e.exception));
    }
  }

  private static List<Object> invoke(
      ModuleInstance instance, int function, List<Object> arguments) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object argument : arguments) {
      values.add(argument instanceof Reference reference ? toHost(reference, instance) : argument);
    }
    List<Object> results = new ArrayList<>();
    try {
      for (Object result : Values.invoke(instance.function(function), values)) {
        results.add(fromHost(result, instance));
      }
    } catch (ExceptionInstance e) {
      throw new Thrown(exception(e, instance));
    }
    return results;
  }

  private static Exn exception(ExceptionInstance exception, ModuleInstance instance) {
    int tag = 0;
    while (instance.tag(tag) != exception.tag()) {
      tag++;
    }
    List<Object> values = new ArrayList<>();
    for (Object value : exception.values()) {
      values.add(fromHost(value, instance));
    }
    return new Exn(tag, values);
  }

  private static @Nullable Object toHost(Reference reference, ModuleInstance instance) {
    return reference.isNull() ? null : instance.function(reference.function());
  }

  private static Object fromHost(@Nullable Object value, ModuleInstance instance) {
    if (value == null) {
      return Reference.NULL;
    } else if (value instanceof Number) {
      return comparable(value);
    } else if (value instanceof V128) {
      return value;
    } else if (value instanceof I31) {
      return new Scalar(I31.signed(value));
    } else if (value instanceof AggregateInstance aggregate) {
      return contents(aggregate, instance);
    } else if (value instanceof ExceptionInstance thrown) {
      return exception(thrown, instance);
    }
    for (int i = 0; i < instance.module().funcs().size(); i++) {
      if (instance.function(i).equals(value)) {
        return new Reference(i);
      }
    }
    throw new AssertionError("not a reference of the module: " + value);
  }

  /** What an aggregate contains that is no reference, and how many references. */
  private record Contents(DefType type, List<Object> values) {}

  private static Contents contents(AggregateInstance aggregate, ModuleInstance instance) {
    List<Object> values = new ArrayList<>();
    switch (aggregate) {
      case StructInstance struct -> {
        List<FieldType> fields = ((StructType) struct.defType().expand()).fields();
        for (int i = 0; i < fields.size(); i++) {
          values.add(
              fields.get(i).storage() instanceof RefType
                  ? shallow(struct.reference(i), instance)
                  : field(fields.get(i).storage(), struct.number(i)));
        }
      }
      case ArrayInstance array -> elements(array, values, instance);
    }
    return new Contents(aggregate.defType(), values);
  }

  private static void elements(ArrayInstance array, List<Object> values, ModuleInstance instance) {
    StorageType storage = ((ArrayType) array.defType().expand()).element().storage();
    for (int i = 0; i < array.length(); i++) {
      values.add(
          switch (array) {
            case I8Array bytes -> field(storage, bytes.get(i));
            case I16Array shorts -> field(storage, shorts.get(i));
            case I32Array ints -> field(storage, ints.get(i));
            case I64Array longs -> field(storage, longs.get(i));
            case F32Array floats -> field(storage, Float.floatToRawIntBits(floats.get(i)));
            case F64Array doubles -> field(storage, Double.doubleToRawLongBits(doubles.get(i)));
            case RefArray references -> shallow(references.get(i), instance);
            case V128Array vectors -> throw new AssertionError(vectors);
          });
    }
  }

  private static Object field(StorageType storage, long bits) {
    return switch (storage) {
      case PackedType.I8 -> (int) bits & 0xFF;
      case PackedType.I16 -> (int) bits & 0xFFFF;
      default -> comparable(ReferenceMemory.value(storage.unpacked(), bits));
    };
  }

  /** A reference inside of an aggregate, which may lead back to it. */
  private static Object shallow(@Nullable Object value, ModuleInstance instance) {
    return value instanceof AggregateInstance a ? a.defType() : fromHost(value, instance);
  }

  private static Object shallow(Object value) {
    return value instanceof Aggregate a ? a.type : comparable(value);
  }

  /** All NaNs are alike; everything else is the same if the bits are, as for {@code equals}. */
  private static Object comparable(Object value) {
    return switch (value) {
      case Float f when f.isNaN() -> Float.NaN;
      case Double d when d.isNaN() -> Double.NaN;
      case Aggregate a ->
          new Contents(a.type, a.values.stream().map(DifferentialTest::shallow).toList());
      case Exn(int tag, var values) ->
          new Exn(tag, values.stream().map(DifferentialTest::comparable).toList());
      default -> value;
    };
  }

  private static String describe(ValidModule valid) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < valid.funcs().size(); i++) {
      text.append(Lowering.lower(valid, i));
      for (Instr instr : valid.module().funcs().get(i).code().body().instructions()) {
        text.append("    ").append(instr).append('\n');
      }
    }
    return text.append("types ").append(valid.module().types()).toString();
  }
}
