package cezve.interpreter;

import cezve.runtime.numeric.Conversions;

/** Nodes for {@link Conversions}. */
final class ConversionNodes {
  private ConversionNodes() {}

  static I32Node i32WrapI64(I64Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Conversions.i32WrapI64((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node i32TruncF32S(F32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Conversions.i32TruncF32S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node i32TruncF32U(F32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Conversions.i32TruncF32U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node i32TruncF64S(F64Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Conversions.i32TruncF64S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node i32TruncF64U(F64Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Conversions.i32TruncF64U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64ExtendI32S(I32Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64ExtendI32S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64ExtendI32U(I32Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64ExtendI32U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64TruncF32S(F32Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64TruncF32S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64TruncF32U(F32Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64TruncF32U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64TruncF64S(F64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64TruncF64S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64TruncF64U(F64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64TruncF64U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node f32ConvertI32S(I32Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return Conversions.f32ConvertI32S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node f32ConvertI32U(I32Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return Conversions.f32ConvertI32U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node f32ConvertI64S(I64Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return Conversions.f32ConvertI64S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node f32ConvertI64U(I64Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return Conversions.f32ConvertI64U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node f32DemoteF64(F64Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return Conversions.f32DemoteF64((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node f64ConvertI32S(I32Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return Conversions.f64ConvertI32S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node f64ConvertI32U(I32Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return Conversions.f64ConvertI32U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node f64ConvertI64S(I64Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return Conversions.f64ConvertI64S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node f64ConvertI64U(I64Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return Conversions.f64ConvertI64U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node f64PromoteF32(F32Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return Conversions.f64PromoteF32((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node i32ReinterpretF32(F32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Conversions.i32ReinterpretF32((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64ReinterpretF64(F64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64ReinterpretF64((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F32Node f32ReinterpretI32(I32Operand a) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return Conversions.f32ReinterpretI32((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static F64Node f64ReinterpretI64(I64Operand a) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return Conversions.f64ReinterpretI64((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node i32TruncSatF32S(F32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Conversions.i32TruncSatF32S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node i32TruncSatF32U(F32Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Conversions.i32TruncSatF32U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node i32TruncSatF64S(F64Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Conversions.i32TruncSatF64S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I32Node i32TruncSatF64U(F64Operand a) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Conversions.i32TruncSatF64U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64TruncSatF32S(F32Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64TruncSatF32S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64TruncSatF32U(F32Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64TruncSatF32U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64TruncSatF64S(F64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64TruncSatF64S((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }

  static I64Node i64TruncSatF64U(F64Operand a) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Conversions.i64TruncSatF64U((a.leaf ? a.get(f) : a.node.eval(f)));
      }
    };
  }
}
