package cezve.text;

import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.Opcodes;
import cezve.model.module.BranchHints;
import cezve.model.module.Func;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.testing.RandomModules;
import cezve.model.type.ExternKind;
import cezve.model.type.FuncType;
import cezve.model.type.RecType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed, in either style, is read back as the same. */
class RoundTripTest {
  private static final int SAMPLES = 30;
  private static final String[] NAMES = {
    "", "a", "a", "a.1", ".1", "memory", "größe", "two words", "$", "\"", "\n\u0000", "𝔀", "(;@1;)"
  };

  static List<Opcode> opcodes() {
    return Opcodes.all();
  }

  @ParameterizedTest
  @MethodSource("opcodes")
  void everyInstructionSurvives(Opcode op) {
    List<Func> funcs = new ArrayList<>();
    for (int seed = 0; seed < SAMPLES; seed++) {
      List<Instr> body = RandomModules.expression(op, new Random(seed));
      funcs.add(
          TestModules.func(0, List.of(), body.subList(0, body.size() - 1).toArray(Instr[]::new)));
    }
    Module.Builder module = Module.builder();
    module.funcs = funcs;
    RoundTrip.check(module.build());
  }

  @Property(tries = 500)
  void everyModuleSurvives(@ForAll long seed) {
    RoundTrip.check(RandomModules.module(new Random(seed)));
  }

  @Property(tries = 300)
  void everyBranchHintSurvives(@ForAll long seed) {
    Random random = new Random(seed);
    Module.Builder module = Module.builder();
    Map<Integer, SortedMap<Integer, BranchHints.Hint>> hints = new HashMap<>();
    List<Func> funcs = RandomModules.module(random).funcs();
    for (int i = 0; i < funcs.size(); i++) {
      SortedMap<Integer, BranchHints.Hint> hinted = hinted(funcs.get(i), random);
      if (!hinted.isEmpty()) {
        hints.put(i, hinted);
      }
    }
    module.funcs = funcs;
    module.hints = BranchHints.of(hints);
    RoundTrip.check(module.build());
  }

  /** Hints about some of the instructions that can have one. */
  private static SortedMap<Integer, BranchHints.Hint> hinted(Func func, Random random) {
    SortedMap<Integer, BranchHints.Hint> hints = new TreeMap<>();
    List<Instr> body = func.code().body().instructions();
    for (int i = 0; i < body.size(); i++) {
      boolean canHave =
          body.get(i) instanceof ControlInstr.If || body.get(i) instanceof ControlInstr.BrIf;
      if (canHave && random.nextBoolean()) {
        hints.put(i, random.nextBoolean() ? BranchHints.Hint.LIKELY : BranchHints.Hint.UNLIKELY);
      }
    }
    return hints;
  }

  @Property(tries = 500)
  void everyNameSurvives(@ForAll long seed) {
    Random random = new Random(seed);
    Module module = RandomModules.module(random);
    Names.Contents names = new RandomNames(random, module).contents();
    Module.Builder named = module.toBuilder();
    named.names = new Names(() -> names);
    RoundTrip.check(named.build());
  }

  /** Names for what there is in a module. */
  private static final class RandomNames {
    private final Random random;
    private final Module module;
    private final List<SubType> types = new ArrayList<>();

    RandomNames(Random random, Module module) {
      this.random = random;
      this.module = module;
      for (RecType group : module.types()) {
        types.addAll(group.members());
      }
    }

    Names.Contents contents() {
      Map<Names.Kind, Map<Integer, String>> spaces = new EnumMap<>(Names.Kind.class);
      Map<Names.Kind, Map<Integer, Map<Integer, String>>> nested = new EnumMap<>(Names.Kind.class);
      for (Names.Kind kind : Names.Kind.values()) {
        if (kind.isNested()) {
          nested.put(kind, nested(kind));
        } else {
          spaces.put(kind, names(size(kind)));
        }
      }
      return new Names.Contents(random.nextBoolean() ? name() : null, spaces, nested);
    }

    private String name() {
      return NAMES[random.nextInt(NAMES.length)];
    }

    private Map<Integer, String> names(int size) {
      Map<Integer, String> names = new HashMap<>();
      for (int i = 0; i < size; i++) {
        if (random.nextBoolean()) {
          names.put(i, name());
        }
      }
      return names;
    }

    private int size(Names.Kind kind) {
      return switch (kind) {
        case FUNCTION -> module.importCount(ExternKind.FUNC) + module.funcs().size();
        case TYPE -> types.size();
        case TABLE -> module.importCount(ExternKind.TABLE) + module.tables().size();
        case MEMORY -> module.importCount(ExternKind.MEMORY) + module.memories().size();
        case GLOBAL -> module.importCount(ExternKind.GLOBAL) + module.globals().size();
        case ELEM -> module.elems().size();
        case DATA -> module.datas().size();
        case TAG -> module.importCount(ExternKind.TAG) + module.tags().size();
        case LOCAL, LABEL, FIELD -> throw new AssertionError("BUG: of no single space: " + kind);
      };
    }

    private Map<Integer, Map<Integer, String>> nested(Names.Kind kind) {
      Map<Integer, Map<Integer, String>> owners = new HashMap<>();
      if (kind == Names.Kind.FIELD) {
        for (int i = 0; i < types.size(); i++) {
          if (types.get(i).type() instanceof StructType struct) {
            owners.put(i, names(struct.fields().size()));
          }
        }
        return owners;
      }
      int index = module.importCount(ExternKind.FUNC);
      for (Func func : module.funcs()) {
        owners.put(index++, names(kind == Names.Kind.LOCAL ? locals(func) : blocks(func)));
      }
      return owners;
    }

    /** The parameters and locals of a function, if its type is known. */
    private int locals(Func func) {
      if (func.type() < 0
          || func.type() >= types.size()
          || !(types.get(func.type()).type() instanceof FuncType type)) {
        return 0;
      }
      int count = type.params().size();
      for (Locals run : func.code().locals()) {
        count += run.count();
      }
      return count;
    }

    private static int blocks(Func func) {
      int count = 0;
      for (Instr instr : func.code().body().instructions()) {
        count +=
            switch (instr.opcode().shape()) {
              case BLOCK_TYPE, BLOCK_TYPE_CATCHES -> 1;
              default -> 0;
            };
      }
      return count;
    }
  }
}
