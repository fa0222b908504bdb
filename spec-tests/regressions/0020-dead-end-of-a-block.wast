;; Only a handler that can never be reached branches to the end of the inner block, so that it is
;; gone when code is generated; what follows the block was generated nevertheless, as dead code
;; that the JVM does not accept.
(module
  (tag $e)
  (func (export "f") (param i32) (result i32)
    (block $outer
      (block $inner
        (try_table (catch_all $outer) (catch_all $inner)
          (throw $e)))
      (local.set 0 (i32.const 2)))
    (local.get 0)))
(assert_return (invoke "f" (i32.const 7)) (i32.const 7))
