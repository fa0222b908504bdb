package cezve.interpreter;

/** Nodes for the sizes of memories and tables. */
final class SizeNodes {
  private SizeNodes() {}

  static I32Node memory(int memory) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (int) f.memory(memory).pages();
      }
    };
  }

  static I32Node table(int table) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return f.instance.table(table).size();
      }
    };
  }
}
