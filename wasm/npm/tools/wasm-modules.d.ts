/** What workerd gives for an import of a module, for the check of src/index-workerd.js. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}

/** The part of Node that src/node.js uses. */
declare module 'node:stream' {
  export class Transform {
    constructor(options: {
      decodeStrings: boolean;
      transform(chunk: Uint8Array, encoding: string, done: (error?: Error | null, chunk?: unknown) => void): void;
    });
  }
}
