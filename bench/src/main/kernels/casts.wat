;; Casts: expressions as objects of different types; n random ones are differentiated twice, simplified and evaluated.
(module
  (rec
    (type $expression (sub (struct)))
    (type $number (sub final $expression (struct (field $value f64))))
    (type $variable (sub final $expression (struct)))
    (type $sum (sub final $expression (struct (field $a (ref $expression)) (field $b (ref $expression)))))
    (type $product (sub final $expression (struct (field $a (ref $expression)) (field $b (ref $expression)))))
    (type $negation (sub final $expression (struct (field $a (ref $expression))))))

  (global $seed (mut i32) (i32.const 0))
  (global $x (ref $variable) (struct.new $variable))

  (func $random (result i32)
    (global.set $seed (i32.xor (global.get $seed) (i32.shl (global.get $seed) (i32.const 13))))
    (global.set $seed (i32.xor (global.get $seed) (i32.shr_u (global.get $seed) (i32.const 17))))
    (global.set $seed (i32.xor (global.get $seed) (i32.shl (global.get $seed) (i32.const 5))))
    (global.get $seed))

  (func $make (param $depth i32) (result (ref $expression))
    (local $choice i32)
    (local.set $choice (i32.and (call $random) (i32.const 7)))
    (if (i32.eqz (local.get $depth))
      (then
        (if (i32.lt_u (local.get $choice) (i32.const 4)) (then (return (global.get $x))))
        (return (struct.new $number (f64.convert_i32_s (i32.sub (local.get $choice) (i32.const 5)))))))
    (local.set $depth (i32.sub (local.get $depth) (i32.const 1)))
    (if (i32.eqz (local.get $choice))
      (then (return (struct.new $negation (call $make (local.get $depth))))))
    (if (i32.lt_u (local.get $choice) (i32.const 5))
      (then (return (struct.new $sum (call $make (local.get $depth)) (call $make (local.get $depth))))))
    (struct.new $product (call $make (local.get $depth)) (call $make (local.get $depth))))

  (func $is_number (param $e (ref $expression)) (param $value f64) (result i32)
    (block $other (result (ref $expression))
      (return
        (f64.eq
          (struct.get $number $value (br_on_cast_fail $other (ref $expression) (ref $number) (local.get $e)))
          (local.get $value))))
    (drop)
    (i32.const 0))

  (func $add (param $a (ref $expression)) (param $b (ref $expression)) (result (ref $expression))
    (if (call $is_number (local.get $a) (f64.const 0)) (then (return (local.get $b))))
    (if (call $is_number (local.get $b) (f64.const 0)) (then (return (local.get $a))))
    (if (i32.and (ref.test (ref $number) (local.get $a)) (ref.test (ref $number) (local.get $b)))
      (then
        (return
          (struct.new $number
            (f64.add
              (struct.get $number $value (ref.cast (ref $number) (local.get $a)))
              (struct.get $number $value (ref.cast (ref $number) (local.get $b))))))))
    (struct.new $sum (local.get $a) (local.get $b)))

  (func $multiply (param $a (ref $expression)) (param $b (ref $expression)) (result (ref $expression))
    (if (call $is_number (local.get $a) (f64.const 0)) (then (return (local.get $a))))
    (if (call $is_number (local.get $b) (f64.const 0)) (then (return (local.get $b))))
    (if (call $is_number (local.get $a) (f64.const 1)) (then (return (local.get $b))))
    (if (call $is_number (local.get $b) (f64.const 1)) (then (return (local.get $a))))
    (struct.new $product (local.get $a) (local.get $b)))

  (func $negate (param $a (ref $expression)) (result (ref $expression))
    (block $plain (result (ref $expression))
      (return
        (struct.get $negation $a (br_on_cast_fail $plain (ref $expression) (ref $negation) (local.get $a)))))
    (drop)
    (if (call $is_number (local.get $a) (f64.const 0)) (then (return (local.get $a))))
    (struct.new $negation (local.get $a)))

  (func $derive (param $e (ref $expression)) (result (ref $expression))
    (local $s (ref $sum)) (local $p (ref $product))
    (block $number (result (ref $number))
      (block $variable (result (ref $variable))
        (block $sum (result (ref $sum))
          (block $product (result (ref $product))
            (block $negation (result (ref $negation))
              (local.get $e)
              (br_on_cast $product (ref $expression) (ref $product))
              (br_on_cast $sum (ref $expression) (ref $sum))
              (br_on_cast $variable (ref $expression) (ref $variable))
              (br_on_cast $number (ref $expression) (ref $number))
              (br_on_cast $negation (ref $expression) (ref $negation))
              (unreachable))
            (return (call $negate (call $derive (struct.get $negation $a)))))
          (local.set $p)
          (return
            (call $add
              (call $multiply
                (call $derive (struct.get $product $a (local.get $p)))
                (struct.get $product $b (local.get $p)))
              (call $multiply
                (struct.get $product $a (local.get $p))
                (call $derive (struct.get $product $b (local.get $p)))))))
        (local.set $s)
        (return
          (call $add
            (call $derive (struct.get $sum $a (local.get $s)))
            (call $derive (struct.get $sum $b (local.get $s))))))
      (drop)
      (return (struct.new $number (f64.const 1))))
    (drop)
    (struct.new $number (f64.const 0)))

  (func $evaluate (param $e (ref $expression)) (param $x f64) (result f64)
    (local $s (ref $sum)) (local $p (ref $product))
    (if (ref.test (ref $variable) (local.get $e)) (then (return (local.get $x))))
    (if (ref.test (ref $number) (local.get $e))
      (then (return (struct.get $number $value (ref.cast (ref $number) (local.get $e))))))
    (if (ref.test (ref $sum) (local.get $e))
      (then
        (local.set $s (ref.cast (ref $sum) (local.get $e)))
        (return
          (f64.add
            (call $evaluate (struct.get $sum $a (local.get $s)) (local.get $x))
            (call $evaluate (struct.get $sum $b (local.get $s)) (local.get $x))))))
    (if (ref.test (ref $product) (local.get $e))
      (then
        (local.set $p (ref.cast (ref $product) (local.get $e)))
        (return
          (f64.mul
            (call $evaluate (struct.get $product $a (local.get $p)) (local.get $x))
            (call $evaluate (struct.get $product $b (local.get $p)) (local.get $x))))))
    (f64.neg (call $evaluate (struct.get $negation $a (ref.cast (ref $negation) (local.get $e))) (local.get $x))))

  (func (export "run") (param $n i32) (result f64)
    (local $first (ref $expression)) (local $sum f64)
    (global.set $seed (i32.const 7654321))
    (loop $next
      (local.set $first (call $derive (call $make (i32.const 6))))
      (local.set $sum
        (f64.add
          (f64.mul (local.get $sum) (f64.const 0.5))
          (f64.add
            (call $evaluate (local.get $first) (f64.const 0.75))
            (call $evaluate (call $derive (local.get $first)) (f64.const 1.25)))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $next (i32.gt_s (local.get $n) (i32.const 0))))
    (local.get $sum)))
