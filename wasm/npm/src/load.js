// Chooses a module, says why, and makes an instance of it.
import { atlas } from './atlas.js';
import { object } from './arguments.js';
import { invalid } from './errors.js';
import { moduleBytes } from './modules.js';

const ENGINES = ['simd', 'base'];

/** What was asked for, looked at before anything is compiled. */
function optionsOf(options = {}) {
  const { engine = 'auto', module } = isModule(options) ? { module: options } : object('options', options);
  if (engine !== 'auto' && !ENGINES.includes(engine)) throw invalid(`engine must be "auto", "simd" or "base", got ${JSON.stringify(engine) ?? engine}`);
  if (typeof WebAssembly !== 'object') throw invalid('this runtime has no WebAssembly');
  return { engine, module };
}

const isModule = (value) => value instanceof WebAssembly.Module || value instanceof ArrayBuffer || ArrayBuffer.isView(value);

function choose(asked) {
  const simd = WebAssembly.validate(moduleBytes('simd'));
  if (asked === 'simd' && !simd) throw invalid('engine "simd" needs 128-bit SIMD, which this runtime does not have');
  if (asked !== 'auto') return { name: asked, reason: 'asked for' };
  return simd ? { name: 'simd', reason: 'this runtime has 128-bit SIMD' } : { name: 'base', reason: 'this runtime has no 128-bit SIMD' };
}

/** A module of the caller's is whatever it is; only its exports are looked at. */
function given(instance, engine) {
  if (typeof instance.exports.heap_base !== 'function') throw invalid('module must be simd.wasm or base.wasm of this package');
  return atlas(instance, { name: engine === 'auto' ? 'given' : engine, reason: 'the module was given' });
}

const unusable = (error) => invalid(`module cannot be compiled: ${error.message}`);

/** @type {import('../index.d.ts').load} */
export async function load(options) {
  const { engine, module } = optionsOf(options);
  if (module === undefined) {
    const choice = choose(engine);
    const { instance } = await WebAssembly.instantiate(moduleBytes(choice.name), {});
    return atlas(instance, choice);
  }
  let source = await module;
  if (typeof source?.arrayBuffer === 'function') source = await source.arrayBuffer(); // a Response
  if (!isModule(source)) throw invalid('module must be a WebAssembly.Module, its bytes or a Response with them');
  try {
    if (!(source instanceof WebAssembly.Module)) source = await WebAssembly.compile(source);
  } catch (error) {
    throw unusable(error);
  }
  return given(await WebAssembly.instantiate(source, {}), engine);
}

/** @type {import('../index.d.ts').loadSync} */
export function loadSync(options) {
  const { engine, module } = optionsOf(options);
  if (module === undefined) {
    const choice = choose(engine);
    return atlas(new WebAssembly.Instance(new WebAssembly.Module(moduleBytes(choice.name)), {}), choice);
  }
  if (!isModule(module)) throw invalid('module must be a WebAssembly.Module or its bytes');
  let compiled;
  try {
    compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
  } catch (error) {
    throw unusable(error);
  }
  return given(new WebAssembly.Instance(compiled, {}), engine);
}
