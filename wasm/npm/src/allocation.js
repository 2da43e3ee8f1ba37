// alloc, free, view, reserve: bytes in WASM memory, which kernels read without a copy.
import { small } from './argument-checks.js';
import { currentView, handOut, shownOf, takeBack } from './blocks.js';
import { disposable } from './garbage.js';

const MAX_MEMORY_BYTES = 2 ** 32;

export function allocation({ heap }) {
  const free = view => {
    takeBack(heap, view);
  };

  const freedByUsing = view => disposable(view, () => free(view));

  function alloc(length) {
    const view = handOut(heap, small('length', length, 0, MAX_MEMORY_BYTES));
    view.fill(0);
    return freedByUsing(view);
  }

  /** If the view is a part of a block, the result is the same part. */
  function view(old) {
    const { block, length } = shownOf(heap, old);
    const current = currentView('view', old);
    return current === old || length !== block.length ? current : freedByUsing(current);
  }

  const reserve = length => {
    heap.reserve(small('length', length, 0, MAX_MEMORY_BYTES));
  };

  return { alloc, free, view, reserve };
}
