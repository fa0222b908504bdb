package cezve.spectests.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.model.instruction.Feature;
import cezve.model.instruction.Instr;
import cezve.model.module.Module;
import cezve.model.testing.valid.Choices;
import cezve.model.testing.valid.Extra;
import cezve.model.testing.valid.RandomModule;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.GlobalInstance;
import cezve.runtime.InstancePool;
import cezve.runtime.Linker;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.runtime.PooledInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.TableInstance;
import cezve.spectests.EngineVariant;
import cezve.text.ModulePrinter;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * An instance that comes from a pool looks and behaves as a new one does, whatever those before did
 * with it: code that is made up, and a host that writes all over it.
 */
final class PooledInstancesTest {
  private static final StoreLimits LIMITS = StoreLimits.builder().fuel(20_000).build();

  @Provide
  Arbitrary<byte[]> modules() {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(20).ofMaxSize(3_000);
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 500)
  void nothingIsLeftOfEarlierGuests(
      @ForAll("modules") byte[] bytes, @ForAll EngineVariant variant, @ForAll long seed) {
    Choices choices = new Choices(bytes);
    RandomModule random = new RandomModule(choices, EnumSet.allOf(Extra.class));
    Module module = ModuleDecoder.decode(ModuleEncoder.encode(random.make()));
    try {
      ValidModule valid = Validator.validate(module, Feature.all());
      new Pooled(valid, variant.engine().load(valid), random, choices, new Random(seed)).run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(e + "\n" + ModulePrinter.print(module, ModulePrinter.Style.FLAT), e);
    }
  }

  /** One module in a pool. */
  private record Pooled(
      ValidModule module, ModuleCode code, RandomModule random, Choices choices, Random host) {

    void run() {
      InstancePool pool = new InstancePool(new Linker(), module, code, () -> new Store(LIMITS), 1);
      ModuleInstance first;
      try (PooledInstance taken = pool.take()) {
        first = taken.instance();
        use(new Execution(first));
        disturb(first);
      }
      for (int i = 0; i < 3; i++) {
        try (PooledInstance taken = pool.take()) {
          assertSame(first, taken.instance());
          Execution again = new Execution(first);
          Execution fresh =
              new Execution(new Linker().instantiate(new Store(LIMITS), module, code));
          assertEquals(fresh.state(), again.state());
          compare(fresh, again);
          disturb(first);
        }
      }
    }

    private List<Instr> arguments(int function) {
      if (choices.isExhausted()) {
        choices.restart();
      }
      List<Instr> arguments = new ArrayList<>();
      for (ValType type : module.funcType(function).params()) {
        arguments.add(random.constant(type));
      }
      return arguments;
    }

    private void use(Execution execution) {
      for (int function = 0; function < module.funcs().size(); function++) {
        execution.call(function, arguments(function));
      }
    }

    private void compare(Execution fresh, Execution again) {
      for (int function = 0; function < module.funcs().size(); function++) {
        List<Instr> arguments = arguments(function);
        int called = function;
        assertEquals(
            fresh.call(function, arguments),
            again.call(function, arguments),
            () -> "function " + called + " with " + arguments);
      }
    }

    /** Writes from outside wherever that is possible. */
    private void disturb(ModuleInstance instance) {
      for (int i = 0; i < module.memories().size(); i++) {
        disturb(instance.memory(i));
      }
      for (int i = 0; i < module.tables().size(); i++) {
        TableInstance table = instance.table(i);
        if (table.size() > 0 && table.type().element().nullable()) {
          table.set(host.nextInt(table.size()), null);
        }
      }
      for (int i = 0; i < module.globals().size(); i++) {
        GlobalInstance global = instance.global(i);
        if (global.type().mutability() == Mutability.CONST) {
          continue;
        }
        switch (global.type().value()) {
          case NumType _ -> global.set(host.nextInt(1000));
          case VecType _ -> global.set(host.nextInt(1000), 7);
          case RefType _ -> {}
        }
      }
    }

    private void disturb(MemoryInstance memory) {
      if (host.nextInt(4) == 0) {
        memory.grow(host.nextInt(3));
      }
      if (memory.size() < 100) {
        return;
      }
      int last = (int) memory.size() - 32;
      memory.store8(host.nextInt(last), (byte) 1);
      memory.store16(host.nextInt(last), (short) -1);
      memory.store32(host.nextInt(last), -1);
      memory.store64(host.nextInt(last), -1);
      memory.write(host.nextInt(last), new byte[] {1, 2, 3, 4, 5}, 1, 3);
      memory.buffer(host.nextInt(last), 32).putLong(8, 0x0102_0304_0506_0708L).put(31, (byte) 9);
      memory.fill(host.nextInt(last), (byte) 5, host.nextInt(32));
      memory.copy(host.nextInt(last), memory, host.nextInt(last), 32);
    }
  }
}
