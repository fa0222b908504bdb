;; The size of a custom section was counted with the bytes of its own length, so that its contents
;; reached behind the end of the module.

(assert_malformed
  (module binary
    "\00asm" "\01\00\00\00"
    "\00\03\01a")
  "unexpected end")
(assert_malformed
  (module binary
    "\00asm" "\01\00\00\00"
    "\00\02\01a"
    "\00\04\01b")
  "length out of bounds")
(module binary
  "\00asm" "\01\00\00\00"
  "\00\02\01a"
  "\00\03\01b\ff")
