// alloc, free, view, reserve: bytes in WASM memory, which kernels read without a copy.
import { small } from './arguments.js';
import { invalid } from './errors.js';

const MOST = 2 ** 32;

export function allocation({ heap }) {
  const disposable = (view) => {
    if (typeof Symbol.dispose === 'symbol') Object.defineProperty(view, Symbol.dispose, { value: () => heap.takeBack(view), configurable: true });
    return view;
  };

  function alloc(length) {
    const n = small('length', length, 0, MOST);
    const view = heap.handOut(heap.allocate(n), n);
    view.fill(0);
    return disposable(view);
  }

  function view(old) {
    const current = heap.currentView('view', old);
    if (current === undefined) throw invalid('view must be one that alloc gave');
    return current === old ? old : disposable(current);
  }

  const free = (view) => { heap.takeBack(view); };
  const reserve = (length) => { heap.reserve(small('length', length, 0, MOST)); };

  return { alloc, free, view, reserve };
}
