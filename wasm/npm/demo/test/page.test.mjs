// The page in a real browser: what it shows is compared with what node:crypto says.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, missing, visit } from './browser.mjs';
import { digest, leafHash, noise, residue, root } from './reference.mjs';

const file = (name, bytes) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
const slot = (page, i) => page.locator('.slot').nth(i);
const give = (page, i, ...files) => slot(page, i).locator('input[type=file]').setInputFiles(files);
const factsOf = async (page, i) => {
  await slot(page, i).locator('dl').waitFor();
  return Object.fromEntries(
    await slot(page, i)
      .locator('dt')
      .evaluateAll(terms => terms.map(term => [term.textContent, term.nextElementSibling.textContent])),
  );
};
const shownNode = page => page.locator('#tree-node .node-name').textContent();
const eventually = async (read, expected) => {
  let seen;
  for (const end = performance.now() + 120_000; performance.now() < end; ) {
    // a busy machine takes its time
    seen = await read();
    if (seen === expected) return;
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
  }
  assert.equal(seen, expected);
};

describe('the page in Chromium', { skip: missing }, () => {
  let browser;
  let folder;
  before(async () => {
    browser = await launch();
    folder = await mkdtemp(join(tmpdir(), 'atlas-demo-'));
  });
  after(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const scenario = (name, how, use) => test(name, { timeout: 600_000 }, () => visit(browser, how, use));

  scenario(
    'sum, digest and tree are those of node:crypto, at and around the length of a leaf and beyond',
    {},
    async page => {
      for (const length of [1, 255, 256, 257, 12_288, 100_000]) {
        const bytes = noise(length, length);
        await give(page, 0, file(`${length}.bin`, bytes));
        await eventually(async () => (await factsOf(page, 0)).File, `${length}.bin`);
        const facts = await factsOf(page, 0);
        assert.ok(facts.Length.startsWith(length === 1 ? '1 byte' : `${length.toLocaleString('en-US')} bytes`));
        assert.equal(facts['SHA-256'], digest(bytes));
        assert.equal(facts['Tree root'], root(bytes, 256).toString('hex'));
        assert.ok(
          facts.Tree.startsWith(length <= 256 ? '1 leaf of 256 B' : `${Math.ceil(length / 256)} leaves of 256 B`),
        );
        assert.equal(await slot(page, 0).locator('.dial-value').textContent(), String(residue(bytes)));
        assert.equal(
          await slot(page, 0).locator('.verdict-word').textContent(),
          residue(bytes) === 0 ? 'Conserved' : 'Not conserved',
        );
      }
    },
  );

  scenario('what is said to make a file conserved does, whether the last byte is raised or lowered', {}, async page => {
    for (const last of [0, 255]) {
      const bytes = noise(5_000).fill(last, 4_999);
      await give(page, 0, file(`${last}.bin`, bytes));
      await eventually(async () => (await factsOf(page, 0)).File, `${last}.bin`);
      const [, was, instead] = /Changing the last byte from 0x(..) to 0x(..) would make it 0/.exec(
        await slot(page, 0).locator('.verdict').textContent(),
      );
      assert.equal(Number.parseInt(was, 16), last);
      bytes[4_999] = Number.parseInt(instead, 16);
      assert.equal(residue(bytes), 0);
    }
  });

  scenario('a second file: changed leaves on the tree, as ranges, and byte for byte', {}, async page => {
    const old = noise(20_000);
    const fresh = noise(20_000);
    for (const at of [700, 800, 5_000, 19_999]) fresh[at] ^= 1;
    await give(page, 0, file('old.bin', old), file('new.bin', fresh)); // what is more than one goes on to the next slot
    await page.locator('#changes-ranges button').first().waitFor();
    assert.deepEqual(await page.locator('#changes-ranges button').allTextContents(), [
      'bytes 512–1,023',
      'bytes 4,864–5,119',
      'bytes 19,968–19,999',
    ]);
    assert.equal(await page.locator('#changes-summary').textContent(), '4 of 79 leaves differ, of 256 B each.');
    assert.equal(await shownNode(page), 'Leaves 2–3, bytes 512–1,0232 changed');
    assert.equal(await page.locator('.cell.changed').count(), 3); // cells of two leaves, as 79 are too many
    assert.deepEqual(
      await page.locator('.hex mark').allTextContents(),
      [old[700], fresh[700]].map(byte => byte.toString(16).padStart(2, '0')),
    );
    await page.locator('#changes-ranges button').nth(2).click();
    await eventually(() => shownNode(page), 'Leaf 78, bytes 19,968–19,999changed');
    await eventually(
      async () => String(await page.locator('.hex mark').allTextContents()),
      String([old[19_999], fresh[19_999]].map(byte => byte.toString(16).padStart(2, '0'))),
    );
  });

  scenario('the same file twice, and files of different lengths', {}, async page => {
    const bytes = noise(1_000);
    await give(page, 0, file('a.bin', bytes), file('b.bin', bytes));
    await eventually(
      () => page.locator('#changes-summary').textContent(),
      'None: both files have the same root, so they have the same bytes.',
    );
    assert.equal(await page.locator('.cell.changed').count(), 0);
    await give(page, 1, file('c.bin', bytes.subarray(0, 600)));
    await eventually(
      () => page.locator('#changes-summary').textContent(),
      '2 of 4 leaves differ, of 256 B each. Their lengths differ: 1,000 bytes before, 600 bytes after.',
    );
    assert.deepEqual(await page.locator('#changes-ranges button').allTextContents(), ['bytes 512–999']);
  });

  scenario(
    'files are dropped where they are let go, and outside the slots into the one that is empty',
    {},
    async page => {
      const letGo = async (selector, name) => {
        const data = await page.evaluateHandle(of => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(96)], of));
          return transfer;
        }, name);
        await page.dispatchEvent(selector, 'drop', { dataTransfer: data });
      };
      await letGo('.slot:nth-child(2)', 'second.bin');
      assert.equal((await factsOf(page, 1)).File, 'second.bin');
      await letGo('header', 'first.bin');
      assert.equal((await factsOf(page, 0)).File, 'first.bin');
    },
  );

  scenario('of three files, the third is named as not read', {}, async page => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => file(`${name}.bin`, noise(100)));
    await give(page, 0, a, b, c);
    await eventually(() => page.locator('#notice').textContent(), 'Not read: c.bin. This page compares two files.');
    assert.equal((await factsOf(page, 1)).File, 'b.bin');
    await give(page, 0, a, b, c, d);
    await eventually(
      () => page.locator('#notice').textContent(),
      'Not read: c.bin and 1 other file. This page compares two files.',
    );
    await give(page, 0, b);
    await eventually(() => page.locator('#notice').textContent(), '');
  });

  scenario(
    'without scripts there is a sentence and no dead control',
    { context: { javaScriptEnabled: false } },
    async page => {
      assert.match(await page.locator('noscript').textContent(), /Please allow scripts/);
      for (const control of await page.locator('button, select, input, .card').all())
        assert.ok(await control.isHidden());
    },
  );

  scenario(
    'what a finger must hit is 44 pixels high',
    { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    async page => {
      await give(page, 0, file('a.bin', noise(1_000)), file('b.bin', noise(1_000, 2)));
      await page.locator('#changes-ranges button').first().waitFor();
      for (const control of await page
        .locator('button:visible, select:visible, summary:visible, .zone:visible, footer nav a')
        .all()) {
        const { height } = await control.boundingBox();
        assert.ok(height >= 44, `${await control.textContent()}: ${height}`);
      }
    },
  );

  scenario('leaves of another length give another tree, of both files', {}, async page => {
    const bytes = noise(12_288);
    await give(
      page,
      0,
      file('a.bin', bytes),
      file(
        'b.bin',
        bytes.map((byte, i) => (i === 5_000 ? byte ^ 1 : byte)),
      ),
    );
    await page.locator('#changes-ranges button').waitFor();
    await page.selectOption('#leaf-size', '12');
    await eventually(async () => (await factsOf(page, 0))['Tree root'], root(bytes, 4096).toString('hex'));
    // biome-ignore lint/performance/useDomNodeTextContent: a call of Playwright, for the text that users see
    await eventually(() => page.locator('#changes-ranges').innerText(), 'bytes 4,096–8,191');
    assert.equal(await page.locator('.cell').count(), 3);
  });

  scenario('a keyboard is enough: from picker to leaves, into subtrees and out again', {}, async page => {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'try');
    await give(page, 0, file('a.bin', noise(256 * 1000)));
    await page.locator('.cell').first().waitFor();
    assert.equal(await page.locator('.cell').count(), 63); // of 16 leaves each
    for (let i = 0; i < 12 && !(await page.evaluate(() => document.activeElement.classList.contains('cell'))); i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await eventually(() => shownNode(page), 'Leaves 992–999, bytes 253,952–255,999');
    await page.keyboard.press('ArrowUp');
    await eventually(() => shownNode(page), 'Leaves 960–999, bytes 245,760–255,999');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await eventually(() => shownNode(page), 'Leaves 960–975, bytes 245,760–249,855');
    await page.keyboard.press('Enter');
    await eventually(() => shownNode(page), 'Leaf 960, bytes 245,760–246,015');
    await page.keyboard.press('ArrowRight');
    await eventually(
      () => page.locator('#tree-node .hash').first().textContent(),
      leafHash(noise(256 * 1000), 961, 256).toString('hex'),
    );
    assert.match(
      await page.locator('#tree-node summary').textContent(),
      /^Inclusion proof: 10 hashes, checked: they lead to the root$/,
    );
    await page.keyboard.press('Escape');
    await eventually(() => shownNode(page), 'Leaves 960–975, bytes 245,760–249,855');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-selected')), 'true');
  });

  scenario('every node that is drawn has the hash that the tree has there', {}, async page => {
    const bytes = noise(256 * 41 - 13);
    await give(page, 0, file('a.bin', bytes));
    await page.locator('.cell').first().waitFor();
    for (const node of await page.locator('.cell, .inner').all()) {
      const [, from, to] = /^(?:Leaf|Leaves) (\d+)(?:–(\d+))?,/.exec(await node.getAttribute('aria-label')).map(Number);
      await node.dispatchEvent('pointerenter');
      await eventually(
        () => page.locator('#tree-node .hash').first().textContent(),
        root(bytes, 256, from, (to || from) + 1).toString('hex'),
      );
      assert.ok(!(await page.locator('#tree-node').textContent()).includes('NOT'));
    }
  });

  scenario('64 MiB are read piece by piece, and can be stopped', {}, async page => {
    const bytes = Buffer.alloc(64 << 20, noise(65_537));
    const path = join(folder, 'large.bin');
    await writeFile(path, bytes);
    await page.evaluate(() => {
      window.steps = new Set();
      const bar = document.querySelector('progress');
      new MutationObserver(() => {
        window.steps.add(bar.value);
        window.progressTexts = (window.progressTexts ?? new Set()).add(
          bar.parentElement.querySelector('.reading-text').textContent,
        );
        // The first time: no machine is done between two pieces.
        if (bar.value > 0 && window.cancelled === undefined) {
          window.cancelled = bar.value;
          bar.parentElement.querySelector('button').click();
        }
      }).observe(bar, { attributes: true, attributeFilter: ['value'] });
    });
    await slot(page, 0).locator('input[type=file]').setInputFiles(path);
    await page.waitForFunction(() => window.cancelled !== undefined);
    assert.ok((await page.evaluate(() => window.cancelled)) < 0.5, 'stopped on the way');
    await slot(page, 0).locator('.reading').waitFor({ state: 'hidden' });
    assert.equal(await slot(page, 0).locator('.result').textContent(), 'Cancelled. large.bin was not read to its end.');
    await page.evaluate(() => window.steps.clear());
    await slot(page, 0).locator('input[type=file]').setInputFiles(path);
    const facts = await factsOf(page, 0);
    assert.equal(facts['SHA-256'], digest(bytes));
    assert.equal(facts['Tree root'], root(bytes, 1024).toString('hex'));
    assert.match(facts.Tree, /^65,536 leaves of 1 KiB, read and hashed at [\d.]+ GB\/s/);
    assert.ok((await page.evaluate(() => window.steps.size)) >= 4, 'progress was shown on the way');
    for (const shown of await page.evaluate(() => [...window.progressTexts]))
      assert.match(shown, /^large\.bin\d{1,3} %(?:, [\d.]+ GB\/s, \d+ (?:s|min \d+ s) left)?$/);
  });

  describe('with a GPU', () => {
    let onGpu;
    before(async () => {
      onGpu = await launch({ gpu: true });
    });
    after(() => onGpu?.close());
    const said = page => slot(page, 0).locator('.gpu').textContent();
    const large = file('large.bin', noise(2 ** 20 + 77));

    test('a large file is hashed there on request, and its tree compared', { timeout: 600_000 }, () =>
      visit(onGpu, {}, async page => {
        await give(page, 0, file('short.bin', noise(1_000)));
        await eventually(async () => (await factsOf(page, 0)).File, 'short.bin');
        await give(page, 0, large);
        await slot(page, 0).locator('.gpu').waitFor();
        assert.match(await said(page), /./);
        await page.getByRole('button', { name: 'Hash it there' }).click();
        await eventually(async () => /: the same tree, read and hashed at [\d.]+ GB\/s$/.test(await said(page)), true);
      }),
    );

    test('a GPU with another tree is refused', { timeout: 600_000 }, () =>
      visit(onGpu, {}, async page => {
        await page.route('**/package/src/gpu.js', route =>
          route.fulfill({
            contentType: 'text/javascript',
            body: `export const loadGpu = async ({ fallback }) => ({
              engine: { adapter: { description: 'Tiny', isSoftware: true } },
              device: {},
              treeAsync: (source, options) => fallback.treeAsync(source.slice(1), options),
            });`,
          }),
        );
        await give(page, 0, large);
        await page.getByRole('button', { name: 'Hash it there' }).click();
        await eventually(
          async () =>
            /^Tiny \(software\): The GPU's tree has \d+ leaves, root .*; the one above has /.test(await said(page)),
          true,
        );
      }),
    );
  });

  describe('what ends late is not shown at the file that came after', () => {
    const large = file('large.bin', noise(2 ** 20 + 77));
    const letFind = page => page.evaluate(() => new BroadcastChannel('adapter').postMessage('found'));
    /** A GPU that is found when the page says so, and never ends to hash. */
    const slowGpu = page =>
      page.route('**/demo/src/gpu.js', route =>
        route.fulfill({
          contentType: 'text/javascript',
          body: `const found = new Promise(resolve => { new BroadcastChannel('adapter').onmessage = resolve; });
            const gpu = { engine: {}, treeAsync: () => new Promise(() => {}) };
            export const loadGpuOnce = () => found.then(() => gpu);
            export const adapterName = () => 'Slow';`,
        }),
      );
    /** Resolves when the answers about the adapter that were asked for before have come. */
    const answered = page => page.evaluate(async () => (await import('/demo/src/inspection.js')).trees('adapter', {}));
    const visitWith = (name, before, use) =>
      scenario(name, {}, async page => {
        await before(page);
        await page.reload();
        await use(page);
      });

    visitWith('the GPU of a file that was replaced, or put away', slowGpu, async page => {
      await give(page, 0, large);
      await give(page, 1, large);
      await factsOf(page, 0);
      await factsOf(page, 1);
      await give(page, 0, file('short.bin', [1, 2, 3]));
      await eventually(async () => (await factsOf(page, 0)).File, 'short.bin');
      await give(page, 1, file('empty.bin', []));
      await slot(page, 1).locator('.trouble').waitFor();
      await letFind(page);
      await answered(page);
      assert.equal(await page.locator('.gpu').count(), 0);
    });

    visitWith('the GPU for leaves of another length', slowGpu, async page => {
      await give(page, 0, large);
      await factsOf(page, 0);
      await letFind(page);
      await page.getByRole('button', { name: 'Hash it there' }).click();
      assert.equal(await slot(page, 0).locator('.gpu').textContent(), 'Slow: hashing ...');
      const offered = await page.evaluate(() => {
        const leafSize = document.getElementById('leaf-size');
        leafSize.value = '12';
        leafSize.dispatchEvent(new Event('change'));
        return document.querySelectorAll('.gpu, .result dl button').length;
      });
      assert.equal(offered, 0, 'while it is read again');
      await page.getByRole('button', { name: 'Hash it there' }).waitFor();
      assert.equal(await slot(page, 0).locator('.gpu').textContent(), 'Slow');
    });

    /** Holds the answers to calls of one name until `release`. */
    const hold = name => page =>
      page.addInitScript(held => {
        const answers = [];
        window.release = () => answers.splice(0).forEach(answer => answer());
        window.held = () => answers.length;
        window.Worker = class extends Worker {
          calls = new Set();
          postMessage(message) {
            if (message.name === held) this.calls.add(message.id);
            super.postMessage(message);
          }
          set onmessage(listener) {
            super.onmessage = event => {
              if (this.calls.has(event.data.id)) answers.push(() => listener(event));
              else listener(event);
            };
          }
        };
      }, name);

    visitWith('what changed since a file that was put away', hold('changes'), async page => {
      await give(page, 0, file('a.bin', noise(1_000)), file('b.bin', noise(1_000, 2)));
      await page.waitForFunction(() => window.held() > 0);
      await give(page, 0, file('empty.bin', []));
      await slot(page, 0).locator('.trouble').waitFor();
      await eventually(() => page.locator('.cell').count().then(String), '4');
      await page.evaluate(() => window.release());
      await eventually(() => shownNode(page), 'Leaf 0, bytes 0–255');
      assert.equal(await page.locator('.cell.changed').count(), 0);
    });

    scenario('the bytes of files that were compared before', {}, async page => {
      const shown = await page.evaluate(async () => {
        const { changesView } = await import('/demo/src/changes-view.js');
        const [summary, ranges, diff] = ['p', 'ul', 'div'].map(name => document.createElement(name));
        const show = changesView({ summary, ranges, diff, onLeaf() {} });
        const gates = [];
        const slow = byte => ({
          size: 1,
          slice: () => ({
            arrayBuffer: () => new Promise(resolve => gates.push(() => resolve(Uint8Array.of(byte).buffer))),
          }),
        });
        const of = byte => ({ file: slow(byte), leafLog2: 8, leafCount: 1 });
        const first = show({ before: of(1), after: of(2), changed: [{ from: 0, to: 1 }] });
        await show({ before: of(3), after: of(3), changed: [] });
        for (const open of gates) open();
        await first;
        return [gates.length, summary.textContent.slice(0, 5), diff.textContent];
      });
      assert.deepEqual(shown, [2, 'None:', '']);
    });

    scenario('a reading that was stopped at its last byte', {}, async page => {
      const ended = await page.evaluate(async () => {
        const { inspect, trees } = await import('/demo/src/inspection.js');
        const short = new File([new Uint8Array(1_000)], 'a');
        let open;
        const last = new Promise(resolve => {
          open = resolve;
        });
        short.slice = () => ({ arrayBuffer: () => last });
        const control = new AbortController();
        const found = inspect(short, { key: -1, leafLog2: 8, signal: control.signal, onProgress() {} });
        const node = () =>
          trees('node', { key: -1, node: { from: 0, to: 4 } }).then(
            () => 'there',
            error => error.message,
          );
        while ((await node()) !== 'there');
        await new Promise(resolve => {
          setTimeout(resolve, 1_000); // the digest ends too
        });
        control.abort();
        open(new ArrayBuffer(1));
        return [
          await found.then(
            () => 'read',
            error => error.name,
          ),
          await node(),
        ];
      });
      assert.deepEqual(ended, ['AbortError', 'This file was put away meanwhile.']);
    });
  });

  scenario('names are shown with what cannot be seen in them', {}, async page => {
    const named = name => file(name, [1, 2, 3]);
    await give(page, 0, named('\u202egnp.a'), named('b\u2066.bin'), named('c\u200b.bin'));
    await eventually(() => page.locator('#notice').textContent(), 'Not read: c?.bin. This page compares two files.');
    assert.equal((await factsOf(page, 0)).File, '?gnp.a');
    assert.equal((await factsOf(page, 1)).File, 'b?.bin');
    await eventually(() => page.locator('#tree-summary').textContent(), 'of b?.bin');
    await give(page, 0, file('\u202e.bin', []));
    assert.match(await slot(page, 0).locator('.trouble').textContent(), /^\?\.bin is empty/);
  });

  scenario('without a GPU none is offered', {}, async page => {
    const offered = size =>
      page.evaluate(async length => {
        const { gpuFor } = await import('/demo/src/inspection.js');
        return (await gpuFor({ key: 0, file: new File([new Uint8Array(length)], 'a'), leafLog2: 8 })) ?? 'none';
      }, size);
    assert.equal(await offered(2 ** 20), 'none');
    assert.equal(await offered(1), 'none');
  });

  scenario(
    'each engine that runs here has its points, live, without moving the page, until it is stopped',
    {},
    async page => {
      await page.evaluate(() => {
        window.moved = [];
        const named = ({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.textContent;
        // What a click makes appear is not a shift.
        new PerformanceObserver(list =>
          list
            .getEntries()
            .forEach(({ sources, hadRecentInput }) => hadRecentInput || window.moved.push(...sources.map(named))),
        ).observe({ type: 'layout-shift' });
      });
      assert.ok(await page.locator('#measured').isHidden(), 'nothing to show yet');
      await page.getByRole('button', { name: 'Measure' }).click();
      await eventually(() => page.locator('#measure').textContent(), 'Stop');
      await page.waitForFunction(
        () => /^Round ([2-9]|\d\d)/.test(document.getElementById('measure-status').textContent),
        undefined,
        { timeout: 300_000 },
      );
      for (const operation of ['sum', 'witness']) {
        for (let engine = 0; engine < 4; engine++) {
          assert.equal(
            await page.locator(`#plot-${operation} .series-${engine} > :not(.line)`).count(),
            10,
            `${operation}, engine ${engine}`,
          );
        }
      }
      for (const figure of await page.locator('#figures td').allTextContents()) assert.ok(Number(figure) > 0, figure);
      await page.locator('#size').press('ArrowLeft');
      await eventually(() => page.locator('#size-shown').textContent(), '256 KiB');
      await page.getByRole('button', { name: 'Stop' }).click();
      await eventually(
        async () => /^Stopped in round \d+$/.test(await page.locator('#measure-status').textContent()),
        true,
      );
      assert.deepEqual(await page.evaluate(() => window.moved), []);
    },
  );

  scenario(
    '#sample shows the page at work, on a phone, without sideways scrolling',
    { hash: '#sample', context: { viewport: { width: 360, height: 740 }, hasTouch: true } },
    async page => {
      assert.equal((await factsOf(page, 0)).File, 'structure.bin');
      await eventually(() => page.locator('#changes-summary').textContent(), '3 of 48 leaves differ, of 256 B each.');
      assert.equal(await page.locator('.verdict-word').first().textContent(), 'Conserved');
      assert.equal(await page.locator('.verdict-word').nth(1).textContent(), 'Not conserved');
      assert.equal(await page.locator('#measure').textContent(), 'Stop');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
      await page.getByRole('button', { name: 'Start over' }).click();
      assert.equal(await page.locator('.result').first().textContent(), '');
      assert.ok(await page.locator('#tree').isHidden());
    },
  );

  scenario('any static host will do: no headers are needed', { headers: {} }, async page => {
    await give(page, 0, file('a.bin', noise(1_000)));
    assert.equal((await factsOf(page, 0))['SHA-256'], digest(noise(1_000)));
  });

  scenario('an empty file is answered with a sentence, and the slot takes the next', {}, async page => {
    await give(page, 0, file('empty.bin', []));
    assert.match(await slot(page, 0).locator('.trouble').textContent(), /^empty\.bin is empty/);
    await give(page, 0, file('a.bin', [96]));
    assert.equal((await factsOf(page, 0)).Length, '1 byte');
  });

  scenario(
    'where a policy forbids WebAssembly, and where the package is not there, the page says so',
    {
      faults: true,
      headers: { 'content-security-policy': "script-src 'self'" },
    },
    async page => {
      await give(page, 0, file('a.bin', [1, 2, 3]));
      assert.match(await slot(page, 0).locator('.trouble').textContent(), /WebAssembly|wasm-unsafe-eval/);
      await visit(browser, { faults: true, packageFolder: folder }, async other => {
        await give(other, 0, file('a.bin', [1, 2, 3]));
        assert.match(
          await slot(other, 0).locator('.trouble').textContent(),
          /The package must be next to this page's folder/,
        );
      });
    },
  );
});
