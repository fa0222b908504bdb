#!/usr/bin/env node
// Runs a WebAssembly file with Node's own engine and WASI, with the arguments of `cezve run`:
//   node-wasi.mjs [--dir HOST[::GUEST]] [--env K=V] [--argv0 NAME] [--invoke NAME] FILE [ARGS]
// Exit code: the program's own; 134 on a trap; 1 on a module that does not compile or link; 2 on bad usage.
import fs from 'node:fs';
import path from 'node:path';

process.removeAllListeners('warning');
const { WASI } = await import('node:wasi');

function usage(message) {
  console.error(`node-wasi: ${message}`);
  process.exit(2);
}

function parse(argv) {
  const options = { preopens: {}, env: {}, argv0: undefined, invoke: undefined };
  let i = 0;
  for (; i < argv.length && argv[i].startsWith('--'); i += 2) {
    const value = argv[i + 1] ?? usage(`${argv[i]} needs a value`);
    if (argv[i] === '--dir') {
      const at = value.indexOf('::');
      const [host, guest] = at < 0 ? [value, value] : [value.slice(0, at), value.slice(at + 2)];
      options.preopens[guest] = host;
    } else if (argv[i] === '--env') {
      const at = value.indexOf('=');
      options.env[value.slice(0, at)] = value.slice(at + 1);
    } else if (argv[i] === '--argv0') {
      options.argv0 = value;
    } else if (argv[i] === '--invoke') {
      options.invoke = value;
    } else {
      usage(`unknown option ${argv[i]}`);
    }
  }
  if (i === argv.length) usage('no file given');
  return { ...options, file: argv[i], args: argv.slice(i + 1) };
}

// The JavaScript API does not tell a function's type, so the binary is read for it.
function exportedFunctionType(bytes, name) {
  let at = 8;
  const u32 = () => {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      result |= (byte & 0x7f) << shift;
      if (byte < 0x80) return result >>> 0;
    }
  };
  const text = () => {
    const length = u32();
    at += length;
    return new TextDecoder().decode(bytes.subarray(at - length, at));
  };
  const limits = () => {
    const flags = u32();
    u32();
    if (flags & 1) u32();
  };
  const types = [];
  const functions = [];
  while (at < bytes.length) {
    const id = bytes[at++];
    const end = u32() + at;
    if (id === 1) {
      for (let n = u32(); n > 0; n--) {
        at++;
        types.push([0, 0].map(() => Array.from({ length: u32() }, () => bytes[at++])));
      }
    } else if (id === 2) {
      for (let n = u32(); n > 0; n--) {
        text();
        text();
        const kind = bytes[at++];
        if (kind === 0) functions.push(u32());
        else if (kind === 1) {
          at++;
          limits();
        } else if (kind === 2) limits();
        else at += 2;
      }
    } else if (id === 3) {
      for (let n = u32(); n > 0; n--) functions.push(u32());
    } else if (id === 7) {
      for (let n = u32(); n > 0; n--) {
        const exported = text();
        const kind = bytes[at++];
        const index = u32();
        if (kind === 0 && exported === name) return types[functions[index]];
      }
    }
    at = end;
  }
  return usage(`no exported function ${name}`);
}

const I64 = 0x7e;
const F32 = 0x7d;

const options = parse(process.argv.slice(2));
const bytes = fs.readFileSync(options.file);
let instance;
let wasi;
try {
  const module = new WebAssembly.Module(bytes);
  const unstable = WebAssembly.Module.imports(module).some((i) => i.module === 'wasi_unstable');
  wasi = new WASI({
    version: unstable ? 'unstable' : 'preview1',
    args: [options.argv0 ?? path.basename(options.file), ...(options.invoke ? [] : options.args)],
    env: options.env,
    preopens: options.preopens,
    returnOnExit: true,
  });
  instance = new WebAssembly.Instance(module, wasi.getImportObject());
} catch (error) {
  if (!(error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError || error instanceof TypeError)) {
    throw error;
  }
  console.error(`node-wasi: ${options.file}: ${error.message}`);
  process.exit(1);
}
try {
  if (options.invoke) {
    const [params] = exportedFunctionType(bytes, options.invoke);
    if (params.length !== options.args.length) usage(`${options.invoke} takes ${params.length} arguments`);
    const args = options.args.map((arg, i) => (params[i] === I64 ? BigInt.asIntN(64, BigInt(arg)) : Number(arg)));
    if (instance.exports._initialize) wasi.initialize(instance);
    const [, results] = exportedFunctionType(bytes, options.invoke);
    const value = instance.exports[options.invoke](...args);
    const values = results.length === 0 ? [] : results.length === 1 ? [value] : value;
    values.forEach((v, i) => console.log(results[i] === F32 ? shortestFloat(v) : Object.is(v, -0) ? '-0.0' : String(v)));
  } else {
    process.exitCode = wasi.start(instance);
  }
} catch (error) {
  if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
  console.error(`trap: ${error.message}`);
  process.exitCode = 134;
}

function shortestFloat(value) {
  for (let digits = 1; digits < 10; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(value);
}
