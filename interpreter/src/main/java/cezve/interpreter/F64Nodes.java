package cezve.interpreter;

import cezve.runtime.numeric.F64;

/** Nodes for the operations of {@link F64}. */
final class F64Nodes {
  private F64Nodes() {}

  static I32Node eq(F64Operand a, F64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F64.eq((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node ne(F64Operand a, F64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F64.ne((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node lt(F64Operand a, F64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F64.lt((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node gt(F64Operand a, F64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F64.gt((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node le(F64Operand a, F64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F64.le((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node ge(F64Operand a, F64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F64.ge((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F64Node abs(F64Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.abs((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node neg(F64Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.neg((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node ceil(F64Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.ceil((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node floor(F64Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.floor((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node trunc(F64Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.trunc((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node nearest(F64Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.nearest((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node sqrt(F64Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.sqrt((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node add(F64Operand a, F64Operand b) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.add((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F64Node sub(F64Operand a, F64Operand b) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.sub((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F64Node mul(F64Operand a, F64Operand b) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.mul((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F64Node div(F64Operand a, F64Operand b) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.div((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F64Node min(F64Operand a, F64Operand b) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.min((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F64Node max(F64Operand a, F64Operand b) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.max((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F64Node copysign(F64Operand a, F64Operand b) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return F64.copysign(
            (a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F64Node select(F64Operand a, F64Operand b, I32Operand condition) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        double ifTrue = a.leaf ? a.get(f) : a.node.eval(f);
        double ifFalse = b.leaf ? b.get(f) : b.node.eval(f);
        return (condition.leaf ? condition.get(f) : condition.node.eval(f)) != 0 ? ifTrue : ifFalse;
      }
    };
  }
}
