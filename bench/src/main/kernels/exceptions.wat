;; Exceptions: n lines of arithmetic are read and computed; a mistake in one is thrown from deep inside and caught where lines are read.
(module
  (memory (export "memory") 1)
  (tag $syntax (param i32))
  (tag $division (param i32 i32))

  (global $seed (mut i32) (i32.const 0))
  (global $at (mut i32) (i32.const 0))
  (global $depth (mut i32) (i32.const 0))

  (func $random (result i32)
    (global.set $seed (i32.xor (global.get $seed) (i32.shl (global.get $seed) (i32.const 13))))
    (global.set $seed (i32.xor (global.get $seed) (i32.shr_u (global.get $seed) (i32.const 17))))
    (global.set $seed (i32.xor (global.get $seed) (i32.shl (global.get $seed) (i32.const 5))))
    (global.get $seed))

  (func $write (param $c i32)
    (i32.store8 (global.get $at) (local.get $c))
    (global.set $at (i32.add (global.get $at) (i32.const 1))))

  ;; Writes an expression; about one number in fifty is a mistake.
  (func $write_expression (param $depth i32)
    (local $random i32)
    (local.set $random (call $random))
    (if (i32.and (i32.gt_s (local.get $depth) (i32.const 0)) (i32.gt_u (i32.and (local.get $random) (i32.const 7)) (i32.const 1)))
      (then
        (call $write (i32.const 40 (; ( ;)))
        (call $write_expression (i32.sub (local.get $depth) (i32.const 1)))
        (call $write
          (i32.load8_u offset=65520 (i32.and (i32.shr_u (local.get $random) (i32.const 8)) (i32.const 3))))
        (call $write_expression (i32.sub (local.get $depth) (i32.const 1)))
        (call $write (i32.const 41 (; ) ;))))
      (else
        (call $write (i32.add (i32.const 48) (i32.rem_u (i32.shr_u (local.get $random) (i32.const 4)) (i32.const 10))))
        (call $write
          (if (result i32) (i32.lt_u (i32.and (i32.shr_u (local.get $random) (i32.const 16)) (i32.const 0xff)) (i32.const 5))
            (then (i32.const 63 (; ? ;)))
            (else (i32.add (i32.const 48) (i32.and (i32.shr_u (local.get $random) (i32.const 24)) (i32.const 7)))))))))
  (data (i32.const 65520) "+-*/")

  (func $peek (result i32)
    (i32.load8_u (global.get $at)))

  (func $skip (param $c i32)
    (if (i32.ne (call $peek) (local.get $c)) (then (throw $syntax (global.get $at))))
    (global.set $at (i32.add (global.get $at) (i32.const 1))))

  (func $read_number (result i32)
    (local $value i32) (local $digit i32)
    (if (i32.ge_u (i32.sub (call $peek) (i32.const 48)) (i32.const 10)) (then (throw $syntax (global.get $at))))
    (block $end
      (loop $next
        (local.set $digit (i32.sub (call $peek) (i32.const 48)))
        (br_if $end (i32.ge_u (local.get $digit) (i32.const 10)))
        (local.set $value (i32.add (i32.mul (local.get $value) (i32.const 10)) (local.get $digit)))
        (global.set $at (i32.add (global.get $at) (i32.const 1)))
        (br $next)))
    (local.get $value))

  (func $divide (param $a i32) (param $b i32) (result i32)
    (if (i32.eqz (local.get $b)) (then (throw $division (local.get $a) (global.get $at))))
    (if (i32.eq (local.get $b) (i32.const -1)) (then (return (i32.sub (i32.const 0) (local.get $a)))))
    (i32.div_s (local.get $a) (local.get $b)))

  (func $compute (param $operator i32) (param $a i32) (param $b i32) (result i32)
    (if (i32.eq (local.get $operator) (i32.const 43)) (then (return (i32.add (local.get $a) (local.get $b)))))
    (if (i32.eq (local.get $operator) (i32.const 45)) (then (return (i32.sub (local.get $a) (local.get $b)))))
    (if (i32.eq (local.get $operator) (i32.const 42)) (then (return (i32.mul (local.get $a) (local.get $b)))))
    (if (i32.eq (local.get $operator) (i32.const 47)) (then (return (call $divide (local.get $a) (local.get $b)))))
    (throw $syntax (global.get $at)))

  (func $read_expression (result i32)
    (local $a i32) (local $operator i32)
    (if (i32.ne (call $peek) (i32.const 40)) (then (return (call $read_number))))
    (call $skip (i32.const 40))
    (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
    (local.set $a (call $read_expression))
    (local.set $operator (call $peek))
    (call $skip (local.get $operator))
    (local.set $a (call $compute (local.get $operator) (local.get $a) (call $read_expression)))
    (call $skip (i32.const 41))
    (global.set $depth (i32.sub (global.get $depth) (i32.const 1)))
    (local.get $a))

  ;; As a function with something to clean up does: whatever is thrown goes on after that.
  (func $read_line (result i32)
    (local $value i32)
    (block $thrown (result exnref)
      (try_table (catch_all_ref $thrown)
        (local.set $value (call $read_expression))
        (call $skip (i32.const 10)))
      (return (local.get $value)))
    (global.set $depth (i32.const 0))
    (throw_ref))

  (func $value_of_line (result i32)
    (block $division (result i32 i32)
      (block $syntax (result i32)
        (try_table (catch $division $division) (catch $syntax $syntax)
          (return (call $read_line)))
        (unreachable))
      (return))
    (return (i32.sub)))

  (func (export "run") (param $n i32) (result i32)
    (local $sum i32)
    (global.set $seed (i32.const 192837465))
    (loop $next
      (global.set $at (i32.const 0))
      (call $write_expression (i32.const 4))
      (call $write (i32.const 10))
      (global.set $at (i32.const 0))
      (global.set $depth (i32.const 0))
      (local.set $sum
        (i32.add (i32.mul (local.get $sum) (i32.const 31)) (i32.add (call $value_of_line) (global.get $depth))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $next (i32.gt_s (local.get $n) (i32.const 0))))
    (local.get $sum)))
