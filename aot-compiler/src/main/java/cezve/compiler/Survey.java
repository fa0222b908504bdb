package cezve.compiler;

import cezve.model.instruction.IndexList;
import cezve.tree.FuncTree;
import cezve.tree.Slot;
import cezve.tree.Stmt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What there is to know about the statements of a function before it is cut into methods: how much
 * code each is, which slots it reads and writes, and where it goes. Statements are numbered in the
 * order of their code, so that a statement's own number and those of all that is nested in it are
 * consecutive.
 */
final class Survey {
  private static final int[] NONE = {};

  // What is in a loop counts as if it were executed eight times as often as what is around it.
  private static final int LOOP_FACTOR = 8;
  private static final int MOST_LOOPS = 6;

  /** What is known about a statement. */
  static final class Facts {
    private final int number;
    private final int[] targets;
    private int end;
    private int from;
    private int to;
    private boolean completes;
    private boolean growsMemory;
    private int[] reads = NONE;
    private int[] writes = NONE;

    private Facts(int number, int[] targets) {
      this.number = number;
      this.targets = targets;
    }

    int number() {
      return number;
    }

    /** The number after the last statement that is nested in this one. */
    int end() {
      return end;
    }

    /** Whether its end can be reached. */
    boolean completes() {
      return completes;
    }

    /** Whether memories may have grown afterwards, because of what it does itself. */
    boolean growsMemory() {
      return growsMemory;
    }

    /** The labels that it branches to itself. */
    int[] targets() {
      return targets;
    }

    /** The slots whose values it needs itself. */
    int[] reads() {
      return reads;
    }

    /** The slots that it sets itself, after it has read others. */
    int[] writes() {
      return writes;
    }

    private void read(int slot) {
      if (!contains(writes, slot) && !contains(reads, slot)) {
        reads = with(reads, slot);
      }
    }

    private void write(int slot) {
      if (!contains(writes, slot)) {
        writes = with(writes, slot);
      }
    }

    private static int[] with(int[] slots, int slot) {
      int[] more = Arrays.copyOf(slots, slots.length + 1);
      more[slots.length] = slot;
      return more;
    }

    private static boolean contains(int[] slots, int slot) {
      for (int each : slots) {
        if (each == slot) {
          return true;
        }
      }
      return false;
    }
  }

  private final IdentityHashMap<Stmt, Facts> known = new IdentityHashMap<>(1_000);
  private final List<Facts> inOrder = new ArrayList<>();
  private final List<Stmt> statements = new ArrayList<>();
  private final Map<Integer, Integer> owners = new HashMap<>();
  private final TreeSet<Integer> targets = new TreeSet<>();
  private final long[] weights;
  private final int size;
  private @Nullable Facts current;
  private int loops;

  /** Looks at a function, by emitting all of it into nothing. */
  Survey(ModuleTarget target, FuncTree tree) {
    this.weights = new long[tree.slots().size()];
    Code code = new Code(new MethodVisitor(Opcodes.ASM9) {});
    Slots slots = new RecordedSlots(new LocalSlots(code, target, tree));
    FunctionExits exits = new FunctionExits(code, target, tree, slots);
    new Recorder(code, slots, target, exits, tree).sequence(tree.body());
    this.size = code.size();
  }

  /** How many bytes of code the statements are in one piece. */
  int size() {
    return size;
  }

  /** What is known about a statement, which can be reached. */
  Facts facts(Stmt statement) {
    Facts facts = known.get(statement);
    if (facts == null) {
      throw new AssertionError("BUG: a statement that was not seen: " + statement);
    }
    return facts;
  }

  /** What is known about the statement of a number. */
  Facts facts(int number) {
    return inOrder.get(number);
  }

  /** The statement of a number. */
  Stmt statement(int number) {
    return statements.get(number);
  }

  /** The number of statements. */
  int count() {
    return inOrder.size();
  }

  /** Those of consecutive statements that can be reached, which are the first ones if any. */
  List<Stmt> reachable(List<Stmt> list) {
    if (list.isEmpty() || known.containsKey(list.getLast())) {
      return list;
    }
    int count = 0;
    while (known.containsKey(list.get(count))) {
      count++;
    }
    return list.subList(0, count);
  }

