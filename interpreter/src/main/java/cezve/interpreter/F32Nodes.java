package cezve.interpreter;

import cezve.runtime.numeric.F32;

/** Nodes for the operations of {@link F32}. */
final class F32Nodes {
  private F32Nodes() {}

  static I32Node eq(F32Operand a, F32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F32.eq((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node ne(F32Operand a, F32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F32.ne((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node lt(F32Operand a, F32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F32.lt((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node gt(F32Operand a, F32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F32.gt((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node le(F32Operand a, F32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F32.le((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node ge(F32Operand a, F32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return F32.ge((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F32Node abs(F32Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.abs((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node neg(F32Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.neg((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node ceil(F32Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.ceil((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node floor(F32Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.floor((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node trunc(F32Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.trunc((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node nearest(F32Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.nearest((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node sqrt(F32Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.sqrt((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node add(F32Operand a, F32Operand b) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.add((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F32Node sub(F32Operand a, F32Operand b) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.sub((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F32Node mul(F32Operand a, F32Operand b) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.mul((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F32Node div(F32Operand a, F32Operand b) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.div((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F32Node min(F32Operand a, F32Operand b) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.min((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F32Node max(F32Operand a, F32Operand b) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.max((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F32Node copysign(F32Operand a, F32Operand b) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return F32.copysign(
            (a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static F32Node select(F32Operand a, F32Operand b, I32Operand condition) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        float ifTrue = a.leaf ? a.get(f) : a.node.eval(f);
        float ifFalse = b.leaf ? b.get(f) : b.node.eval(f);
        return (condition.leaf ? condition.get(f) : condition.node.eval(f)) != 0 ? ifTrue : ifFalse;
      }
    };
  }
}
