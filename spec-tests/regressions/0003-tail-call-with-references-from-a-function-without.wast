;; A function without references in its type went on as an imported one that takes some: handing
;; the results over reached behind the end of the caller's references, which it does not have.

(module $callee
  (func (export "is-null") (param externref funcref i64) (result i32)
    (i32.and (ref.is_null (local.get 0)) (ref.is_null (local.get 1)))))
(register "callee")

(module
  (import "callee" "is-null" (func $is-null (param externref funcref i64) (result i32)))
  (type $is-null (func (param externref funcref i64) (result i32)))
  (table funcref (elem $is-null))
  (func (export "direct") (result i32)
    (return_call $is-null (ref.null extern) (ref.null func) (i64.const 0)))
  (func (export "indirect") (result i32)
    (return_call_indirect (type $is-null)
      (ref.null extern) (ref.func $is-null) (i64.const 0) (i32.const 0))))

(assert_return (invoke "direct") (i32.const 1))
(assert_return (invoke "indirect") (i32.const 0))
