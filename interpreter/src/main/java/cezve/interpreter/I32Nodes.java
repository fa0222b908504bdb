package cezve.interpreter;

import cezve.runtime.numeric.I32;

/** Nodes for the operations of {@link I32}. */
final class I32Nodes {
  private I32Nodes() {}

  static I32Node eqz(I32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.eqz((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node eq(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.eq((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node ne(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.ne((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node ltS(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.ltS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node ltU(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.ltU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node gtS(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.gtS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node gtU(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.gtU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node leS(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.leS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node leU(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.leU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node geS(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.geS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node geU(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.geU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node clz(I32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.clz((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node ctz(I32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.ctz((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node popcnt(I32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.popcnt((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node add(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.add((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node sub(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.sub((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node mul(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.mul((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node divS(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.divS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node divU(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.divU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node remS(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.remS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node remU(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.remU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node and(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.and((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node or(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.or((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node xor(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.xor((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node shl(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.shl((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node shrS(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.shrS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node shrU(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.shrU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node rotl(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.rotl((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node rotr(I32Operand a, I32Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.rotr((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node extend8S(I32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.extend8S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node extend16S(I32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I32.extend16S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node select(I32Operand a, I32Operand b, I32Operand condition) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        int ifTrue = a.leaf ? a.get(f) : a.node.eval(f);
        int ifFalse = b.leaf ? b.get(f) : b.node.eval(f);
        return (condition.leaf ? condition.get(f) : condition.node.eval(f)) != 0 ? ifTrue : ifFalse;
      }
    };
  }
}
