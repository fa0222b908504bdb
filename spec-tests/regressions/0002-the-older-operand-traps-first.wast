;; An operand had to be evaluated early because a local that it reads was about to be set, and
;; trapped before an older operand that was still waiting.

(module
  (memory 1)
  (func (export "load-then-divide") (param $address i32) (param $divisor i32) (result i32)
    (i32.load (local.get $address))
    (i32.div_s (i32.const 1) (local.get $divisor))
    (local.set $divisor (i32.const 7))
    (i32.add)))

(assert_trap (invoke "load-then-divide" (i32.const -1) (i32.const 0)) "out of bounds memory access")
(assert_trap (invoke "load-then-divide" (i32.const 0) (i32.const 0)) "integer divide by zero")
(assert_return (invoke "load-then-divide" (i32.const 0) (i32.const 1)) (i32.const 1))
