// Makes an instance of a module. The entries of the package differ in the operations and in the modules that they bring.
import { options, shown } from './argument-checks.js';
import { compile, compileSync, hasSimd, instantiate, isModule } from './compile.js';
import { invalid } from './errors.js';

/** @typedef {Record<string, () => WebAssembly.Module | BufferSource>} Modules sources by name */

const ENGINES = ['auto', 'simd', 'base', 'host'];

/** An engine by its name. */
export function engineOf(name, value = 'auto', names = ENGINES) {
  if (!names.includes(value)) throw invalid(`${name} must be one of ${names.join(', ')}, got ${shown(value)}`);
  return value;
}

/**
 * For entries that hash nothing: the module does everything. See engines.js for the others.
 */
export const moduleOnly = {
  names: /** @type {string[]} */ ([]),
  choose: (asked, module) => ({ engine: { name: module, module, sha256: module, reason: reasonOf(asked) } }),
};

const reasonOf = asked => (asked === 'auto' ? `this runtime has ${hasSimd() ? '' : 'no '}128-bit SIMD` : 'asked for');

/**
 * @param {object} entry
 * @param {(instance: WebAssembly.Instance, choice: any, threads: () => WebAssembly.Module) => any} entry.make combines the operations
 * @param {string} entry.needs an export by which the modules that serve are recognised
 * @param {string} entry.files the names of these modules
 * @param {{ names: string[], choose: any }} entry.sha256 more engines, and the choice among all
 * @param {Modules} entry.modules `simd`, `base` or both, and `threads` if the operations need it
 */
export function loaders({ make, needs, files, sha256: { names, choose }, modules }) {
  const own = ['simd', 'base'].filter(name => name in modules);
  const engines = ['auto', ...own, ...names];

  /** Compiled once per realm, for any number of instances. */
  const compiled = new Map();
  function moduleOf(name) {
    if (!compiled.has(name)) compiled.set(name, compileSync(modules[name]()));
    return compiled.get(name);
  }
  async function prepare(name) {
    if (!compiled.has(name)) compiled.set(name, await compile(modules[name]()));
  }

  /** The options, checked before anything is compiled. */
  function optionsOf(given) {
    if (typeof WebAssembly !== 'object') throw invalid('this runtime has no WebAssembly');
    const { engine, module } = isModule(given) ? { module: given } : options(given, 'engine', 'module');
    return { engine: engineOf('engine', engine, engines), module };
  }

  /** The best module that runs. */
  function moduleFor(engine) {
    if (engine === 'base' || !own.includes('simd')) return 'base';
    if (hasSimd()) return 'simd';
    if (engine === 'simd') throw invalid('engine "simd" needs 128-bit SIMD, which this runtime does not have');
    if (!own.includes('base'))
      throw invalid('this runtime has no 128-bit SIMD, which this part of the package needs: import atlas-l2/base');
    return 'base';
  }

  const threads = () => moduleOf('threads');
  const open = (engine, name) => {
    const instance = instantiate(moduleOf(name)); // also measured: each instance reserves address space
    const choice = choose(engine, name, own, other => (other === name ? instance : instantiate(moduleOf(other))));
    return make(instance, choice, threads);
  };

  /** The caller's module is used as it is, and recognised by its exports. The engine only decides about SHA-256. */
  function openGiven(engine, module) {
    const instance = instantiate(module);
    if (typeof instance.exports.heap_base !== 'function' || typeof instance.exports[needs] !== 'function') {
      throw invalid(`module must be ${files} of this package`);
    }
    const { engine: chosen, sha256 } =
      engine === 'host' ? choose('host', 'given') : { engine: { module: 'given', sha256: 'given' } };
    const name = engine === 'auto' ? 'given' : engine;
    return make(instance, { engine: { ...chosen, name, reason: 'the module was given' }, sha256 }, threads);
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
