;; The text of the trap names the element at once: "uninitialized element 2", not "uninitialized element: 2".
(module
  (table 3 funcref)
  (func (export "call") (param i32) (call_indirect (local.get 0))))

(assert_trap (invoke "call" (i32.const 2)) "uninitialized element 2")
(assert_trap (invoke "call" (i32.const 3)) "undefined element")
