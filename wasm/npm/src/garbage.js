// Calls back after an object is garbage. Runtimes without a FinalizationRegistry (workerd before 2025-05-05) free
// memory only by explicit calls.

export const Garbage =
  globalThis.FinalizationRegistry ??
  class {
    register() {}

    unregister() {}
  };
