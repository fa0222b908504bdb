package cezve.decoder;

import cezve.model.error.InlinedCall;
import cezve.model.error.Position;
import cezve.model.error.SourceLine;
import cezve.model.module.Code;
import cezve.model.module.Expression;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.InstrCursor;
import cezve.model.module.Locals;
import cezve.model.module.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function's entry in the code section. Modules have more than 100,000 of these, so it keeps no
 * more than where it starts, and reads the rest when asked.
 */
final class BinaryCode implements Code, Place {
  private final BinaryModule module;
  private final int entry;
  private final int function;

  /**
   * A function.
   *
   * @param entry the offset of the entry's size
   * @param function the function's index
   */
  BinaryCode(BinaryModule module, int entry, int function) {
    this.module = module;
    this.entry = entry;
    this.function = function;
  }

  /** Where the function's locals start. */
  Position position() {
    BinaryReader in = reader();
    in.u32();
    return new Position.Offset(in.offset());
  }

  @Override
  public int size() {
    return reader().u32();
  }

  @Override
  public List<Locals> locals() {
    BinaryReader in = reader();
    in.u32();
    return locals(in);
  }

  private static List<Locals> locals(BinaryReader in) {
    TypeReader types = new TypeReader(in);
    int at = in.offset();
    int runs = in.count("runs of locals", Integer.MAX_VALUE);
    List<Locals> locals = new ArrayList<>(runs);
    long total = 0;
    for (int i = 0; i < runs; i++) {
      int count = in.u32();
      total += Integer.toUnsignedLong(count);
      locals.add(new Locals(count, types.valType()));
    }
    if (total > 0xFFFF_FFFFL) {
      throw in.error("too many locals: " + total, at);
    }
    in.limit(total, "locals", ImplementationLimits.LOCALS, at);
    return locals;
  }

  @Override
  public Expression body() {
    BinaryReader in = reader();
    int size = in.u32();
    int end = in.offset() + size;
    locals(in);
    return new Body(this, in.offset(), end);
  }

  @Override
  public String describe() {
    String name = module.names().get(Names.Kind.FUNCTION, function);
    return name == null ? "function " + function : "function " + function + " \"" + name + "\"";
  }

  private BinaryReader reader() {
    return module.reader(entry, this);
  }

  private static final class Body extends Expression {
    private final BinaryCode code;
    private final int start;
    private final int end;

    Body(BinaryCode code, int start, int end) {
      this.code = code;
      this.start = start;
      this.end = end;
    }

    @Override
    public InstrCursor open() {
      return new BodyCursor(code.module.reader(start, code), code.module.dataIndices(), end);
    }

    @Override
    public Position position() {
      return position(start);
    }

    @Override
    public Position position(int offset) {
      return new Position.Offset(offset);
    }

    @Override
    public @Nullable SourceLine source(int offset) {
      return code.module.source(offset);
    }

    @Override
    public List<InlinedCall> inlined(int offset) {
      return code.module.inlined(offset);
    }
  }
}
