;; A list of items, which are objects of the garbage collector.
(module $inventory
  (type $name (array (mut i16)))
  (type $item (struct (field $name (ref $name)) (field $count (mut i32)) (field $price f64)))
  (type $node (struct (field $item (ref $item)) (field $next (ref null $node))))
  (global $first (mut (ref null $node)) (ref.null $node))

  (func (export "add") (param $item (ref $item))
    (global.set $first (struct.new $node (local.get $item) (global.get $first))))

  ;; The value of all items.
  (func (export "total") (result f64)
    (local $node (ref null $node)) (local $item (ref null $item)) (local $sum f64)
    (local.set $node (global.get $first))
    (block $done
      (loop $next
        (br_if $done (ref.is_null (local.get $node)))
        (local.set $item (struct.get $node $item (local.get $node)))
        (local.set $sum (f64.add (local.get $sum)
          (f64.mul (struct.get $item $price (local.get $item))
            (f64.convert_i32_s (struct.get $item $count (local.get $item))))))
        (local.set $node (struct.get $node $next (local.get $node)))
        (br $next)))
    (local.get $sum))

  ;; The item of which there are the most, or null.
  (func (export "mostFrequent") (result (ref null $item))
    (local $node (ref null $node)) (local $item (ref null $item)) (local $best (ref null $item))
    (local.set $node (global.get $first))
    (block $done
      (loop $next
        (br_if $done (ref.is_null (local.get $node)))
        (local.set $item (struct.get $node $item (local.get $node)))
        (if (ref.is_null (local.get $best))
          (then (local.set $best (local.get $item)))
          (else
            (if (i32.gt_s (struct.get $item $count (local.get $item))
                  (struct.get $item $count (local.get $best)))
              (then (local.set $best (local.get $item))))))
        (local.set $node (struct.get $node $next (local.get $node)))
        (br $next)))
    (local.get $best)))
