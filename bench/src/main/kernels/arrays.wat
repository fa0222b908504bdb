;; Arrays of the garbage collector: n strings as arrays of 16-bit units are made, joined, turned round, sorted and hashed.
(module
  (type $string (array (mut i16)))
  (type $strings (array (mut (ref null $string))))

  (global $seed (mut i32) (i32.const 0))

  (func $random (result i32)
    (global.set $seed (i32.xor (global.get $seed) (i32.shl (global.get $seed) (i32.const 13))))
    (global.set $seed (i32.xor (global.get $seed) (i32.shr_u (global.get $seed) (i32.const 17))))
    (global.set $seed (i32.xor (global.get $seed) (i32.shl (global.get $seed) (i32.const 5))))
    (global.get $seed))

  (func $make (result (ref $string))
    (local $random i32) (local $i i32) (local $string (ref $string))
    (local.set $random (call $random))
    (local.set $string
      (array.new_default $string (i32.add (i32.const 4) (i32.and (local.get $random) (i32.const 15)))))
    (loop $next
      (array.set $string (local.get $string) (local.get $i)
        (i32.add (i32.const 97) (i32.rem_u (i32.rotl (local.get $random) (local.get $i)) (i32.const 26))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (array.len (local.get $string)))))
    (local.get $string))

  (func $join (param $a (ref $string)) (param $b (ref $string)) (result (ref $string))
    (local $joined (ref $string))
    (local.set $joined
      (array.new_default $string (i32.add (array.len (local.get $a)) (array.len (local.get $b)))))
    (array.copy $string $string
      (local.get $joined) (i32.const 0) (local.get $a) (i32.const 0) (array.len (local.get $a)))
    (array.copy $string $string
      (local.get $joined) (array.len (local.get $a)) (local.get $b) (i32.const 0) (array.len (local.get $b)))
    (local.get $joined))

  (func $turn (param $string (ref $string))
    (local $i i32) (local $j i32) (local $unit i32)
    (local.set $j (array.len (local.get $string)))
    (block $done
      (loop $next
        (local.set $j (i32.sub (local.get $j) (i32.const 1)))
        (br_if $done (i32.ge_s (local.get $i) (local.get $j)))
        (local.set $unit (array.get_u $string (local.get $string) (local.get $i)))
        (array.set $string (local.get $string) (local.get $i)
          (array.get_u $string (local.get $string) (local.get $j)))
        (array.set $string (local.get $string) (local.get $j) (local.get $unit))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  (func $compare (param $a (ref $string)) (param $b (ref $string)) (result i32)
    (local $i i32) (local $least i32) (local $difference i32)
    (local.set $least
      (select
        (array.len (local.get $a))
        (array.len (local.get $b))
        (i32.lt_u (array.len (local.get $a)) (array.len (local.get $b)))))
    (block $end
      (loop $next
        (br_if $end (i32.ge_u (local.get $i) (local.get $least)))
        (local.set $difference
          (i32.sub
            (array.get_u $string (local.get $a) (local.get $i))
            (array.get_u $string (local.get $b) (local.get $i))))
        (if (local.get $difference) (then (return (local.get $difference))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.sub (array.len (local.get $a)) (array.len (local.get $b))))

  (func $get (param $strings (ref $strings)) (param $i i32) (result (ref $string))
    (ref.as_non_null (array.get $strings (local.get $strings) (local.get $i))))

  ;; Sorts the strings from one index up to another by merging, with a second array to merge into.
  (func $sort (param $strings (ref $strings)) (param $spare (ref $strings)) (param $from i32) (param $to i32)
    (local $middle i32) (local $i i32) (local $j i32) (local $at i32)
    (if (i32.lt_s (i32.sub (local.get $to) (local.get $from)) (i32.const 2)) (then (return)))
    (local.set $middle (i32.shr_u (i32.add (local.get $from) (local.get $to)) (i32.const 1)))
    (call $sort (local.get $strings) (local.get $spare) (local.get $from) (local.get $middle))
    (call $sort (local.get $strings) (local.get $spare) (local.get $middle) (local.get $to))
    (array.copy $strings $strings
      (local.get $spare) (local.get $from)
      (local.get $strings) (local.get $from) (i32.sub (local.get $to) (local.get $from)))
    (local.set $i (local.get $from))
    (local.set $j (local.get $middle))
    (local.set $at (local.get $from))
    (loop $next
      (if
        (if (result i32) (i32.ge_s (local.get $j) (local.get $to))
          (then (i32.const 1))
          (else
            (if (result i32) (i32.ge_s (local.get $i) (local.get $middle))
              (then (i32.const 0))
              (else
                (i32.le_s
                  (call $compare
                    (call $get (local.get $spare) (local.get $i))
                    (call $get (local.get $spare) (local.get $j)))
                  (i32.const 0))))))
        (then
          (array.set $strings (local.get $strings) (local.get $at)
            (array.get $strings (local.get $spare) (local.get $i)))
          (local.set $i (i32.add (local.get $i) (i32.const 1))))
        (else
          (array.set $strings (local.get $strings) (local.get $at)
            (array.get $strings (local.get $spare) (local.get $j)))
          (local.set $j (i32.add (local.get $j) (i32.const 1)))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_s (local.get $at) (local.get $to)))))

  (func $hash (param $string (ref $string)) (param $h i32) (result i32)
    (local $i i32)
    (loop $next
      (local.set $h
        (i32.add (i32.mul (local.get $h) (i32.const 31)) (array.get_u $string (local.get $string) (local.get $i))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (array.len (local.get $string)))))
    (local.get $h))

  (func (export "run") (param $n i32) (result i32)
    (local $strings (ref $strings)) (local $string (ref $string)) (local $i i32) (local $h i32)
    (global.set $seed (i32.const 1029384756))
    (local.set $strings (array.new_default $strings (local.get $n)))
    (loop $making
      (local.set $string (call $make))
      (if (i32.and (local.get $i) (i32.const 1))
        (then
          (local.set $string
            (call $join
              (local.get $string)
              (call $get (local.get $strings) (i32.shr_u (local.get $i) (i32.const 1)))))
          (if (i32.gt_u (array.len (local.get $string)) (i32.const 200))
            (then (local.set $string (call $make))))))
      (call $turn (local.get $string))
      (array.set $strings (local.get $strings) (local.get $i) (local.get $string))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $making (i32.lt_s (local.get $i) (local.get $n))))
    (call $sort
      (local.get $strings)
      (array.new_default $strings (local.get $n))
      (i32.const 0)
      (local.get $n))
    (local.set $i (i32.const 0))
    (loop $hashing
      (local.set $h (call $hash (call $get (local.get $strings) (local.get $i)) (local.get $h)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $hashing (i32.lt_s (local.get $i) (local.get $n))))
    (local.get $h)))
