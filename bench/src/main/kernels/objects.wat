;; Objects of the garbage collector: a treap of n random keys, which is searched and then taken apart by merging.
(module
  (type $node
    (struct
      (field $key i32)
      (field $priority i32)
      (field $count (mut i32))
      (field $left (mut (ref null $node)))
      (field $right (mut (ref null $node)))))

  (global $seed (mut i32) (i32.const 0))

  (func $random (result i32)
    (global.set $seed (i32.xor (global.get $seed) (i32.shl (global.get $seed) (i32.const 13))))
    (global.set $seed (i32.xor (global.get $seed) (i32.shr_u (global.get $seed) (i32.const 17))))
    (global.set $seed (i32.xor (global.get $seed) (i32.shl (global.get $seed) (i32.const 5))))
    (global.get $seed))

  (func $is_above (param $a (ref $node)) (param $b (ref $node)) (result i32)
    (i32.gt_u (struct.get $node $priority (local.get $a)) (struct.get $node $priority (local.get $b))))

  ;; The tree with one more of a key.
  (func $insert (param $at (ref null $node)) (param $key i32) (result (ref $node))
    (local $node (ref $node)) (local $child (ref $node))
    (block $absent
      (local.set $node (br_on_null $absent (local.get $at)))
      (if (i32.eq (local.get $key) (struct.get $node $key (local.get $node)))
        (then
          (struct.set $node $count (local.get $node)
            (i32.add (struct.get $node $count (local.get $node)) (i32.const 1)))
          (return (local.get $node))))
      (if (i32.lt_u (local.get $key) (struct.get $node $key (local.get $node)))
        (then
          (local.set $child (call $insert (struct.get $node $left (local.get $node)) (local.get $key)))
          (if (call $is_above (local.get $child) (local.get $node))
            (then
              (struct.set $node $left (local.get $node) (struct.get $node $right (local.get $child)))
              (struct.set $node $right (local.get $child) (local.get $node))
              (return (local.get $child))))
          (struct.set $node $left (local.get $node) (local.get $child)))
        (else
          (local.set $child (call $insert (struct.get $node $right (local.get $node)) (local.get $key)))
          (if (call $is_above (local.get $child) (local.get $node))
            (then
              (struct.set $node $right (local.get $node) (struct.get $node $left (local.get $child)))
              (struct.set $node $left (local.get $child) (local.get $node))
              (return (local.get $child))))
          (struct.set $node $right (local.get $node) (local.get $child))))
      (return (local.get $node)))
    (struct.new $node (local.get $key) (call $random) (i32.const 1) (ref.null $node) (ref.null $node)))

  ;; How often a key is in the tree.
  (func $count (param $at (ref null $node)) (param $key i32) (result i32)
    (local $node (ref $node))
    (block $absent
      (loop $down
        (local.set $node (br_on_null $absent (local.get $at)))
        (if (i32.eq (local.get $key) (struct.get $node $key (local.get $node)))
          (then (return (struct.get $node $count (local.get $node)))))
        (local.set $at
          (if (result (ref null $node)) (i32.lt_u (local.get $key) (struct.get $node $key (local.get $node)))
            (then (struct.get $node $left (local.get $node)))
            (else (struct.get $node $right (local.get $node)))))
        (br $down)))
    (i32.const 0))

  ;; One tree of two, all keys of the first being smaller than those of the second.
  (func $merge (param $a (ref null $node)) (param $b (ref null $node)) (result (ref null $node))
    (local $left (ref $node)) (local $right (ref $node))
    (block $only_b
      (local.set $left (br_on_null $only_b (local.get $a)))
      (block $only_a
        (local.set $right (br_on_null $only_a (local.get $b)))
        (if (call $is_above (local.get $left) (local.get $right))
          (then
            (struct.set $node $right (local.get $left)
              (call $merge (struct.get $node $right (local.get $left)) (local.get $right)))
            (return (local.get $left))))
        (struct.set $node $left (local.get $right)
          (call $merge (local.get $left) (struct.get $node $left (local.get $right))))
        (return (local.get $right)))
      (return (local.get $a)))
    (local.get $b))

  (func (export "run") (param $n i32) (result i32)
    (local $root (ref null $node)) (local $node (ref $node)) (local $i i32) (local $sum i32)
    (global.set $seed (i32.const 1234567))
    (local.set $i (local.get $n))
    (loop $inserting
      (local.set $root (call $insert (local.get $root) (i32.and (call $random) (i32.const 0xffff))))
      (local.set $i (i32.sub (local.get $i) (i32.const 1)))
      (br_if $inserting (i32.gt_s (local.get $i) (i32.const 0))))
    (local.set $i (local.get $n))
    (loop $searching
      (local.set $sum
        (i32.add
          (i32.mul (local.get $sum) (i32.const 3))
          (call $count (local.get $root) (i32.and (call $random) (i32.const 0xffff)))))
      (local.set $i (i32.sub (local.get $i) (i32.const 1)))
      (br_if $searching (i32.gt_s (local.get $i) (i32.const 0))))
    (block $empty
      (loop $taking
        (local.set $node (br_on_null $empty (local.get $root)))
        (local.set $sum
          (i32.add
            (i32.mul (local.get $sum) (i32.const 31))
            (i32.xor (struct.get $node $key (local.get $node)) (struct.get $node $count (local.get $node)))))
        (local.set $root
          (call $merge (struct.get $node $left (local.get $node)) (struct.get $node $right (local.get $node))))
        (br $taking)))
    (local.get $sum)))
