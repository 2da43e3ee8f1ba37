// Compiles and starts modules, and explains why one cannot run.
import { kindOf } from './argument-checks.js';
import { AtlasError, ErrorCode } from './errors.js';

/** The smallest module with a v128 in it. */
const SIMD = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  96,
  0,
  1,
  123,
  3,
  2,
  1,
  0,
  10,
  10,
  1,
  8,
  0,
  65,
  0,
  253,
  15,
  253,
  98,
  11,
);

/** Whether this runtime has 128-bit SIMD. */
export const hasSimd = () => WebAssembly.validate(SIMD);

const BY_POLICY = "where a Content-Security-Policy holds, it must allow 'wasm-unsafe-eval'";
const BY_SPACE =
  'each instance reserves gigabytes of address space: raise the limit (ulimit -v), keep fewer instances, or run Node with --disable-wasm-trap-handler';

/**
 * If a module cannot be compiled or started, one of several errors is thrown. They are recognised by name, because they
 * may be of another realm.
 */
export function unusable(error, what = 'the module') {
  if (error instanceof AtlasError) return error;
  const said = `${error.message}`;
  if (error.name === 'RangeError' || /out of memory/i.test(said)) {
    return new AtlasError(ErrorCode.MEMORY, `${what} cannot have its memory: ${said}; ${BY_SPACE}`, { cause: error });
  }
  const hint = error.name === 'TypeError' || error.name === 'LinkError' ? '' : `; ${BY_POLICY}`;
  return new AtlasError(ErrorCode.INVALID, `${what} cannot be compiled: ${said}${hint}`, { cause: error });
}

const isCompiled = value => kindOf(value) === 'WebAssembly.Module';

/** Whether a value is a compiled module, or may be the bytes of one. */
export const isModule = value => isCompiled(value) || kindOf(value) === 'ArrayBuffer' || ArrayBuffer.isView(value);

export function compileSync(source, what) {
  try {
    return isCompiled(source) ? source : new WebAssembly.Module(source);
  } catch (error) {
    throw unusable(error, what);
  }
}

export async function compile(source, what) {
  try {
    return isCompiled(source) ? source : await WebAssembly.compile(source);
  } catch (error) {
    throw unusable(error, what);
  }
}

export function instantiate(compiled) {
  try {
    return new WebAssembly.Instance(compiled, {});
  } catch (error) {
    throw unusable(error);
  }
}
