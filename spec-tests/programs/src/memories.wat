;; Two memories, an extended constant expression, passive segments and tables: a text is reversed from one memory into the other and printed.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory $io (export "memory") 1)
  (memory $scratch 1 4)
  (global $base i32 (i32.const 64))
  (global $end i32 (i32.add (i32.mul (i32.const 16) (i32.const 8)) (i32.const 128)))
  (table $steps 4 funcref)
  (table $copy 4 funcref)
  (elem $both func $reverse $upper)
  (data $text "!yromem rehto eht morf olleH")
  (data (memory $io) (offset (i32.sub (i32.const 300) (i32.const 1))) "\0a")
  (type $step (func (param i32) (result i32)))

  ;; Copies the scratch text to the first memory, last byte first.
  (func $reverse (param $length i32) (result i32)
    (local $i i32)
    (loop $next
      (i32.store8 $io
        (i32.add (global.get $base) (local.get $i))
        (i32.load8_u $scratch (i32.sub (i32.sub (local.get $length) (i32.const 1)) (local.get $i))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $length))))
    (local.get $length))

  ;; Turns the letters of the first memory's text into capitals.
  (func $upper (param $length i32) (result i32)
    (local $at i32) (local $byte i32)
    (local.set $at (global.get $base))
    (loop $next
      (local.set $byte (i32.load8_u $io (local.get $at)))
      (if (i32.and (i32.ge_u (local.get $byte) (i32.const 97)) (i32.le_u (local.get $byte) (i32.const 122)))
        (then (i32.store8 $io (local.get $at) (i32.sub (local.get $byte) (i32.const 32)))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (i32.add (global.get $base) (local.get $length)))))
    (local.get $length))

  (func $print (param $length i32)
    (i32.store8 $io (i32.add (global.get $base) (local.get $length)) (i32.load8_u $io (i32.const 299)))
    (i32.store $io (i32.const 0) (global.get $base))
    (i32.store $io (i32.const 4) (i32.add (local.get $length) (i32.const 1)))
    (if (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)) (then (unreachable))))

  (func (export "_start")
    (memory.init $scratch $text (i32.const 0) (i32.const 0) (i32.const 28))
    (data.drop $text)
    (if (i32.ne (memory.grow $scratch (i32.const 2)) (i32.const 1)) (then (unreachable)))
    (if (i32.ne (memory.size $scratch) (i32.const 3)) (then (unreachable)))
    (if (i32.ne (memory.size $io) (i32.const 1)) (then (unreachable)))
    (if (i32.ne (global.get $end) (i32.const 256)) (then (unreachable)))
    (table.init $steps $both (i32.const 1) (i32.const 0) (i32.const 2))
    (elem.drop $both)
    (table.copy $copy $steps (i32.const 0) (i32.const 1) (i32.const 2))
    (call $print (call_indirect $copy (type $step) (i32.const 28) (i32.const 0)))
    (call $print (call_indirect $copy (type $step) (i32.const 28) (i32.const 1)))
    (memory.fill $io (global.get $base) (i32.const 46) (i32.const 10))
    (memory.copy $io $scratch (i32.const 67) (i32.const 14) (i32.const 3))
    (call $print (i32.const 10))))
