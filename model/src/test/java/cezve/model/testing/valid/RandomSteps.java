package cezve.model.testing.valid;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr.I32Const;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.VariableInstr;
import cezve.model.testing.valid.RandomBody.Kind;
import cezve.model.type.FuncType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** Adds instructions to a body, one after another. */
final class RandomSteps {
  private static final int MAX_DEPTH = 7;
  private static final int LARGE_DEPTH = 60;
  private static final int AFTER_BRANCH = 3;

  private final RandomBody body;
  private final RandomModule module;
  private final Choices choices;
  private final RandomOperators operators;
  private final RandomBulk bulk;
  private final RandomExceptions exceptions;
  private final RandomAggregates aggregates;
  private final RandomVectors vectors;
  private final RandomAtomics atomics;

  RandomSteps(RandomBody body) {
    this.body = body;
    this.module = body.module;
    this.choices = body.choices;
    this.operators = new RandomOperators(body);
    this.bulk = new RandomBulk(body);
    this.exceptions = new RandomExceptions(body, this);
    this.aggregates = new RandomAggregates(body);
    this.vectors = new RandomVectors(body);
    this.atomics = new RandomAtomics(body);
  }

  /** Adds up to a number of steps; only a few once the block has been left. */
  void some(int count) {
    int left = count;
    while (left > 0 && !choices.isExhausted()) {
      boolean reachable = body.frame().reachable;
      step();
      left--;
      if (reachable && !body.frame().reachable) {
        left = Math.min(left, choices.below(AFTER_BRANCH));
      }
    }
  }

  private void step() {
    if (module.has(Extra.ATOMICS) && choices.oneIn(20)) {
      atomics.step();
      return;
    } else if (module.has(Extra.NAN_BITS) && choices.oneIn(20)) {
      operators.nanBits();
      return;
    }
    switch (choices.below(51)) {
      case 0, 1, 2, 3, 4 -> body.value(module.anyType(), 0);
      case 5, 6, 7 -> operators.numeric();
      case 8 -> operators.load();
      case 9, 10 -> operators.store();
      case 11, 12, 13 -> setLocal();
      case 14 -> setGlobal();
      case 15 -> drop();
      case 16 -> select();
      case 17 -> block(Kind.BLOCK, blockType());
      case 18 -> block(Kind.LOOP, blockType());
      case 19, 20 -> block(Kind.IF, blockType());
      case 21, 22 -> branchIf();
      case 23 -> branch();
      case 24 -> branchTable();
      case 25 -> call();
      case 26 -> callIndirect();
      case 27 -> callReference();
      case 28 -> bulk.memory();
      case 29 -> bulk.table();
      case 30 -> reference();
      case 31, 32 -> exceptions.tryTable();
      case 33, 34 -> exceptions.tryClauses();
      case 35, 36 -> exceptions.raise();
      case 37, 38, 39, 40, 41, 42 -> aggregates.step();
      case 43, 44 -> aggregates.value(0);
      case 45, 46, 47, 48 -> vectors.step();
      default -> leave();
    }
  }

  private void setLocal() {
    int count = body.ownLocals();
    if (count == 0) {
      return;
    }
    int local = choices.below(count);
    ValType type = body.locals.get(local);
    body.need(List.of(type));
    if (choices.oneIn(2)) {
      body.emit(new VariableInstr.LocalTee(local), List.of(type), List.of(type));
    } else {
      body.emit(new VariableInstr.LocalSet(local), List.of(type), List.of());
    }
  }

  private void setGlobal() {
    ValType type = module.anyType();
    body.need(List.of(type));
    int global = RandomModule.global(type, Mutability.VAR);
    body.emit(new VariableInstr.GlobalSet(global), List.of(type), List.of());
  }

  private void drop() {
    if (!body.frame().stack.isEmpty()) {
      body.drop();
    }
  }

  private void select() {
    ValType type = module.anyType();
    body.need(List.of(type, type, NumType.I32));
    body.select(type);
  }

  // Blocks

  private void block(Kind kind, BlockType blockType) {
    if (isTooDeep()) {
      return;
    }
    FuncType type = expand(blockType);
    List<ValType> needed = new ArrayList<>(type.params());
    if (kind == Kind.IF) {
      needed.add(NumType.I32);
    }
    body.need(needed);
    Instr instr =
        switch (kind) {
          case LOOP -> new ControlInstr.Loop(blockType);
          case IF -> new ControlInstr.If(blockType);
          case BLOCK, FUNCTION, TRY_TABLE, TRY, CATCH -> new ControlInstr.Block(blockType);
        };
    body.open(kind, instr, type);
    some(choices.below(10));
    if (kind == Kind.IF && (!type.params().equals(type.results()) || choices.oneIn(2))) {
      body.otherwise();
      some(choices.below(10));
    }
    body.close();
  }

  /** Whether no more blocks should be opened here. */
  boolean isTooDeep() {
    return body.depth() > (module.has(Extra.LARGE_SHAPES) ? LARGE_DEPTH : MAX_DEPTH);
  }

  BlockType blockType() {
    return switch (choices.below(4)) {
      case 0 -> BlockType.EMPTY;
      case 1 -> new BlockType.Result(module.anyType());
      default -> new BlockType.Index(choices.below(module.types.size()));
    };
  }

