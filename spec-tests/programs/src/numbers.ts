// Functions of every numeric type, to be called one by one from outside. AssemblyScript.

export function gcd(a: i64, b: i64): i64 {
  while (b != 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

export function fibonacci(n: i32): i64 {
  let a: i64 = 0;
  let b: i64 = 1;
  for (let i = 0; i < n; i++) {
    const next = a + b;
    a = b;
    b = next;
  }
  return a;
}

export function collatz(n: i64): i32 {
  let steps = 0;
  while (n != 1) {
    n = (n & 1) == 0 ? n >> 1 : 3 * n + 1;
    steps++;
  }
  return steps;
}

export function isPrime(n: i32): bool {
  if (n < 2) return false;
  for (let d = 2; <i64>d * d <= <i64>n; d++) {
    if (n % d == 0) return false;
  }
  return true;
}

export function countPrimes(limit: i32): i32 {
  const composite = new Uint8Array(limit + 1);
  let count = 0;
  for (let i = 2; i <= limit; i++) {
    if (composite[i]) continue;
    count++;
    for (let j = <i64>i * i; j <= limit; j += i) composite[<i32>j] = 1;
  }
  return count;
}

export function hypotenuse(a: f64, b: f64): f64 {
  return Math.sqrt(a * a + b * b);
}

export function integrate(from: f64, to: f64, steps: i32): f64 {
  const width = (to - from) / steps;
  let sum = 0.0;
  for (let i = 0; i < steps; i++) {
    const x = from + (i + 0.5) * width;
    sum += Math.exp(-x * x) * width;
  }
  return sum;
}

export function interpolate(a: f32, b: f32, t: f32): f32 {
  return a + (b - a) * t;
}

export function rotate(value: i32, by: i32): i32 {
  return rotl<i32>(value, by);
}

export function bits(value: f64): i64 {
  return reinterpret<i64>(value);
}

export function palindromes(limit: i32): i32 {
  let count = 0;
  for (let i = 0; i < limit; i++) {
    const text = i.toString();
    if (text == text.split('').reverse().join('')) count++;
  }
  return count;
}

export function ackermann(m: i32, n: i32): i32 {
  if (m == 0) return n + 1;
  if (n == 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}
