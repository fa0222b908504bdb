package cezve.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {
  private static final String PASSED = "passed";
  private static final String VECTORS =
      "(module (func (export \"v128\") (param v128) (result v128) (local.get 0)))";

  @ParameterizedTest
  @CsvSource({
    "f32, nan, nan:canonical, true",
    "f32, -nan, nan:canonical, true",
    "f32, nan:0x400001, nan:canonical, false",
    "f32, nan:0x400001, nan:arithmetic, true",
    "f32, -nan:0x7fffff, nan:arithmetic, true",
    "f32, nan:0x200000, nan:arithmetic, false",
    "f32, inf, nan:arithmetic, false",
    "f32, 1, nan:canonical, false",
    "f32, nan:0x200000, nan:0x200001, false",
    "f64, nan, nan:canonical, true",
    "f64, -nan, nan:canonical, true",
    "f64, nan:0x8000000000001, nan:canonical, false",
    "f64, nan:0x8000000000001, nan:arithmetic, true",
    "f64, nan:0x4000000000000, nan:arithmetic, false",
    "f64, -inf, nan:arithmetic, false",
    "f64, -0, 0, false",
    "f64, 0x1p-1074, 4.94e-324, true",
  })
  void nansAreComparedByTheirPayload(String type, String value, String pattern, boolean passes) {
    String outcome =
        Scripts.outcome(
            "(assert_return (invoke \"T\" (T.const V)) (T.const P))"
                .replace("T", type)
                .replace("V", value)
                .replace("P", pattern));
    assertEquals(passes, outcome.equals(PASSED), outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "i8x16 -1 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15,"
        + " i8x16 255 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15, true",
    "i8x16 -1 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15,"
        + " i8x16 255 1 2 3 4 5 6 7 8 9 10 11 12 13 14 16, false",
    "i16x8 1 2 3 4 5 6 7 8, i32x4 0x20001 0x40003 0x60005 0x80007, true",
    "i64x2 1 2, i32x4 1 0 2 0, true",
    "i64x2 1 2, i32x4 1 0 2 1, false",
    "f32x4 1 nan 3 -nan, f32x4 1 nan:canonical 3 nan:canonical, true",
    "f32x4 1 nan 3 nan:0x400001, f32x4 1 nan:canonical 3 nan:canonical, false",
    "f32x4 1 nan 3 nan:0x400001, f32x4 1 nan:canonical 3 nan:arithmetic, true",
    "f64x2 nan 2, f64x2 nan:canonical 2, true",
    "f64x2 nan 2, f64x2 nan:canonical nan:canonical, false",
  })
  void vectorsAreComparedLaneByLane(String value, String pattern, boolean passes) {
    String outcome =
        Scripts.outcome(
            VECTORS,
            "(assert_return (invoke \"v128\" (v128.const V)) (v128.const P))"
                .replace("V", value)
                .replace("P", pattern));
    assertEquals(passes, outcome.equals(PASSED), outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "(i32.const 5), (either (i32.const 4) (i32.const 5)), true",
    "(i32.const 5), (either (i32.const 4) (either (i32.const 5))), true",
    "(i32.const 5), (either (i32.const 4) (i64.const 5)), false",
  })
  void oneAlternativeIsEnough(String value, String pattern, boolean passes) {
    String outcome =
        Scripts.outcome(
            "(assert_return (invoke \"add\" (i32.const 0) " + value + ") " + pattern + ")");
    assertEquals(passes, outcome.equals(PASSED), outcome);
    assertTrue(passes || outcome.startsWith("expected (either (i32.const 4) "), outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "i16x8 1 2 3 4 5 6 7 8, i16x8 -1 2 3 4 5 6 7 8",
    "f32x4 1 inf -0 nan:0x1, f32x4 1 inf 0 nan:0x1",
  })
  void vectorsAreShownInTheShapeInWhichTheyWereExpected(String value, String pattern) {
    String outcome =
        Scripts.outcome(
            VECTORS,
            "(assert_return (invoke \"v128\" (v128.const V)) (v128.const P))"
                .replace("V", value)
                .replace("P", pattern));
    assertEquals(
        outcome,
        "expected (v128.const P) but got (v128.const V)"
            .replace("V", value.replace("4 1 inf -0", "4 1.0 inf -0.0"))
            .replace("P", pattern.replace("4 1 inf 0", "4 1.0 inf 0.0")));
  }
}