  /** The number of the first of statements, which can be reached. */
  int first(List<Stmt> list) {
    return facts(list.getFirst()).number;
  }

  /** What is known about the last of statements that can be reached. */
  Facts last(List<Stmt> list) {
    return facts(reachable(list).getLast());
  }

  /** About how many bytes of code the statements from one to another are in one piece. */
  static int size(Facts first, Facts last) {
    return last.to - first.from;
  }

  /** The number of the statement that a label belongs to. */
  int owner(int label) {
    Integer owner = owners.get(label);
    if (owner == null) {
      throw new AssertionError("BUG: a label that nothing has: " + label);
    }
    return owner;
  }

  /** Whether anything branches to a label. */
  boolean isTarget(int label) {
    return targets.contains(label);
  }

  /** About how often a slot is read and written. */
  long weight(Slot slot) {
    return weights[slot.index()];
  }

  private Facts open(Stmt statement) {
    Facts facts = new Facts(inOrder.size(), branches(statement));
    inOrder.add(facts);
    statements.add(statement);
    known.put(statement, facts);
    for (int label : facts.targets) {
      targets.add(label);
    }
    if (statement instanceof Stmt.Loop(int label, _, _)) {
      owners.put(label, facts.number);
    } else if (statement instanceof Stmt.Blocks(int firstLabel, var segments, _)) {
      for (int i = 0; i < segments.size(); i++) {
        owners.put(firstLabel - i, facts.number);
      }
    }
    return facts;
  }

  private static int[] branches(Stmt statement) {
    if (statement instanceof Stmt.Br(int label, _)) {
      return new int[] {label};
    }
    if (statement instanceof Stmt.BrIf(_, int label, _)) {
      return new int[] {label};
    }
    if (statement instanceof Stmt.BrTable(_, IndexList labels, _)) {
      int[] all = new int[labels.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = labels.get(i);
      }
      return Arrays.stream(all).distinct().toArray();
    }
    return NONE;
  }

  /** Emits statements, and notes what each of them is. */
  private final class Recorder extends BodyEmitter {
    Recorder(Code code, Slots slots, ModuleTarget target, Exits exits, FuncTree tree) {
      super(code, slots, target, exits, target.source(tree));
    }

    @Override
    boolean sequence(List<Stmt> list) {
      Facts around = current;
      boolean completes = true;
      for (Stmt statement : list) {
        completes = record(statement);
        if (!completes) {
          break;
        }
      }
      current = around;
      return completes;
    }

    private boolean record(Stmt statement) {
      Facts facts = open(statement);
      current = facts;
      facts.from = code.size();
      int nested = statement instanceof Stmt.Loop ? 1 : 0;
      loops += nested;
      facts.completes = statement(statement);
      loops -= nested;
      facts.to = code.size();
      facts.end = inOrder.size();
      return facts.completes;
    }
  }

  /** Slots that note who reads and writes them. */
  private final class RecordedSlots implements Slots {
    private final Slots slots;

    RecordedSlots(Slots slots) {
      this.slots = slots;
    }

    private void count(Slot slot) {
      long weight = 1;
      for (int i = 0; i < Math.min(loops, MOST_LOOPS); i++) {
        weight *= LOOP_FACTOR;
      }
      weights[slot.index()] += weight;
    }

    @Override
    public void get(Slot slot) {
      count(slot);
      if (current != null) {
        current.read(slot.index());
      }
      slots.get(slot);
    }

    @Override
    public void set(Slot slot) {
      count(slot);
      if (current != null) {
        current.write(slot.index());
      }
      slots.set(slot);
    }

    @Override
    public FuelCode fuel() {
      return slots.fuel();
    }

    @Override
    public int instance() {
      return slots.instance();
    }

    @Override
    public void memory() {
      slots.memory();
    }

    @Override
    public void reloadMemory() {
      if (current != null) {
        current.growsMemory = true;
      }
      slots.reloadMemory();
    }

    @Override
    public @Nullable Object[] frame() {
      return slots.frame();
    }
  }
}
