package cezve.model.testing;

import cezve.model.error.Position;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlOp;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.InstrReader;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.Opcodes;
import cezve.model.module.Bytes;
import cezve.model.module.Code;
import cezve.model.module.Custom;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Import;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Section;
import cezve.model.module.Table;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ExternKind;
import cezve.model.type.RefType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random modules: well-formed, so that every format can write and read them, but not valid in
 * general. They use every opcode and every form of every definition sooner or later.
 */
public final class RandomModules {
  private static final int LONGEST_BODY = 40;
  private static final String[] NAMES = {
    "", "a", "memory", "_start", "größe", "𝔀asm", "a b\n\u0000"
  };

  private final Random random;
  private final RandomTypes types;
  private final RandomImmediates immediates;

  private RandomModules(Random random) {
    this.random = random;
    this.types = new RandomTypes(random);
    this.immediates = new RandomImmediates(random);
  }

  /** A module; without custom sections that could be taken for a name section. */
  public static Module module(Random random) {
    return new RandomModules(random).module();
  }

  /** An instruction that is not part of a block's structure. */
  public static Instr instr(Opcode op, Random random) {
    return InstrReader.read(op, new RandomImmediates(random));
  }

  /** An instruction in a place where it can stand, up to the end of the expression around it. */
  public static List<Instr> expression(Opcode op, Random random) {
    Instr end = new ControlInstr.End();
    BlockType type = new BlockType.Index(0);
    Instr instr = instr(op, random);
    return switch (instr) {
      case ControlInstr.Block _,
          ControlInstr.Loop _,
          ControlInstr.If _,
          ControlInstr.Try _,
          ControlInstr.TryTable _ ->
          List.of(instr, end, end);
      case ControlInstr.Else _ -> List.of(new ControlInstr.If(type), instr, end, end);
      case ControlInstr.Catch _, ControlInstr.CatchAll _ ->
          List.of(new ControlInstr.Try(type), instr, end, end);
      case ControlInstr.Delegate _ -> List.of(new ControlInstr.Try(type), instr, end);
      case ControlInstr.End _ -> List.of(instr);
      default -> List.of(instr, end);
    };
  }

  private Module module() {
    Module.Builder builder = Module.builder();
    builder.types = types.list(types::recType);
    builder.imports = types.list(() -> new Import(name(), name(), types.externType()));
    builder.funcs = types.list(this::func);
    builder.tables = types.list(this::table);
    builder.memories = types.list(types::memType);
    builder.tags = types.list(types::tagType);
    builder.globals = types.list(() -> new Global(types.globalType(), expression()));
    builder.exports =
        types.list(() -> new Export(name(), types.oneOf(ExternKind.values()), types.u32()));
    builder.start = random.nextBoolean() ? types.u32() : null;
    builder.elems = types.list(this::elem);
    builder.datas = types.list(this::data);
    builder.customs = customs(builder.start != null);
    return builder.build();
  }

  private String name() {
    return types.oneOf(NAMES);
  }

  private Func func() {
    List<Locals> locals = types.list(() -> new Locals(random.nextInt(100), types.valType()));
    Expression body = expression();
    return new Func(types.u32(), new FixedCode(locals, body), Position.UNKNOWN);
  }

  private record FixedCode(List<Locals> locals, Expression body) implements Code {
    @Override
    public int size() {
      return 0;
    }
  }

  private Table table() {
    return new Table(types.tableType(), random.nextBoolean() ? expression() : null);
  }

  private Elem elem() {
    Elem.Mode mode =
        switch (random.nextInt(4)) {
          case 0 -> new Elem.Passive();
          case 1 -> new Elem.Declarative();
          case 2 -> new Elem.Active(types.u32(), expression());
          default -> new Elem.Active(0, expression());
        };
    return switch (random.nextInt(3)) {
      case 0 -> new Elem(RefType.nonNull(AbsHeapType.FUNC), functions(), mode);
      case 1 -> new Elem(RefType.FUNCREF, new Elem.Expressions(types.list(this::expression)), mode);
      default ->
          new Elem(types.refType(), new Elem.Expressions(types.list(this::expression)), mode);
    };
  }

  private Elem.Functions functions() {
    int[] functions = new int[random.nextInt(10)];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = types.u32();
    }
    return new Elem.Functions(IndexList.of(functions));
  }

  private Data data() {
    Data.Mode mode =
        switch (random.nextInt(3)) {
          case 0 -> new Data.Passive();
          case 1 -> new Data.Active(types.u32(), expression());
          default -> new Data.Active(0, expression());
        };
    return new Data(bytes(), mode);
  }

  private Bytes bytes() {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  /** Custom sections in the order of their places. */
  private List<Custom> customs(boolean hasStart) {
    List<Custom> customs = new ArrayList<>();
    for (Section section : Section.values()) {
      boolean isThere = section != Section.START || hasStart;
      while (isThere && random.nextInt(8) == 0) {
        customs.add(new Custom(name(), bytes(), section));
      }
    }
    return customs;
  }

  /** A sequence of any instructions, with its blocks well nested. */
  private Expression expression() {
    List<Instr> instructions = new ArrayList<>();
    List<ControlOp> open = new ArrayList<>();
    int length = random.nextInt(LONGEST_BODY);
    for (int i = 0; i < length; i++) {
      Opcode op = Opcodes.all().get(random.nextInt(Opcodes.all().size()));
      if (random.nextInt(4) == 0) {
        op = types.oneOf(ControlOp.values());
      }
      if (!(op instanceof ControlOp control) || follow(control, open)) {
        instructions.add(InstrReader.read(op, immediates));
      }
    }
    for (int i = 0; i <= open.size(); i++) {
      instructions.add(new ControlInstr.End());
    }
    return Expression.of(instructions);
  }

  /** Keeps track of open blocks by what may follow in them; false if an instruction may not. */
  private static boolean follow(ControlOp op, List<ControlOp> open) {
    ControlOp innermost = open.isEmpty() ? ControlOp.NOP : open.getLast();
    return switch (op) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> open.add(op);
      case ELSE -> innermost == ControlOp.IF && replace(open, op);
      case CATCH ->
          (innermost == ControlOp.TRY || innermost == ControlOp.CATCH) && replace(open, op);
      case CATCH_ALL ->
          (innermost == ControlOp.TRY || innermost == ControlOp.CATCH) && replace(open, op);
      case DELEGATE -> innermost == ControlOp.TRY && open.removeLast() != null;
      case END -> !open.isEmpty() && open.removeLast() != null;
      case UNREACHABLE,
          NOP,
          THROW,
          RETHROW,
          THROW_REF,
          BR,
          BR_IF,
          BR_TABLE,
          BR_ON_NULL,
          BR_ON_NON_NULL,
          BR_ON_CAST,
          BR_ON_CAST_FAIL,
          RETURN,
          CALL,
          CALL_INDIRECT,
          CALL_REF,
          RETURN_CALL,
          RETURN_CALL_INDIRECT,
          RETURN_CALL_REF ->
          true;
    };
  }

  private static boolean replace(List<ControlOp> open, ControlOp op) {
    open.set(open.size() - 1, op);
    return true;
  }
}
