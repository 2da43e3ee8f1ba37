/** What an import of a .wasm file is in runtimes and bundlers that know it (workerd). Elsewhere fetch or read the file, and give it to `load({ module })`. */
declare const module: WebAssembly.Module;
export default module;
