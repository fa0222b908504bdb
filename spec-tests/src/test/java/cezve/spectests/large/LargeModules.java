package cezve.spectests.large;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Modules that are large in one respect each, as text, with a function {@code "run"} from i32 to
 * i32. What it returns depends on all that is large.
 */
enum LargeModules {
  /** A table of 65,520 labels, which is as many as there may be, to 16,150 blocks. */
  LARGE_TABLE {
    @Override
    String text() {
      int blocks = 16_150;
      return module(
          "",
          repeat(blocks, i -> "(block ")
              + "(br_table "
              + repeat(65_520, i -> i * 31 % blocks + " ")
              + " 16_149 (i32.mul (local.get $a) (i32.const 17)))"
              + repeat(
                  blocks,
                  i -> ") (local.set $a (i32.add (local.get $a) (i32.const " + i % 5 + ")))")
              + "(local.get $a)");
    }
  },
  /** A loop around a switch of 2,000 cases, each of 100 instructions. */
  INTERPRETER_LOOP {
    @Override
    String text() {
      int cases = 2_000;
      return module(
          "(memory 1)",
          "(local $pc i32) (local $n i32)"
              + "(loop $next (block $out "
              + repeat(cases, i -> "(block $case" + (cases - 1 - i) + " ")
              + "(br_table "
              + repeat(cases, i -> "$case" + i + " ")
              + "$out (local.get $pc))"
              + repeat(cases, i -> ")" + body(i) + "(br $next)")
              + "))"
              + "(local.get $a)");
    }

    private String body(int i) {
      return "(local.set $pc (i32.rem_u (i32.add (local.get $pc) (i32.const 7)) (i32.const 2000)))"
          + "(br_if $out (i32.gt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 9000)))"
          + repeat(
              12,
              k ->
                  "(local.set $a (i32.add (i32.mul (local.get $a) (i32.const "
                      + (2 * i + 1)
                      + ")) (i32.const "
                      + k
                      + ")))");
    }
  },
  /** The same with 300 cases on a hundred locals, most of which go on in other cases. */
  INTERPRETER_OF_BRANCHES {
    private static final int CASES = 300;
    private static final int LOCALS = 100;

    @Override
    String text() {
      RandomGenerator random = new SplittableRandom(3);
      return module(
          "(memory 1)",
          "(local $n i32) (local "
              + repeat(LOCALS, i -> "i32 ")
              + ") (loop $next (block $out "
              + repeat(CASES + 1, i -> "(block $case" + (CASES - i) + " ")
              + "(local.set $n (i32.add (local.get $n) (i32.const 1)))"
              + "(br_if $out (i32.gt_u (local.get $n) (i32.const 9000)))"
              + "(br_table "
              + repeat(CASES + 1, i -> "$case" + i + " ")
              + "(i32.rem_u (i32.add (local.get $a) (local.get $n)) (i32.const 301)))"
              + repeat(CASES, i -> ")" + body(i, random))
              + ") (br $next)))"
              + "(local.get $a)");
    }

    private static String body(int number, RandomGenerator random) {
      StringBuilder body = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        String a = "(local.get " + (2 + random.nextInt(LOCALS)) + ")";
        String b = "(local.get " + (2 + random.nextInt(LOCALS)) + ")";
        String set = "(local.set " + (2 + random.nextInt(LOCALS));
        String later = "$case" + random.nextInt(number + 1, CASES + 1);
        body.append(
            switch (random.nextInt(5)) {
              case 0 ->
                  set
                      + " (i32.add "
                      + a
                      + " (i32.load8_u offset=8 (i32.and "
                      + b
                      + " (i32.const 255)))))";
              case 1 -> "(i32.store8 offset=4 (i32.and " + a + " (i32.const 255)) " + b + ")";
              case 2 ->
                  "(local.set $a (i32.xor (i32.mul (local.get $a) (i32.const 31)) (i32.add (local.get $n) "
                      + a
                      + ")))";
              default -> "(br_if " + later + " (i32.lt_s " + a + " " + b + "))";
            });
      }
      return body
          + "(br "
          + (random.nextBoolean() ? "$next" : "$case" + random.nextInt(number + 1, CASES + 1))
          + ")";
    }
  },
  /** 1.9 MB of statements, one after another, on locals of every number type and a memory. */
  STRAIGHT_LINE {
    @Override
    String text() {
      return module(
          "(memory 1)",
          "(local $b i64) (local $c f64) (local $d f32)"
              + repeat(26_000, this::step)
              + "(i32.add (local.get $a) (i32.add (i32.wrap_i64 (local.get $b))"
              + " (i32.reinterpret_f32 (local.get $d))))");
    }

    private String step(int i) {
      return """
      (local.set $a (i32.add (i32.mul (local.get $a) (i32.const %1$d)) (i32.const 7)))
      (local.set $b (i64.xor (i64.extend_i32_s (local.get $a)) (i64.rotl (local.get $b) (i64.const 5))))
      (local.set $c (f64.add (f64.convert_i32_s (local.get $a)) (f64.mul (local.get $c) (f64.const 0.5))))
      (local.set $d (f32.demote_f64 (local.get $c)))
      (i32.store (i32.and (local.get $a) (i32.const 0xfffc)) (i32.wrap_i64 (local.get $b)))
      (local.set $a (i32.add (local.get $a) (i32.load (i32.and (i32.wrap_i64 (local.get $b)) (i32.const 0xfffc)))))
      """
          .formatted(2 * i + 1);
    }
  },
  /** One expression of 400,000 operators, each of which has the one before as its left operand. */
  LEFT_DEEP_EXPRESSION {
    @Override
    String text() {
      return module(
          "",
          "local.get 0 "
              + repeat(400_000, i -> "i32.const " + i + (i % 2 == 0 ? " i32.add " : " i32.xor ")));
    }
  },
  /** Operands of which 20,000 wait for operators. */
  RIGHT_DEEP_EXPRESSION {
    @Override
    String text() {
      return module(
          "",
          repeat(20_000, i -> "local.get 0 i32.const " + i + " i32.xor ")
              + repeat(19_999, i -> i % 2 == 0 ? "i32.add " : "i32.sub "));
    }
  },
  /** Results of calls, which are there before the operators: 20,000 operands that wait. */
  WAITING_OPERANDS {
    @Override
    String text() {
      return module(
          "(func $next (param i32) (result i32) (i32.mul (local.get 0) (i32.const 3)))",
          repeat(20_000, i -> "local.get 0 call $next ") + repeat(19_999, i -> "i32.add "));
    }
  },
  /** 20,000 blocks, each the last statement but one of the one around it. */
  DEEP_BLOCKS {
    @Override
    String text() {
      return module(
          "",
          nested(
                  20_000,
                  i -> "(block " + add(i) + "(br_if 0 (i32.eqz (local.get $a))) ",
                  i -> add(i) + ") ")
              + "(local.get $a)");
    }
  },
  /** 20,000 blocks that start at the same place, left from the innermost. */
  DEEP_LADDER {
    @Override
    String text() {
      return module(
          "",
          nested(20_000, i -> "(block ", i -> i == 19_999 ? "(br 11_000)) " : add(i) + ") ")
              + "(local.get $a)");
    }
  },
  /** 10,000 loops, each in the one around it. */
  DEEP_LOOPS {
    @Override
    String text() {
      return module(
          "",
          "(local $n i32)"
              + nested(
                  10_000,
                  i -> "(loop " + add(i),
                  i ->
                      "(br_if 0 (i32.eq (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 3))) ) ")
              + "(local.get $a)");
    }
  },
  /** 10,000 conditions, each in the first branch of the one around it. */
  DEEP_IFS {
    @Override
    String text() {
      return module(
          "",
          nested(
                  10_000,
                  i -> "local.get $a i32.const " + i + " i32.ne if " + add(i),
                  i -> " else " + add(i + 1) + " end ")
              + "(local.get $a)");
    }
  },
  /** 10,000 conditions, each in the second branch of the one before. */
  ELSE_IF_CHAIN {
    @Override
    String text() {
      return module(
          "",
          nested(
                  10_000,
                  i ->
                      "local.get $a i32.const "
                          + (i + 100)
                          + " i32.eq if "
                          + add(i)
                          + " else "
                          + add(1),
                  i -> " end ")
              + "(local.get $a)");
    }
  },
  /** 10,000 conditions that yield a value, each in the second branch of the one before. */
  ELSE_IF_EXPRESSION {
    @Override
    String text() {
      return module(
          "",
          nested(
              10_000,
              i ->
                  "local.get $a i32.const "
                      + (i + 20_000)
                      + " i32.eq if (result i32) i32.const "
                      + i
                      + " else ",
              i -> (i == 9_999 ? " local.get $a " : "") + " i32.const 3 i32.add end "));
    }
  },
  /** 3,000 handlers, each around the next; the exception goes through all of them. */
  DEEP_TRIES {
    @Override
    String text() {
      return module(
          "(tag $e)",
          nested(
                  3_000,
                  i -> "block try_table (catch $e 0) ",
                  i ->
                      (i == 2_999 ? "throw $e " : "")
                          + " end "
                          + add(i)
                          + (i == 0 ? "" : " throw $e ")
                          + " end ")
              + add(4)
              + "(local.get $a)");
    }
  },
  /** 10,000 locals, of all types in turn, of which every one is set and read. */
  LOCALS {
    @Override
    String text() {
      String[] types = {"i32", "i64", "f32", "f64", "v128", "externref", "funcref"};
      return module(
          "(elem declare func $run)",
          repeat(10_000, i -> "(local " + types[i % types.length] + ")")
              + repeat(10_000, i -> set(i + 1, types[i % types.length]))
              + "i32.const 0 "
              + repeat(10_000, i -> get(i + 1, types[i % types.length]) + " i32.add "));
    }

    private String set(int local, String type) {
      String value =
          switch (type) {
            case "i32" -> "(local.get 0)";
            case "i64" -> "(i64.extend_i32_s (local.get 0))";
            case "f32" -> "(f32.convert_i32_s (local.get 0))";
            case "f64" -> "(f64.convert_i32_s (local.get 0))";
            case "v128" -> "(i32x4.splat (local.get 0))";
            case "externref" -> "(ref.null extern)";
            default -> "(ref.func $run)";
          };
      return "(local.set " + local + " " + value + ") " + (local % 10 == 0 ? add(local) : "");
    }

    private String get(int local, String type) {
      String value = "(local.get " + local + ")";
      return switch (type) {
        case "i32" -> value;
        case "i64" -> "(i32.wrap_i64 " + value + ")";
        case "f32" -> "(i32.trunc_sat_f32_s " + value + ")";
        case "f64" -> "(i32.trunc_sat_f64_s " + value + ")";
        case "v128" -> "(i32x4.extract_lane 3 " + value + ")";
        default -> "(ref.is_null " + value + ")";
      };
    }
  },
  /** 133,000 functions, of which each calls another one. */
  FUNCTIONS {
    @Override
    String text() {
      return module(
          "(type $t (func (param i32) (result i32)))"
              + "(table funcref (elem "
              + repeat(133_000, i -> "$f" + i + " ")
              + "))"
              + repeat(
                  133_000,
                  i ->
                      "(func $f"
                          + i
                          + " (type $t) (i32.add (local.get 0) (i32.const "
                          + i
                          + ")))\n"),
          "(local $i i32)"
              + "(loop (local.set $a (i32.xor (call_indirect (type $t) (local.get $a) (local.get $i)) (i32.const 5)))"
              + "(br_if 0 (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 997))) (i32.const 133_000))))"
              + "(call $f132999 (local.get $a))");
    }
  },
  /** 98,000 data segments, active and passive. */
  DATA_SEGMENTS {
    @Override
    String text() {
      return module(
          "(memory 2)"
              + repeat(
                  49_000,
                  i ->
                      "(data (i32.const "
                          + i
                          + ") \""
                          + letter(i)
                          + "\") (data \""
                          + letter(i + 1)
                          + "\")"),
          "(memory.init 97_999 (i32.const 100_000) (i32.const 0) (i32.const 1))"
              + "(data.drop 97_997)"
              + "(i32.add (i32.load8_u (i32.and (local.get $a) (i32.const 0x7fff))) (i32.load8_u (i32.const 100_000)))");
    }
  },
  /** 12,000 each of types, globals, tables, tags, exports, and imports of several kinds. */
  DEFINITIONS {
    @Override
    String text() {
      int n = 12_000;
      return "(module "
          + repeat(n, i -> "(type $t" + i + " (func (param " + shape(i) + ") (result i32)))")
          + repeat(
              n / 4,
              i ->
                  "(import \"host\" \"global\" (global i32)) (import \"host\" \"next\" (func $n"
                      + i
                      + " (param i32) (result i32)))")
          + repeat(n, i -> "(global $g" + i + " (mut i32) (i32.const " + i + "))")
          + repeat(n, i -> "(table $x" + i + " 1 funcref)")
          + repeat(n, i -> "(tag $e" + i + " (param i32))")
          + repeat(n, i -> "(export \"g" + i + "\" (global $g" + i + "))")
          + run(
              "(global.set $g11999 (i32.add (global.get $g11998) (local.get $a)))"
                  + "(block (result i32) (try_table (result i32) (catch $e11999 0)"
                  + "(throw $e11999 (i32.add (global.get $g11999) (call $n2999 (global.get 2999))))))"
                  + "(i32.add (table.size $x11999))")
          + "(func (type $t8) (local.get 1))"
          + "(elem declare func $run))";
    }

    // Parameters that differ for all numbers.
    private String shape(int i) {
      return Integer.toBinaryString(i).replace("0", "i32 ").replace("1", "i64 ");
    }
  },
  /** Names as long as they may be. */
  NAMES {
    @Override
    String text() {
      String name = "ñ".repeat(49_999);
      return "(module $"
          + "m".repeat(1_000)
          + "(func $"
          + "f".repeat(99_000)
          + " (export \""
          + name
          + "\") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))"
          + run("(call 0 (local.get $a))")
          + ")";
    }
  };

  /** The module. */
  abstract String text();

  private static String module(String definitions, String body) {
    return "(module " + definitions + run(body) + ")";
  }

  private static String run(String body) {
    return "(func $run (export \"run\") (param $a i32) (result i32) " + body + ")";
  }

  /** Changes the local {@code $a}. */
  private static String add(int i) {
    return "(local.set $a (i32.add (local.get $a) (i32.const " + i % 7 + "))) ";
  }

  private static char letter(int i) {
    return (char) ('a' + i % 26);
  }

  private static String repeat(int count, IntFunction<String> text) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(text.apply(i));
    }
    return all.toString();
  }

  /** The openings from the first to the last, and the endings from the last to the first. */
  private static String nested(int depth, IntFunction<String> open, IntFunction<String> close) {
    return repeat(depth, open) + repeat(depth, i -> close.apply(depth - 1 - i));
  }
}
