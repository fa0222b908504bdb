// One launch of V8, as `cezve bench` is one of Cezve: node_launch.mjs FILE EXPORT N BUDGET_MS prints an object of JSON.
import { readFileSync } from "node:fs";

const [file, name, n, budget] = process.argv.slice(2);
const bytes = readFileSync(file);
const print = (found) => console.log(JSON.stringify(found));

const begin = performance.now();
let call;
try {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  call = instance.exports[name];
} catch (problem) {
  if (!(problem instanceof WebAssembly.CompileError)) throw problem;
  print({ unsupported: problem.message });
  process.exit();
}
const argument = Number(n);
const start = performance.now();
const result = call(argument);
let end = performance.now();
const times = [end - start];
while (end - start < Number(budget)) {
  const before = performance.now();
  call(argument);
  end = performance.now();
  times.push(end - before);
}
const [first] = times;
times.sort((a, b) => a - b);
print({
  results: [String(result)],
  load_ms: start - begin,
  first_ms: first,
  best_ms: times[0],
  median_ms: times[(times.length - 1) >> 1],
  calls: times.length,
});
