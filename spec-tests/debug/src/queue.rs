// A queue in a ring, which panics when it is empty; DWARF of another compiler, with code of its library inlined.
#![no_std]

#[panic_handler]
fn on_panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

struct Ring {
    items: [i32; 4],
    first: usize,
    length: usize,
}

impl Ring {
    fn add(&mut self, item: i32) {
        let end = (self.first + self.length) % 4;
        self.items[end] = item;
        self.length += 1;
    }

    fn take(&mut self) -> Option<i32> {
        if self.length == 0 {
            return None;
        }
        let item = self.items[self.first];
        self.first = (self.first + 1) % 4;
        self.length -= 1;
        Some(item)
    }
}

#[inline(never)]
fn sum(queue: &mut Ring, count: i32) -> i32 {
    let mut total = 0;
    for _ in 0..count {
        total += queue.take().unwrap();
    }
    total
}

/// Adds up that many of the three numbers in a queue.
#[no_mangle]
pub extern "C" fn total(count: i32) -> i32 {
    let mut queue = Ring { items: [0; 4], first: 2, length: 0 };
    for item in [10, 20, 12] {
        queue.add(item);
    }
    sum(&mut queue, count)
}
