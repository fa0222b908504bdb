;; A memory that grows page by page leaves its array after a while, and gets one again when it is
;; accessed often; whoever is in the middle of a function meanwhile goes on with the right bytes.
(module
  (memory $m 1)
  (data (i32.const 0) "\01\02\03\04\05\06\07\08")

  (func $grow (result i32) (memory.grow (i32.const 1)))

  ;; Writes the index of each new page to its start and its end.
  (func (export "grow") (param $pages i32)
    (local $page i32)
    (loop $again
      (local.set $page (call $grow))
      (i32.store (i32.shl (local.get $page) (i32.const 16)) (local.get $page))
      (i32.store offset=65532 (i32.shl (local.get $page) (i32.const 16)) (local.get $page))
      (br_if $again (i32.lt_u (memory.size) (local.get $pages)))))

  ;; How many pages do not have their index at both ends.
  (func (export "wrong") (result i32)
    (local $page i32) (local $wrong i32)
    (local.set $page (i32.const 1))
    (loop $again
      (local.set $wrong
        (i32.add (local.get $wrong)
          (i32.or
            (i32.ne (local.get $page)
              (i32.load (i32.shl (local.get $page) (i32.const 16))))
            (i32.ne (local.get $page)
              (i32.load offset=65532 (i32.shl (local.get $page) (i32.const 16)))))))
      (br_if $again
        (i32.lt_u (local.tee $page (i32.add (local.get $page) (i32.const 1))) (memory.size))))
    (local.get $wrong))

  ;; Counts at an address, by one a round.
  (func (export "count") (param $rounds i32) (param $at i32) (result i32)
    (loop $again
      (i32.store offset=4 (local.get $at)
        (i32.add (i32.load offset=4 (local.get $at)) (i32.const 1)))
      (br_if $again
        (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (i32.load offset=4 (local.get $at)))

  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "load16") (param i32) (result i32) (i32.load16_u offset=1 (local.get 0)))
  (func (export "load64") (param i32) (result i64) (i64.load (local.get 0)))
  (func (export "store") (param i32) (i32.store offset=3 (local.get 0) (i32.const -1)))
  (func (export "store128") (param i32)
    (v128.store (local.get 0) (v128.const i64x2 -1 -1))))

(assert_return (invoke "grow" (i32.const 40)))
(assert_return (invoke "wrong") (i32.const 0))
(assert_trap (invoke "load" (i32.const 2621440)) "out of bounds memory access")
(assert_return (invoke "grow" (i32.const 150)))
(assert_return (invoke "wrong") (i32.const 0))

;; There is no array now.
(assert_return (invoke "load" (i32.const 9830399)) (i32.const 0))
(assert_trap (invoke "load" (i32.const 9830400)) "out of bounds memory access")
(assert_trap (invoke "load" (i32.const -1)) "out of bounds memory access")
(assert_trap (invoke "load16" (i32.const 9830398)) "out of bounds memory access")
(assert_trap (invoke "load16" (i32.const -1)) "out of bounds memory access")
(assert_trap (invoke "load64" (i32.const 9830393)) "out of bounds memory access")
(assert_trap (invoke "store" (i32.const 9830394)) "out of bounds memory access")
(assert_trap (invoke "store128" (i32.const 9830385)) "out of bounds memory access")
(assert_return (invoke "load64" (i32.const 9830392)) (i64.const 0x0000009500000000))

;; While this counts there comes to be one.
(assert_return (invoke "count" (i32.const 5000000) (i32.const 8)) (i32.const 5000000))
(assert_return (invoke "count" (i32.const 5000000) (i32.const 8)) (i32.const 10000000))
(assert_return (invoke "wrong") (i32.const 0))
(assert_trap (invoke "load" (i32.const 9830400)) "out of bounds memory access")
(assert_trap (invoke "store128" (i32.const -8)) "out of bounds memory access")
(assert_return (invoke "load64" (i32.const 0)) (i64.const 0x0807060504030201))

;; And it is left again.
(assert_return (invoke "grow" (i32.const 155)))
(assert_return (invoke "wrong") (i32.const 0))
(assert_return (invoke "count" (i32.const 5) (i32.const 8)) (i32.const 10000005))
(assert_trap (invoke "load" (i32.const 10158080)) "out of bounds memory access")

;; The addresses of a 64-bit memory are not cut short.
(module
  (memory i64 1)
  (func (export "load") (param i64) (result i32) (i32.load8_u offset=4 (local.get 0)))
  (func (export "store") (param i64) (f64.store (local.get 0) (f64.const 1)))
  (func (export "load128") (param i64) (result v128) (v128.load offset=8 (local.get 0))))
(assert_return (invoke "store" (i64.const 65528)))
(assert_return (invoke "load" (i64.const 65531)) (i32.const 0x3F))
(assert_trap (invoke "load" (i64.const 65532)) "out of bounds memory access")
(assert_trap (invoke "load" (i64.const 0x1_0000_0000)) "out of bounds memory access")
(assert_trap (invoke "load" (i64.const -4)) "out of bounds memory access")
(assert_trap (invoke "load" (i64.const 0x7FFF_FFFF)) "out of bounds memory access")
(assert_trap (invoke "store" (i64.const 65529)) "out of bounds memory access")
(assert_trap (invoke "store" (i64.const 0x1_0000_0000)) "out of bounds memory access")
(assert_return (invoke "load128" (i64.const 65512)) (v128.const i64x2 0 0x3FF0000000000000))
(assert_trap (invoke "load128" (i64.const 65513)) "out of bounds memory access")
(assert_trap (invoke "load128" (i64.const -8)) "out of bounds memory access")
(assert_trap (invoke "load128" (i64.const 0x1_0000_0000)) "out of bounds memory access")
