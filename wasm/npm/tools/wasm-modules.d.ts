/** What workerd gives for an import of a module, for the check of src/index-workerd.js. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
