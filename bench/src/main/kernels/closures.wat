;; Closures: calls through references to functions (call_ref), by pipelines of functions that n numbers go through.
(module
  (rec
    (type $code (func (param (ref $closure)) (param i32) (result i32)))
    (type $closure (sub (struct (field $code (ref $code))))))
  (type $with_number (sub $closure (struct (field $code (ref $code)) (field $number i32))))
  (type $with_functions
    (sub $closure (struct (field $code (ref $code)) (field $f (ref $closure)) (field $g (ref $closure)))))
  (type $counter (sub $closure (struct (field $code (ref $code)) (field $count (mut i32)))))

  (elem declare func $add $multiply $xor $count $compose $choose)

  (func $apply (param $closure (ref $closure)) (param $x i32) (result i32)
    (call_ref $code (local.get $closure) (local.get $x) (struct.get $closure $code (local.get $closure))))

  (func $number_of (param $self (ref $closure)) (result i32)
    (struct.get $with_number $number (ref.cast (ref $with_number) (local.get $self))))

  (func $add (type $code) (param $self (ref $closure)) (param $x i32) (result i32)
    (i32.add (local.get $x) (call $number_of (local.get $self))))

  (func $multiply (type $code) (param $self (ref $closure)) (param $x i32) (result i32)
    (i32.mul (local.get $x) (call $number_of (local.get $self))))

  (func $xor (type $code) (param $self (ref $closure)) (param $x i32) (result i32)
    (i32.xor (local.get $x) (i32.shr_u (local.get $x) (call $number_of (local.get $self)))))

  (func $count (type $code) (param $self (ref $closure)) (param $x i32) (result i32)
    (local $counter (ref $counter))
    (local.set $counter (ref.cast (ref $counter) (local.get $self)))
    (struct.set $counter $count (local.get $counter)
      (i32.add (struct.get $counter $count (local.get $counter)) (i32.const 1)))
    (i32.add (local.get $x) (struct.get $counter $count (local.get $counter))))

  (func $compose (type $code) (param $self (ref $closure)) (param $x i32) (result i32)
    (local $pair (ref $with_functions))
    (local.set $pair (ref.cast (ref $with_functions) (local.get $self)))
    (call $apply
      (struct.get $with_functions $g (local.get $pair))
      (call $apply (struct.get $with_functions $f (local.get $pair)) (local.get $x))))

  (func $choose (type $code) (param $self (ref $closure)) (param $x i32) (result i32)
    (local $pair (ref $with_functions))
    (local.set $pair (ref.cast (ref $with_functions) (local.get $self)))
    (call $apply
      (if (result (ref $closure)) (i32.and (local.get $x) (i32.const 1))
        (then (struct.get $with_functions $f (local.get $pair)))
        (else (struct.get $with_functions $g (local.get $pair))))
      (local.get $x)))

  ;; A pipeline whose parts depend on a number.
  (func $make (param $depth i32) (param $number i32) (result (ref $closure))
    (local $f (ref $closure)) (local $g (ref $closure))
    (if (local.get $depth)
      (then
        (local.set $depth (i32.sub (local.get $depth) (i32.const 1)))
        (local.set $f (call $make (local.get $depth) (i32.mul (local.get $number) (i32.const 7))))
        (local.set $g (call $make (local.get $depth) (i32.add (local.get $number) (i32.const 3))))
        (if (i32.and (local.get $number) (i32.const 4))
          (then (return (struct.new $with_functions (ref.func $choose) (local.get $f) (local.get $g)))))
        (return (struct.new $with_functions (ref.func $compose) (local.get $f) (local.get $g)))))
    (block $3
      (block $2
        (block $1
          (block $0 (br_table $0 $1 $2 $3 (i32.and (local.get $number) (i32.const 3))))
          (return (struct.new $with_number (ref.func $add) (local.get $number))))
        (return (struct.new $with_number (ref.func $multiply) (i32.or (local.get $number) (i32.const 1)))))
      (return
        (struct.new $with_number
          (ref.func $xor) (i32.add (i32.and (local.get $number) (i32.const 15)) (i32.const 1)))))
    (struct.new $counter (ref.func $count) (i32.const 0)))

  (func (export "run") (param $n i32) (result i32)
    (local $i i32) (local $sum i32) (local $pipeline (ref $closure))
    (local.set $pipeline (call $make (i32.const 3) (i32.const 5)))
    (loop $next
      (if (i32.eqz (i32.and (local.get $i) (i32.const 255)))
        (then (local.set $pipeline (call $make (i32.const 3) (i32.shr_u (local.get $i) (i32.const 8))))))
      (local.set $sum
        (i32.add (i32.mul (local.get $sum) (i32.const 31)) (call $apply (local.get $pipeline) (local.get $i))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_s (local.get $i) (local.get $n))))
    (local.get $sum)))
