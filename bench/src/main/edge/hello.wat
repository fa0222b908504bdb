;; The smallest function in Cezve's own interface.
(module
  (import "cezve" "response_header" (func $header (param i32 i32 i32 i32) (result i32)))
  (import "cezve" "response_write" (func $write (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "content-typetext/plainhello\n")
  (func (export "handle")
    (drop (call $header (i32.const 0) (i32.const 12) (i32.const 12) (i32.const 10)))
    (drop (call $write (i32.const 22) (i32.const 6)))))
