package cezve.model.testing.valid;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ControlInstr;
import cezve.model.testing.valid.RandomBody.Kind;
import cezve.model.type.FuncType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds what throws and catches exceptions to a body. */
final class RandomExceptions {
  private final RandomBody body;
  private final RandomModule module;
  private final RandomSteps steps;
  private final Choices choices;

  RandomExceptions(RandomBody body, RandomSteps steps) {
    this.body = body;
    this.module = body.module;
    this.steps = steps;
    this.choices = body.choices;
  }

  /** Throws something. */
  void raise() {
    List<Integer> clauses = new ArrayList<>();
    for (int label = 0; label < body.depth(); label++) {
      if (body.frame(label).kind() == Kind.CATCH) {
        clauses.add(label);
      }
    }
    if (!clauses.isEmpty() && choices.oneIn(2)) {
      body.leave(new ControlInstr.Rethrow(clauses.get(choices.below(clauses.size()))));
    } else if (choices.oneIn(3)) {
      body.need(List.of(RefType.EXNREF));
      body.leave(new ControlInstr.ThrowRef());
    } else {
      int tag = anyTag();
      body.need(module.tagValues(tag));
      body.leave(new ControlInstr.Throw(tag));
    }
  }

  private int anyTag() {
    return choices.below(module.tags.size());
  }

  /** A {@code try_table}, in blocks that its clauses branch to if there are none already. */
  void tryTable() {
    if (steps.isTooDeep()) {
      return;
    }
    int depth = body.depth();
    List<CatchClause> clauses = new ArrayList<>();
    int count = choices.below(4);
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      targets.add(target());
    }
    BlockType blockType = steps.blockType();
    FuncType type = steps.expand(blockType);
    body.need(type.params());
    for (Target target : targets) {
      clauses.add(new CatchClause(target.kind, target.tag, body.depth() - 1 - target.frame));
    }
    body.open(Kind.TRY_TABLE, new ControlInstr.TryTable(blockType, clauses), type);
    steps.some(choices.below(12));
    while (body.depth() > depth) {
      body.close();
      if (body.depth() > depth) {
        steps.some(choices.below(4));
      }
    }
  }

  /** What a clause catches, and the index of the frame that it branches to. */
  private record Target(CatchClause.Kind kind, @Nullable Integer tag, int frame) {}

  private Target target() {
    CatchClause.Kind[] kinds = CatchClause.Kind.values();
    CatchClause.Kind kind = kinds[choices.below(kinds.length)];
    @Nullable Integer tag = kind.hasTag() ? anyTag() : null;
    List<ValType> given = new ArrayList<>();
    if (tag != null) {
      given.addAll(module.tagValues(tag));
    }
    if (kind.hasReference()) {
      given.add(RefType.EXNREF);
    }
    List<Integer> fitting = new ArrayList<>();
    for (int frame = 0; frame < body.depth(); frame++) {
      if (body.frame(body.depth() - 1 - frame).labelTypes().equals(given)) {
        fitting.add(frame);
      }
    }
    if (!fitting.isEmpty() && choices.oneIn(2)) {
      return new Target(kind, tag, fitting.get(choices.below(fitting.size())));
    }
    BlockType type = new BlockType.Index(module.types.indexOf(new FuncType(List.of(), given)));
    body.open(Kind.BLOCK, new ControlInstr.Block(type), steps.expand(type));
    return new Target(kind, tag, body.depth() - 1);
  }

  /** A {@code try} of the legacy exceptions. */
  void tryClauses() {
    if (steps.isTooDeep()) {
      return;
    }
    BlockType blockType = steps.blockType();
    FuncType type = steps.expand(blockType);
    body.need(type.params());
    body.open(Kind.TRY, new ControlInstr.Try(blockType), type);
    steps.some(choices.below(12));
    if (choices.oneIn(4)) {
      body.close(new ControlInstr.Delegate(choices.below(body.depth() - 1)));
      return;
    }
    int clauses = choices.below(3);
    for (int i = 0; i < clauses; i++) {
      int tag = anyTag();
      body.clause(new ControlInstr.Catch(tag), module.tagValues(tag));
      steps.some(choices.below(6));
    }
    if (choices.oneIn(3)) {
      body.clause(new ControlInstr.CatchAll(), List.of());
      steps.some(choices.below(6));
    }
    body.close();
  }
}
