package cezve.runtime;

import cezve.runtime.ClassFileWriter.Output;

/**
 * The code of a method whose only branches are switches. At their targets the variables are the
 * parameters, and the operand stack is empty.
 */
final class MethodCode {
  static final int ILOAD = 21;
  static final int LLOAD = 22;
  static final int FLOAD = 23;
  static final int DLOAD = 24;
  static final int ALOAD = 25;
  static final int ILOAD_1 = 27;
  static final int LLOAD_2 = 32;
  static final int ALOAD_0 = 42;
  static final int ALOAD_2 = 44;
  static final int DUP = 89;
  static final int ISHR = 122;
  static final int I2L = 133;
  static final int L2I = 136;
  static final int I2B = 145;
  static final int I2S = 147;
  static final int LRETURN = 173;
  static final int ARETURN = 176;
  static final int RETURN = 177;
  static final int GETSTATIC = 178;
  static final int PUTSTATIC = 179;
  static final int GETFIELD = 180;
  static final int PUTFIELD = 181;
  static final int INVOKEVIRTUAL = 182;
  static final int INVOKESPECIAL = 183;
  static final int INVOKESTATIC = 184;
  static final int NEW = 187;
  private static final int BIPUSH = 16;
  private static final int LDC_W = 19;
  private static final int TABLESWITCH = 170;
  private static final int WIDE = 196;

  private static final int SAME_FRAMES = 64;
  private static final int SAME_FRAME_EXTENDED = 251;

  /** For {@link #target}: all numbers that a switch does not name. */
  static final int OTHERWISE = -1;

  private final int maxStack;
  private final int maxLocals;
  private final Output code = new Output();
  private final Output frames = new Output();
  private int frameCount;
  private int lastFrame = -1;

  MethodCode(int maxStack, int maxLocals) {
    this.maxStack = maxStack;
    this.maxLocals = maxLocals;
  }

  void op(int opcode) {
    code.u1(opcode);
  }

  /** An instruction with the index of a constant. */
  void op(int opcode, int constant) {
    code.u1(opcode);
    code.u2(constant);
  }

  void push(int small) {
    code.u1(BIPUSH);
    code.u1(small);
  }

  void pushConstant(int constant) {
    op(LDC_W, constant);
  }

  /** Pushes a variable; the opcode is that of the instruction with an index. */
  void load(int opcode, int variable) {
    if (variable > 0xFF) {
      code.u1(WIDE);
      op(opcode, variable);
    } else {
      code.u1(opcode);
      code.u1(variable);
    }
  }

  /** A switch over {@code count} numbers; gives where it is, for {@link #target}. */
  int tableSwitch(int first, int count) {
    int at = code.size();
    code.u1(TABLESWITCH);
    while (code.size() % 4 != 0) {
      code.u1(0);
    }
    code.u4(0);
    code.u4(first);
    code.u4(first + count - 1);
    for (int i = 0; i < count; i++) {
      code.u4(0);
    }
    return at;
  }

  /** Makes this place the target of one number, counted from the switch's first, or of others. */
  void target(int tableSwitch, int number) {
    int operands = (tableSwitch + Integer.BYTES) / Integer.BYTES * Integer.BYTES;
    int at = number == OTHERWISE ? operands : operands + Integer.BYTES * (3 + number);
    code.setU4(at, code.size() - tableSwitch);
    frame();
  }

  private void frame() {
    int here = code.size();
    if (here == lastFrame) {
      return;
    }
    int delta = here - lastFrame - 1;
    if (delta < SAME_FRAMES) {
      frames.u1(delta);
    } else {
      frames.u1(SAME_FRAME_EXTENDED);
      frames.u2(delta);
    }
    lastFrame = here;
    frameCount++;
  }

  /** Writes the attribute with the code. */
  void writeTo(Output out, int nameOfCode, int nameOfFrames) {
    int table = frameCount == 0 ? 0 : 2 + frames.size();
    out.u2(nameOfCode);
    out.u4(12 + code.size() + (frameCount == 0 ? 0 : 6 + table));
    out.u2(maxStack);
    out.u2(maxLocals);
    out.u4(code.size());
    out.append(code);
    out.u2(0);
    out.u2(frameCount == 0 ? 0 : 1);
    if (frameCount > 0) {
      out.u2(nameOfFrames);
      out.u4(table);
      out.u2(frameCount);
      out.append(frames);
    }
  }
}
