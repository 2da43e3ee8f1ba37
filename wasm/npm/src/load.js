// Makes an instance of a module. index.js and index-workerd.js differ in where the modules come from.
import { kindOf, options, shown } from './argument-checks.js';
import { atlas } from './atlas.js';
import { choose, engineOf, moduleFor, unusable } from './engines.js';
import { invalid } from './errors.js';

const isCompiled = value => kindOf(value) === 'WebAssembly.Module';
const isModule = value => isCompiled(value) || kindOf(value) === 'ArrayBuffer' || ArrayBuffer.isView(value);

/** The options, checked before anything is compiled. */
function optionsOf(given) {
  if (typeof WebAssembly !== 'object') throw invalid('this runtime has no WebAssembly');
  const { engine, module } = isModule(given) ? { module: given } : options(given, 'engine', 'module');
  return { engine: engineOf('engine', engine), module };
}

function instantiate(compiled) {
  try {
    return new WebAssembly.Instance(compiled, {});
  } catch (error) {
    throw unusable(error);
  }
}

/** @param {(name: 'simd' | 'base' | 'threads') => WebAssembly.Module | BufferSource} moduleSource */
export function loaders(moduleSource) {
  /** Compiled once per realm, for any number of instances. */
  const compiled = new Map();
  function moduleOf(name) {
    if (!compiled.has(name)) compiled.set(name, compileSync(moduleSource(name)));
    return compiled.get(name);
  }
  async function prepare(name) {
    if (!compiled.has(name)) compiled.set(name, await compile(moduleSource(name)));
  }

  const threads = () => moduleOf('threads');
  const open = (engine, name) => {
    const instance = instantiate(moduleOf(name)); // also measured: each instance reserves address space
    const choice = choose(engine, name, other => (other === name ? instance : instantiate(moduleOf(other))));
    return atlas(instance, choice, threads);
  };

  /** The caller's module is used as it is, and recognised by its exports. The engine only decides about SHA-256. */
  function openGiven(engine, module) {
    const instance = instantiate(module);
    if (typeof instance.exports.heap_base !== 'function' || typeof instance.exports.tree_leaves !== 'function') {
      throw invalid('module must be simd.wasm or base.wasm of this package');
    }
    const { engine: chosen, sha256 } =
      engine === 'host' ? choose('host', 'given') : { engine: { module: 'given', sha256: 'given' } };
    const name = engine === 'auto' ? 'given' : engine;
    return atlas(instance, { engine: { ...chosen, name, reason: 'the module was given' }, sha256 }, threads);
  }

  async function load(given) {
    const { engine, module } = optionsOf(given);
    if (module === undefined) {
      const name = moduleFor(engine);
      await prepare(name);
      return open(engine, name);
    }
    let source = await module;
    if (typeof source?.arrayBuffer === 'function') source = await source.arrayBuffer(); // a Response
    if (!isModule(source))
      throw invalid(`module must be a WebAssembly.Module, its bytes or a Response with them, got ${shown(source)}`);
    return openGiven(engine, await compile(source, 'module'));
  }

  function loadSync(given) {
    const { engine, module } = optionsOf(given);
    if (module === undefined) return open(engine, moduleFor(engine));
    if (!isModule(module)) throw invalid(`module must be a WebAssembly.Module or its bytes, got ${shown(module)}`);
    return openGiven(engine, compileSync(module, 'module'));
  }

  return { load, loadSync };
}

function compileSync(source, what) {
  try {
    return isCompiled(source) ? source : new WebAssembly.Module(source);
  } catch (error) {
    throw unusable(error, what);
  }
}

async function compile(source, what) {
  try {
    return isCompiled(source) ? source : await WebAssembly.compile(source);
  } catch (error) {
    throw unusable(error, what);
  }
}
