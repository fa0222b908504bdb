;; A function of many faces: the first letter after /guest/ says what it does.
(module
  (import "cezve" "request_uri" (func $uri (param i32 i32) (result i32)))
  (import "cezve" "request_parameter" (func $parameter (param i32 i32 i32 i32) (result i32)))
  (import "cezve" "request_read" (func $read (param i32 i32) (result i32)))
  (import "cezve" "request_header" (func $header (param i32 i32 i32 i32) (result i32)))
  (import "cezve" "response_status" (func $status (param i32) (result i32)))
  (import "cezve" "response_header" (func $set_header (param i32 i32 i32 i32) (result i32)))
  (import "cezve" "response_write" (func $write (param i32 i32) (result i32)))
  (import "cezve" "kv_increment" (func $increment (param i32 i32 i64 i32) (result i32)))
  (import "cezve" "kv_set" (func $set (param i32 i32 i32 i32 i64) (result i32)))
  (import "cezve" "kv_get" (func $get (param i32 i32 i32 i32) (result i32)))
  (import "cezve" "log" (func $log (param i32 i32 i32) (result i32)))
  (import "cezve" "config" (func $config (param i32 i32 i32 i32) (result i32)))
  (import "cezve" "secret" (func $secret (param i32 i32 i32 i32) (result i32)))
  (import "cezve" "send_request"
    (func $send (param i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
  (import "cezve" "sent_status" (func $sent_status (param i32) (result i32)))
  (import "cezve" "sent_read" (func $sent_read (param i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 0) "facehello\ncontent-typetext/plainvisitsGREETINGGETx-other")
  (global $calls (mut i32) (i32.const 0))

  (func $say (param $at i32) (param $length i32)
    (drop (call $write (local.get $at) (local.get $length))))

  ;; Writes a number of one digit.
  (func $digit (param $n i32)
    (i32.store8 (i32.const 900) (i32.add (local.get $n) (i32.const 48)))
    (call $say (i32.const 900) (i32.const 1)))

  (func $deep (param $n i32) (result i32)
    (i32.add (call $deep (i32.add (local.get $n) (i32.const 1))) (i32.const 1)))

  (func $echo (local $n i32)
    (loop $more
      (local.set $n (call $read (i32.const 4096) (i32.const 65536)))
      (if (i32.gt_s (local.get $n) (i32.const 0))
        (then
          (call $say (i32.const 4096) (local.get $n))
          (br $more)))))

  ;; Wants more memory than it may have.
  (func $refused
    (drop (memory.grow (i32.const 30000))))

  (func (export "handle") (local $face i32) (local $n i32)
    (drop (call $set_header (i32.const 10) (i32.const 12) (i32.const 22) (i32.const 10)))
    (drop (call $parameter (i32.const 0) (i32.const 4) (i32.const 1024) (i32.const 64)))
    (local.set $face (i32.load8_u (i32.const 1024)))
    ;; h: says hello
    (if (i32.eq (local.get $face) (i32.const 0x68))
      (then (call $say (i32.const 4) (i32.const 6)) (return)))
    ;; t: traps
    (if (i32.eq (local.get $face) (i32.const 0x74)) (then (unreachable)))
    ;; l: runs for ever
    (if (i32.eq (local.get $face) (i32.const 0x6c)) (then (loop $ever (br $ever))))
    ;; m: takes memory until there is no more, and gives up
    (if (i32.eq (local.get $face) (i32.const 0x6d))
      (then
        (loop $more
          (br_if $more (i32.ne (memory.grow (i32.const 16)) (i32.const -1))))
        (unreachable)))
    ;; s: recurses for ever
    (if (i32.eq (local.get $face) (i32.const 0x73)) (then (drop (call $deep (i32.const 0)))))
    ;; e: echoes the body
    (if (i32.eq (local.get $face) (i32.const 0x65)) (then (call $echo) (return)))
    ;; b: answers without end
    (if (i32.eq (local.get $face) (i32.const 0x62))
      (then
        (loop $more
          (call $say (i32.const 4096) (i32.const 65536))
          (br $more))))
    ;; c: counts calls of this instance, which must always be the first
    (if (i32.eq (local.get $face) (i32.const 0x63))
      (then
        (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
        (i32.store8 (i32.const 2000) (i32.add (i32.load8_u (i32.const 2000)) (i32.const 1)))
        (call $digit (global.get $calls))
        (call $digit (i32.load8_u (i32.const 2000)))
        (return)))
    ;; v: counts visits in the store
    (if (i32.eq (local.get $face) (i32.const 0x76))
      (then
        (drop (call $increment (i32.const 32) (i32.const 6) (i64.const 1) (i32.const 800)))
        (call $digit (i32.wrap_i64 (i64.load (i32.const 800))))
        (return)))
    ;; g: tells its greeting, and logs it
    (if (i32.eq (local.get $face) (i32.const 0x67))
      (then
        (local.set $n (call $config (i32.const 38) (i32.const 8) (i32.const 1200) (i32.const 64)))
        (drop (call $log (i32.const 1) (i32.const 1200) (local.get $n)))
        (call $say (i32.const 1200) (local.get $n))
        (return)))
    ;; w: writes outside of its memory
    (if (i32.eq (local.get $face) (i32.const 0x77))
      (then (call $say (i32.const 131071) (i32.const 2))))
    ;; o: sends a request to the address in the header x-other, and passes the answer on
    (if (i32.eq (local.get $face) (i32.const 0x6f))
      (then
        (local.set $n (call $header (i32.const 49) (i32.const 7) (i32.const 1200) (i32.const 512)))
        (local.set $n
          (call $send (i32.const 46) (i32.const 3) (i32.const 1200) (local.get $n)
            (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)))
        (if (i32.lt_s (local.get $n) (i32.const 0))
          (then
            (drop (call $status (i32.const 502)))
            (call $digit (i32.sub (i32.const 0) (local.get $n)))
            (return)))
        (drop (call $status (call $sent_status (local.get $n))))
        (local.set $n (call $sent_read (local.get $n) (i32.const 4096) (i32.const 65536)))
        (call $say (i32.const 4096) (local.get $n))
        (return)))
    ;; r: is refused memory, and says hello
    (if (i32.eq (local.get $face) (i32.const 0x72))
      (then
        (call $refused)
        (call $say (i32.const 4) (i32.const 6))
        (return)))
    ;; a: is refused memory, begins to answer, and traps
    (if (i32.eq (local.get $face) (i32.const 0x61))
      (then
        (call $refused)
        (call $say (i32.const 4) (i32.const 6))
        (unreachable)))
    ;; d: is refused memory, and divides by zero
    (if (i32.eq (local.get $face) (i32.const 0x64))
      (then
        (call $refused)
        (drop (i32.div_u (i32.const 1) (i32.const 0)))))
    ;; j: is refused memory, has some in the end, and traps
    (if (i32.eq (local.get $face) (i32.const 0x6a))
      (then
        (call $refused)
        (drop (memory.grow (i32.const 1)))
        (unreachable)))
    ;; u: uses memory that it was refused
    (if (i32.eq (local.get $face) (i32.const 0x75))
      (then
        (call $refused)
        (i32.store (i32.const -65536) (i32.const 1))))
    ;; q: answers with 60,000 bytes
    (if (i32.eq (local.get $face) (i32.const 0x71))
      (then (call $say (i32.const 4096) (i32.const 60000)) (return)))
    ;; k: asks for a key that is too long
    (if (i32.eq (local.get $face) (i32.const 0x6b))
      (then
        (call $digit
          (i32.sub (i32.const 0)
            (call $get (i32.const 0) (i32.const 2000) (i32.const 800) (i32.const 8))))
        (return)))
    ;; p: opens responses of the address in the header x-other until it may not
    (if (i32.eq (local.get $face) (i32.const 0x70))
      (then
        (local.set $n (call $header (i32.const 49) (i32.const 7) (i32.const 1200) (i32.const 512)))
        (loop $more
          (br_if $more
            (i32.gt_s
              (call $send (i32.const 46) (i32.const 3) (i32.const 1200) (local.get $n)
                (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0))
              (i32.const 0))))
        (return)))
    ;; f: logs 10,000 times
    (if (i32.eq (local.get $face) (i32.const 0x66))
      (then
        (loop $more
          (drop (call $log (i32.const 1) (i32.const 4) (i32.const 5)))
          (local.set $n (i32.add (local.get $n) (i32.const 1)))
          (br_if $more (i32.lt_u (local.get $n) (i32.const 10000))))
        (return)))
    (drop (call $status (i32.const 404)))))
