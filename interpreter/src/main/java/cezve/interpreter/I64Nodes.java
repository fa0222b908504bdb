package cezve.interpreter;

import cezve.runtime.numeric.I64;

/** Nodes for the operations of {@link I64}. */
final class I64Nodes {
  private I64Nodes() {}

  static I32Node eqz(I64Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.eqz((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node eq(I64Operand a, I64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.eq((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node ne(I64Operand a, I64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.ne((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node ltS(I64Operand a, I64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.ltS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node ltU(I64Operand a, I64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.ltU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node gtS(I64Operand a, I64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.gtS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node gtU(I64Operand a, I64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.gtU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node leS(I64Operand a, I64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.leS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node leU(I64Operand a, I64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.leU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node geS(I64Operand a, I64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.geS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I32Node geU(I64Operand a, I64Operand b) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return I64.geU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node clz(I64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.clz((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node ctz(I64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.ctz((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node popcnt(I64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.popcnt((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node add(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.add((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node sub(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.sub((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node mul(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.mul((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node divS(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.divS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node divU(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.divU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node remS(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.remS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node remU(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.remU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node and(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.and((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node or(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.or((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node xor(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.xor((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node shl(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.shl((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node shrS(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.shrS((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node shrU(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.shrU((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node rotl(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.rotl((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node rotr(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.rotr((a.leaf ? a.get(f) : a.node.eval(f)), (b.leaf ? b.get(f) : b.node.eval(f)));
      }
    };
  }

  static I64Node extend8S(I64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.extend8S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node extend16S(I64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.extend16S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node extend32S(I64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.extend32S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node select(I64Operand a, I64Operand b, I32Operand condition) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        long ifTrue = a.leaf ? a.get(f) : a.node.eval(f);
        long ifFalse = b.leaf ? b.get(f) : b.node.eval(f);
        return (condition.leaf ? condition.get(f) : condition.node.eval(f)) != 0 ? ifTrue : ifFalse;
      }
    };
  }
}
