// Calls back once an object is garbage. Runtimes without a FinalizationRegistry (workerd before 2025-05-05) give back only what is freed by a call.

export const Garbage =
  globalThis.FinalizationRegistry ??
  class {
    register() {}

    unregister() {}
  };
