// Measures the engines while one looks on: the fastest of the rounds so far, since whatever else a machine does makes it slower only.
import { connect } from './calls.js';
import { byId, html } from './elements.js';
import { rate, size } from './format.js';
import { legendMark, plot } from './plot.js';

const ENGINES = [
  ['simd', 'WebAssembly, 128-bit SIMD'],
  ['base', 'WebAssembly without SIMD'],
  ['host', 'sums by WebAssembly, SHA-256 by the browser'],
  ['plain', 'obvious loops in JavaScript'],
];
const OPERATIONS = ['sum', 'witness'];
const SIZES = Array.from({ length: 10 }, (_, i) => 64 * 4 ** i);
const PREFERRED = 7; // 1 MiB

export function enginesView() {
  const [button, status, slider, shown, where] = ['measure', 'measure-status', 'size', 'size-shown', 'where'].map(byId);
  let call;
  let control;
  let fastest = new Map();
  let missing = new Map();
  let chosen = PREFERRED;
  let due = false;

  const keyOf = (engine, operation, bytes) => `${engine} ${operation} ${bytes}`;
  const figure = (engine, operation, bytes) => fastest.get(keyOf(engine, operation, bytes));
  const choose = i => {
    if (i === chosen) return;
    chosen = i;
    draw();
  };
  const plots = {
    sum: plot(byId('plot-sum'), {
      sizes: SIZES,
      low: 0.01,
      high: 100,
      label: 'Throughput of sums by length of input',
      onSize: choose,
    }),
    witness: plot(byId('plot-witness'), {
      sizes: SIZES,
      low: 0.001,
      high: 10,
      label: 'Throughput of SHA-256 witnesses by length of input',
      onSize: choose,
    }),
  };
  const rows = ENGINES.map(([engine, what], i) => {
    const cells = OPERATIONS.map(operation => html('td', { 'data-engine': engine, 'data-operation': operation }, '–'));
    const note = html('span', { class: 'note' }, what);
    byId('figures').tBodies[0].append(
      html(
        'tr',
        {},
        html('th', { scope: 'row' }, html('div', {}, legendMark(i), html('span', { class: 'engine' }, engine), note)),
        cells,
      ),
    );
    return { engine, what, cells, note };
  });

  slider.max = SIZES.length - 1;
  slider.addEventListener('input', () => choose(Number(slider.value)));
  button.addEventListener('click', () => (control ? control.abort() : measure()));

  /** At most once a frame. */
  function draw() {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      for (const operation of OPERATIONS) {
        plots[operation].show(
          ENGINES.map(([engine]) => ({
            points: SIZES.map(bytes => ({ bytes, rate: figure(engine, operation, bytes) })).filter(
              point => point.rate !== undefined,
            ),
          })),
          chosen,
        );
      }
      slider.value = chosen;
      slider.setAttribute('aria-valuetext', size(SIZES[chosen]));
      shown.textContent = size(SIZES[chosen]);
      for (const { engine, what, cells, note } of rows) {
        note.textContent = missing.has(engine) ? `not here: ${missing.get(engine)}` : what;
        OPERATIONS.forEach((operation, i) => {
          const value = figure(engine, operation, SIZES[chosen]);
          cells[i].textContent = value === undefined ? '–' : rate(value);
        });
      }
    });
  }

  async function measure() {
    control = new AbortController();
    byId('measured').hidden = false;
    fastest = new Map();
    missing = new Map();
    button.textContent = 'Stop';
    let rounds = 0;
    try {
      call ??= connect(new URL('engines.worker.js', import.meta.url));
      await call(
        'measure',
        { resident: where.value === 'resident' },
        {
          signal: control.signal,
          onProgress: ({ engine, operation, size: bytes, rate: value, missing: reason, round, of }) => {
            if (round) {
              rounds = round;
              status.textContent = `Round ${round} of ${of}`;
            } else if (reason) {
              missing.set(engine, reason);
            } else {
              const key = keyOf(engine, operation, bytes);
              fastest.set(key, Math.max(fastest.get(key) ?? 0, value));
            }
            draw();
          },
        },
      );
      status.textContent = `The fastest of ${rounds} rounds. Every answer was that of plain JavaScript.`;
    } catch (error) {
      status.textContent = error.name === 'AbortError' ? `Stopped in round ${rounds}` : error.message;
    } finally {
      control = undefined;
      button.textContent = 'Measure';
    }
  }

  return {
    start: () => {
      if (!control) measure();
    },
  };
}
