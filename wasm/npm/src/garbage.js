// When memory is freed: after an object is garbage, or by `using`.

/** Runtimes without a FinalizationRegistry (workerd before 2025-05-05) free memory only by explicit calls. */
export const Garbage =
  globalThis.FinalizationRegistry ??
  class {
    register() {}

    unregister() {}
  };

/** Lets `using` end an object, or all of a prototype, if the runtime supports it. Returns the object. */
export const disposable = (object, end) =>
  Symbol.dispose ? Object.defineProperty(object, Symbol.dispose, { value: end, configurable: true }) : object;
