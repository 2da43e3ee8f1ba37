// A place for one file: drop zone and picker, progress with a way to stop it, and the result.
import { html } from './elements.js';
import { dial } from './dial.js';
import { byte, duration, hex, plain, plural, rate, size } from './format.js';

/** @param {{ title: string, hint: string, multiple: boolean, onFiles(files: File[]): void, onCancel(): void }} parts */
export function slot({ title, hint, multiple, onFiles, onCancel }) {
  const input = html('input', { type: 'file', multiple, change: () => onFiles([...input.files]) });
  const zone = html(
    'label',
    { class: 'zone' },
    input,
    html('span', { class: 'zone-text' }, html('strong', {}, 'Drop a file'), ' or choose one'),
    html('span', { class: 'note' }, hint),
  );
  const bar = html('progress', { max: 1, value: 0, 'aria-label': `Reading, ${title.toLowerCase()}` });
  const name = html('span', { class: 'name' });
  const rateLine = html('span', { class: 'note rate' });
  const reading = html(
    'div',
    { class: 'reading', hidden: true },
    html('div', { class: 'reading-text' }, name, rateLine),
    bar,
    html('button', { type: 'button', class: 'quiet', click: onCancel }, 'Cancel'),
  );
  let file;
  let begin;
  const result = html('div', { class: 'result', 'aria-live': 'polite' });
  const element = html(
    'section',
    { class: 'card slot', 'aria-label': title },
    html('h2', {}, title),
    zone,
    reading,
    result,
  );

  for (const [type, over] of [
    ['dragover', true],
    ['dragleave', false],
    ['drop', false],
  ]) {
    element.addEventListener(type, () => element.classList.toggle('over', over));
  }

  return {
    element,
    clear() {
      input.value = '';
      reading.hidden = true;
      result.replaceChildren();
      element.classList.remove('filled');
    },
    read(one) {
      file = one;
      begin = performance.now();
      name.textContent = plain(file.name);
      rateLine.textContent = '0 %';
      bar.value = 0;
      reading.hidden = false;
    },
    /** @param {number} fraction of the file that was read, 0..1 */
    progress(fraction) {
      bar.value = fraction;
      rateLine.textContent = rateText(fraction, file.size, (performance.now() - begin) / 1000);
    },
    show(found) {
      reading.hidden = true;
      element.classList.add('filled');
      result.replaceChildren(...resultOf(found));
    },
    /** Offers to hash the file on the GPU as well, until the signal. */
    offer({ file: hashed }, { adapter, hash }, signal) {
      const said = html('span', { class: 'gpu', role: 'status' }, adapter);
      const button = html('button', { type: 'button', class: 'quiet' }, 'Hash it there');
      button.addEventListener('click', async () => {
        button.disabled = true;
        said.textContent = `${adapter}: hashing ...`;
        try {
          const { seconds } = await hash(signal);
          said.textContent = `${adapter}: the same tree${timed(hashed.size, seconds)}`;
        } catch (error) {
          said.textContent = `${adapter}: ${error.message}`;
        } finally {
          button.disabled = false;
        }
      });
      const row = [html('dt', {}, 'GPU'), html('dd', {}, said, ' ', button)];
      result.querySelector('dl').append(...row);
      signal.addEventListener('abort', () => row.forEach(part => part.remove()), { once: true });
    },
    say(message) {
      result.replaceChildren(html('p', { class: 'note' }, message));
    },
    fail(message) {
      reading.hidden = true;
      result.replaceChildren(html('p', { class: 'trouble' }, message));
    },
  };
}

/** The first half second says little of the rest. */
function rateText(fraction, bytes, seconds) {
  const percent = `${Math.floor(100 * fraction)} %`;
  if (fraction === 0 || seconds < 0.5) return percent;
  const left = (seconds * (1 - fraction)) / fraction;
  return `${percent}, ${rate((fraction * bytes) / seconds / 1e9)} GB/s, ${duration(left)} left`;
}

/** Of short files the time is that of getting started. */
const timed = (bytes, seconds) => (bytes < 2 ** 20 ? '' : `, read and hashed at ${rate(bytes / seconds / 1e9)} GB/s`);

function resultOf({ file, residue, fix, digest, root, leafCount, leafLog2, engine, seconds }) {
  const fact = (name, ...value) => [html('dt', {}, name), html('dd', {}, ...value)];
  const hash = bytes => html('code', { class: 'hash' }, hex(bytes));
  return [
    html(
      'div',
      { class: 'verdict' },
      dial(residue),
      html(
        'div',
        {},
        html(
          'p',
          { class: residue === 0 ? 'verdict-word conserved' : 'verdict-word not-conserved' },
          residue === 0 ? 'Conserved' : 'Not conserved',
        ),
        html(
          'p',
          {},
          residue === 0
            ? 'Sum: 0 (mod 96).'
            : `Sum: ${residue} (mod 96). Changing the last byte from ${byte(fix.last)} to ${byte(fix.instead)} would make it 0.`,
        ),
      ),
    ),
    html(
      'dl',
      {},
      fact('File', html('span', { class: 'name' }, plain(file.name))),
      fact(
        'Length',
        html('span', { class: 'length' }, plural(file.size, 'byte')),
        file.size < 1024 ? '' : ` (${size(file.size)})`,
      ),
      fact('SHA-256', hash(digest)),
      fact('Tree root', hash(root)),
      fact(
        'Tree',
        `${plural(leafCount, 'leaf', 'leaves')} of ${size(2 ** leafLog2)}${timed(file.size, seconds)}, by engine ${engine}`,
      ),
    ),
  ];
}