  FuncType expand(BlockType type) {
    return switch (type) {
      case BlockType.Index(int index) -> module.types.get(index);
      case BlockType.Result(ValType result) ->
          new FuncType(List.of(), result == null ? List.of() : List.of(result));
    };
  }

  // Branches

  private int anyLabel() {
    return choices.below(body.depth());
  }

  private void branch() {
    int label = anyLabel();
    body.need(body.frame(label).labelTypes());
    body.leave(new ControlInstr.Br(label));
  }

  private void branchIf() {
    int label = anyLabel();
    List<ValType> passed = body.frame(label).labelTypes();
    List<ValType> needed = and(passed, NumType.I32);
    body.need(needed);
    body.emit(new ControlInstr.BrIf(label), needed, passed);
  }

  private void branchTable() {
    int fallback = anyLabel();
    List<ValType> passed = body.frame(fallback).labelTypes();
    List<Integer> fitting = new ArrayList<>();
    for (int label = 0; label < body.depth(); label++) {
      if (body.frame(label).labelTypes().equals(passed)) {
        fitting.add(label);
      }
    }
    boolean large = module.has(Extra.LARGE_SHAPES) && choices.oneIn(6);
    int[] labels = new int[choices.below(large ? 256 : 6)];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = fitting.get(choices.below(fitting.size()));
    }
    body.need(and(passed, NumType.I32));
    if (choices.oneIn(2) && !body.frame().stack.isEmpty()) {
      body.mask(large ? 255 : 7);
    }
    body.leave(new ControlInstr.BrTable(IndexList.of(labels), fallback));
  }

  private void leave() {
    int function = choices.below(module.functions.size());
    FuncType callee = functionType(function);
    boolean fits = callee.results().equals(body.type.results());
    switch (choices.below(fits ? 5 : 2)) {
      case 0 -> {
        body.need(body.type.results());
        body.leave(new ControlInstr.Return());
      }
      case 1 -> body.leave(new ControlInstr.Unreachable());
      case 2 -> {
        body.need(callee.params());
        body.leave(new ControlInstr.ReturnCall(function));
      }
      case 3 -> {
        int type = module.functions.get(function);
        index(type);
        body.leave(new ControlInstr.ReturnCallIndirect(0, type));
      }
      default -> {
        int type = module.functions.get(function);
        functionReference(type);
        body.leave(new ControlInstr.ReturnCallRef(type));
      }
    }
  }

  // Calls

  private FuncType functionType(int function) {
    return module.types.get(module.functions.get(function));
  }

  private void call() {
    int function = choices.below(module.functions.size());
    FuncType type = functionType(function);
    body.need(type.params());
    body.emit(new ControlInstr.Call(function), type.params(), type.results());
  }

  private void callIndirect() {
    int type = module.functions.get(choices.below(module.functions.size()));
    List<ValType> pops = index(type);
    body.emit(new ControlInstr.CallIndirect(0, type), pops, module.types.get(type).results());
  }

  /** Pushes arguments and an index into the table, often of a function that has the type. */
  private List<ValType> index(int type) {
    List<ValType> params = module.types.get(type).params();
    body.need(params);
    List<Integer> fitting = new ArrayList<>();
    for (int i = 0; i < module.entries.size(); i++) {
      if (module.functions.get(module.entries.get(i)) == type) {
        fitting.add(i);
      }
    }
    if (fitting.isEmpty() || choices.oneIn(4)) {
      body.masked(7);
    } else {
      body.push(new I32Const(fitting.get(choices.below(fitting.size()))), NumType.I32);
    }
    return and(params, NumType.I32);
  }

  private void callReference() {
    int type = module.functions.get(choices.below(module.functions.size()));
    List<ValType> pops = functionReference(type);
    body.emit(new ControlInstr.CallRef(type), pops, module.types.get(type).results());
  }

  private List<ValType> functionReference(int type) {
    List<ValType> params = module.types.get(type).params();
    TypeUse heap = new TypeUse.Index(type);
    body.need(params);
    body.push(
        choices.oneIn(8)
            ? new ReferenceInstr.RefNull(heap)
            : new ReferenceInstr.RefFunc(module.functions.indexOf(type)),
        RefType.nullable(heap));
    return and(params, RefType.nullable(heap));
  }

  // References

  private void reference() {
    ValType funcref = RefType.FUNCREF;
    int label = anyLabel();
    List<ValType> passed = body.frame(label).labelTypes();
    switch (choices.below(4)) {
      case 0 -> {
        body.need(List.of(funcref));
        operators.isNull(RefType.FUNCREF);
      }
      case 1 -> {
        body.need(List.of(funcref));
        body.emit(new ReferenceInstr.RefAsNonNull(), List.of(funcref), List.of(funcref));
      }
      case 2 -> {
        List<ValType> needed = and(passed, funcref);
        body.need(needed);
        body.emit(new ControlInstr.BrOnNull(label), needed, needed);
      }
      default -> {
        // Labels that take a reference are rare: most often it is a block for this alone.
        if (passed.isEmpty() || !passed.getLast().equals(funcref)) {
          block(Kind.BLOCK, new BlockType.Result(funcref));
        } else {
          body.need(passed);
          List<ValType> kept = passed.subList(0, passed.size() - 1);
          body.emit(new ControlInstr.BrOnNonNull(label), passed, kept);
        }
      }
    }
  }

  private static List<ValType> and(List<ValType> types, ValType last) {
    List<ValType> all = new ArrayList<>(types);
    all.add(last);
    return all;
  }
}
