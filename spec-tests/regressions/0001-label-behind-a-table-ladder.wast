;; A br_table some of whose targets take values became a ladder of rungs, and the label behind the
;; last rung was that of the block opened last. Where that was a loop, a branch back to it left it.

(module
  (func (export "table") (param $n i32) (result i32)
    (local $turns i32)
    (loop $again
      (local.set $turns (i32.add (local.get $turns) (i32.const 1)))
      (block $out
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br_table $again $out (i32.eqz (local.get $n)))))
    (local.get $turns))

  (func (export "leave") (param $n i32)
    (loop $again
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_table $again 1 (i32.eqz (local.get $n))))))

(assert_return (invoke "table" (i32.const 5)) (i32.const 5))
(assert_return (invoke "leave" (i32.const 5)))
