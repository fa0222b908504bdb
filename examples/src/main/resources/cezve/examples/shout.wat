;; Makes a text upper-case, byte by byte, and puts an exclamation mark behind it.
(module $shout
  (import "host" "log" (func $log (param i32 i32)))
  (import "host" "upper-case" (func $upperCase (param i32) (result i32)))
  (memory (export "memory") 1)
  (global $free (mut i32) (i32.const 1024))
  (data (i32.const 0) "shouting")

  (func $allocate (export "allocate") (param $bytes i32) (result i32)
    (global.get $free)
    (global.set $free (i32.add (global.get $free) (local.get $bytes)))
    ;; Grow when there are fewer than 64 KiB left.
    (if (i32.gt_u (i32.add (global.get $free) (i32.const 65536))
          (i32.mul (memory.size) (i32.const 65536)))
      (then
        (drop (memory.grow (i32.add (i32.const 1)
          (i32.shr_u (local.get $bytes) (i32.const 16))))))))

  (func (export "transform") (param $from i32) (param $length i32) (result i32 i32)
    (local $i i32) (local $to i32)
    (call $log (i32.const 0) (i32.const 8))
    (local.set $to (call $allocate (i32.add (local.get $length) (i32.const 1))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $length)))
        (i32.store8
          (i32.add (local.get $to) (local.get $i))
          (call $upperCase (i32.load8_u (i32.add (local.get $from) (local.get $i)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.store8 (i32.add (local.get $to) (local.get $length)) (i32.const 33))
    (local.get $to)
    (i32.add (local.get $length) (i32.const 1))))
