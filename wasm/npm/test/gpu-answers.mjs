// What a runtime with WebGPU runs: all cases with both forms of the kernels, and what only a device can show.
import { load } from 'atlas-l2';
import { loadGpu } from 'atlas-l2/gpu';
import { CASES, equal, refused } from './gpu-cases.mjs';
import { endsReading } from './gpu-endings.mjs';
import { noise } from './noise.mjs';

const MIB = 2 ** 20;
const STORAGE = 128;
const COPY_SRC = 4;
const COPY_DST = 8;
const MAP_WRITE = 2;
const UNIFORM = 64;

const BYTES = noise(400_000, 7);
const atlas = await load({ engine: 'simd' });

const within = ms =>
  new Promise(resolve => {
    setTimeout(resolve, ms);
  });

/** A device of its own, with one method that does something else. */
async function faulty(change) {
  const device = await (await navigator.gpu.requestAdapter()).requestDevice();
  change(device);
  return device;
}

/** Replaces a method of an object of the platform. */
const replace = (object, name, method) => Object.defineProperty(object, name, { value: method, configurable: true });

function bufferOf(device, usage, bytes, size = bytes.length) {
  const buffer = device.createBuffer({ size, usage: usage | COPY_DST });
  device.queue.writeBuffer(buffer, 0, bytes.slice(0, bytes.length - (bytes.length % 4)));
  return buffer;
}

const DEVICE_CASES = {
  async 'buffers of the GPU, whole and in part'({ gpu }) {
    for (const usage of [STORAGE, COPY_SRC, STORAGE | COPY_SRC]) {
      const buffer = bufferOf(gpu.device, usage, BYTES);
      equal(await gpu.sum(buffer), atlas.sum(BYTES));
      equal(await gpu.sum({ buffer, offset: 399_999 }), atlas.sum(BYTES.subarray(399_999)));
      equal(await gpu.sum({ buffer, offset: 400_000 }), 0);
      for (const [offset, size] of [
        [0, 4096],
        [1, 399_999],
        [259, 131_072],
        [256, 1],
        [1022, 70_001],
      ]) {
        const data = BYTES.subarray(offset, offset + size);
        const part = { buffer, offset, size };
        const what = `usage ${usage}, offset ${offset}, size ${size}`;
        equal(await gpu.sum(part), atlas.sum(data), what);
        equal(await gpu.check(part), atlas.check(data), what);
        equal((await gpu.tree(part, 8)).changedLeaves(atlas.tree(data, 8)), [], what);
        equal(await gpu.treeWitness(part, 9), atlas.treeWitness(data, 9), what);
        const other = data.slice();
        other[size >> 1] ^= 1;
        equal(await gpu.changedLeaves(part, other, 8), [size >> 9], what);
        equal(await gpu.changedLeaves(other, part, 8), [size >> 9], what);
        equal(await gpu.changedLeaves(part, part, 8), [], what);
      }
      buffer.destroy();
    }
  },

  async 'what cannot be read is refused'({ gpu }) {
    const { device } = gpu;
    const buffer = bufferOf(device, STORAGE, BYTES.subarray(0, 8), 10);
    equal(await gpu.sum({ buffer, size: 8 }), atlas.sum(BYTES.subarray(0, 8)));
    await refused(gpu.sum(buffer), 'INVALID', /data must end at byte 8 of its GPUBuffer, which has 10/);
    await refused(gpu.sum({ buffer, offset: 11 }), 'INVALID', /data\.offset must be a whole number 0\.\.10, got 11/);
    await refused(gpu.sum({ buffer, offset: -1 }), 'INVALID', /data\.offset must be a whole number 0\.\.10, got -1/);
    await refused(
      gpu.sum({ buffer, offset: 2, size: 9 }),
      'INVALID',
      /data\.size must be a whole number 0\.\.8, got 9/,
    );
    await refused(gpu.tree({ buffer, offset: 8, size: 0 }), 'INVALID', /data must not be empty/);
    await refused(
      gpu.sum({ buffer, offset: null }),
      'INVALID',
      /data\.offset must be a whole number 0\.\.10, got null/,
    );
    await refused(gpu.sum({ buffer, size: null }), 'INVALID', /data\.size must be a whole number 0\.\.10, got null/);
    equal(await gpu.sum({ buffer, offset: undefined, size: 8 }), atlas.sum(BYTES.subarray(0, 8)));
    await refused(
      gpu.sum({ buffer, length: 5 }),
      'INVALID',
      /data\.length is not known: there are buffer, offset, size/,
    );
    await refused(gpu.changedLeaves(BYTES, { buffer, sise: 5 }), 'INVALID', /after\.sise is not known/);
    const mapped = device.createBuffer({ size: 8, usage: COPY_SRC | MAP_WRITE, mappedAtCreation: true });
    await refused(gpu.sum(mapped), 'INVALID', /data must be unmapped, got a GPUBuffer whose mapState is "mapped"/);
    const uniform = device.createBuffer({ size: 8, usage: UNIFORM });
    await refused(gpu.changedLeaves(BYTES, uniform), 'INVALID', /after must be a GPUBuffer with the usage STORAGE or/);
    const gone = device.createBuffer({ size: 8, usage: STORAGE });
    gone.destroy();
    await refused(gpu.sum(gone), 'INVALID', /^INVALID: data cannot be read by this device: the GPU refused: /);
    const foreign = (await faulty(() => {})).createBuffer({ size: 8, usage: STORAGE });
    await refused(gpu.sum(foreign), 'INVALID', /data cannot be read by this device/);
    const good = bufferOf(device, COPY_SRC, BYTES);
    for (const bad of [gone, foreign, { buffer: gone, offset: 4 }]) {
      await refused(gpu.changedLeaves(good, bad), 'INVALID', /^INVALID: after cannot be read by this device: the GPU/);
      await refused(gpu.changedLeaves(BYTES, bad), 'INVALID', /^INVALID: after cannot be read/);
      await refused(gpu.changedLeaves(bad, good), 'INVALID', /^INVALID: before cannot be read/);
      await refused(gpu.changedLeaves(bad, bad), 'INVALID', /^INVALID: before cannot be read/);
    }
    equal(await gpu.changedLeaves(good, good), [], 'after refusals');
    equal(await gpu.sum(BYTES), atlas.sum(BYTES), 'after refusals');
  },
};

/** What runs once, with the form that software compiles fastest. */
const ONCE = {
  async 'more than one window, and bytes that shrink meanwhile'({ gpu }) {
    const buffer = new ArrayBuffer(64 * MIB + 5, { maxByteLength: 70 * MIB });
    const data = new Uint8Array(buffer);
    for (let at = 0; at < data.length; at += BYTES.length) data.set(BYTES.subarray(0, data.length - at), at);
    const part = data.subarray(0, 33 * MIB + 3);
    equal(await gpu.sum(part), atlas.sum(part));
    const shrunk = gpu.sum(buffer);
    buffer.resize(MIB);
    await refused(shrunk, 'INVALID', /data had 67108869 bytes and has 1048576 now/);
  },

  async 'trees of more than one window'({ gpu }) {
    const data = new Uint8Array(16 * MIB + 300).fill(5);
    data.set(BYTES);
    data.set(BYTES.subarray(0, 300), 16 * MIB);
    const other = data.slice();
    for (const at of [0, 9 * MIB, 16 * MIB, 16 * MIB + 299]) other[at] ^= 2;
    const expected = atlas.tree(data, 12);
    equal(await gpu.treeWitness(data, 12), expected.witness());
    equal((await gpu.treeAsync(new Blob([data]))).changedLeaves(expected), []);
    equal(await gpu.changedLeaves(data, other, 12), expected.changedLeaves(atlas.tree(other, 12)));
    // A workgroup for each leaf, and one more than fit a dimension.
    equal(await gpu.changedLeaves(data, other, 8), atlas.tree(data, 8).changedLeaves(atlas.tree(other, 8)));
  },

  async 'a device that is destroyed in mid-call'() {
    const data = new Uint8Array(17 * MIB).fill(3);
    const part = data.subarray(0, 300_000);
    const moments = [() => {}, () => Promise.resolve(), () => within(2), () => within(25)];
    for (const [i, moment] of moments.entries()) {
      for (const engine of ['gpu-plain', 'auto']) {
        const gpu = await loadGpu({ engine, fallback: atlas, ...(engine === 'auto' ? { leastBytes: 0 } : {}) });
        const resident = bufferOf(gpu.device, STORAGE, part);
        const calls = {
          sum: [gpu.sum(data), atlas.sum(data)],
          treeWitness: [gpu.treeWitness(part, 8), atlas.treeWitness(part, 8)],
          treeAsync: [gpu.treeAsync(new Blob([part])).then(tree => tree.witness()), atlas.treeWitness(part)],
          resident: [gpu.sum(resident), atlas.sum(part)],
        };
        for (const [call] of Object.values(calls)) call.catch(() => {});
        await moment();
        gpu.device.destroy();
        for (const [name, [call, expected]] of Object.entries(calls)) {
          const what = `moment ${i}, ${engine}, ${name}`;
          const mustAnswer = engine === 'auto' && name !== 'resident';
          // A call may have ended before; then its answer is right.
          const end = await call.catch(error => error);
          if (end?.name === 'AtlasError' && !mustAnswer) equal(end.codeName, 'DESTROYED', `${what}: ${end.message}`);
          else equal(end, expected, `${what}: ${end?.message}`);
        }
        if (engine === 'auto') {
          equal(await gpu.sum(part), atlas.sum(part), 'later calls');
          equal([gpu.engine.name, gpu.device === undefined], ['fallback', true]);
          await refused(gpu.sum(resident), 'DESTROYED', /the device was lost/);
        } else await refused(gpu.sum(part), 'DESTROYED', /the device was lost/);
        gpu.dispose();
      }
    }
  },

  async 'dispose in mid-call'() {
    const gpu = await loadGpu({ fallback: atlas, leastBytes: 0 });
    const call = gpu.sum(new Uint8Array(40 * MIB));
    call.catch(() => {});
    await within(1);
    gpu.dispose();
    gpu.dispose();
    await refused(call, 'DESTROYED', /dispose was called/);
    await refused(gpu.sum(BYTES), 'DESTROYED', /dispose was called/);
    await refused(gpu.treeAsync(BYTES), 'DESTROYED', /dispose was called/);
  },

  async 'dispose ends what reads a source'() {
    for (const how of [{}, { leastBytes: 0 }, { engine: 'gpu-plain' }])
      await endsReading({ ...how, fallback: atlas }, gpu => gpu.dispose(), /dispose was called/);
  },

  async 'a device that is destroyed ends what reads a source, if nothing may replace it'() {
    const how = { engine: 'gpu-plain', fallback: atlas };
    await endsReading(how, gpu => gpu.device.destroy(), /the device was lost/);
  },

  async "the caller's device stays"({ gpu }) {
    const device = await faulty(() => {});
    const own = await loadGpu({ engine: 'gpu-plain', device, fallback: atlas });
    equal([own.device === device, gpu.device === device], [true, false]);
    const buffer = bufferOf(device, STORAGE, BYTES);
    equal(await own.sum(buffer), atlas.sum(BYTES));
    own.dispose();
    const again = await loadGpu({ device, fallback: atlas });
    equal(
      [again.engine.name, again.engine.leastBytes.sum === Infinity],
      ['auto', true],
      'software is not used for bytes',
    );
    equal(await again.sum(buffer), atlas.sum(BYTES), 'but for its own buffers');
    device.destroy();
    await refused(loadGpu({ engine: 'gpu', device, fallback: atlas }), 'DESTROYED', /the device was lost/);
    const other = await loadGpu({ device, fallback: atlas });
    equal([other.engine.name, await other.sum(BYTES)], ['fallback', atlas.sum(BYTES)]);
    equal(/^the device was lost/.test(other.engine.reason), true, other.engine.reason);
    await refused(loadGpu({ device: new Proxy(device, {}) }), 'INVALID', /options\.device must be a GPUDevice, got/);
    again.dispose();
  },

  async 'no memory on the GPU'() {
    let isFull = false;
    const device = await faulty(made => {
      const { createBuffer, popErrorScope } = made;
      let failed = 0;
      replace(made, 'createBuffer', function (description) {
        if (isFull) failed++;
        return createBuffer.call(this, description);
      });
      replace(made, 'popErrorScope', async function () {
        const error = await popErrorScope.call(this);
        if (failed === 0) return error;
        failed = 0;
        return new GPUOutOfMemoryError('not enough memory left');
      });
    });
    for (const engine of ['gpu-plain', 'auto']) {
      const gpu = await loadGpu({
        engine,
        device,
        fallback: atlas,
        ...(engine === 'auto' ? { leastBytes: 0 } : {}),
      });
      const resident = bufferOf(device, STORAGE, BYTES);
      isFull = true;
      if (engine === 'auto')
        equal(await gpu.treeWitness(new Uint8Array(3 * MIB), 8), atlas.treeWitness(new Uint8Array(3 * MIB), 8));
      else await refused(gpu.treeWitness(new Uint8Array(3 * MIB), 8), 'MEMORY', /not enough memory left/);
      await refused(gpu.tree(resident, 8), 'MEMORY', /not enough memory left/);
      isFull = false;
      equal(await gpu.sum(resident), atlas.sum(BYTES), 'the next call tries again');
      gpu.dispose();
    }
  },

  async 'work that the GPU does not do is noticed'() {
    let isLazy = false;
    const device = await faulty(made => {
      const { queue } = made;
      const { submit } = queue;
      replace(queue, 'submit', function (commands) {
        if (!isLazy) submit.call(this, commands);
      });
    });
    for (const engine of ['gpu-plain', 'auto']) {
      const gpu = await loadGpu({
        engine,
        device,
        fallback: atlas,
        ...(engine === 'auto' ? { leastBytes: 0 } : {}),
      });
      equal(await gpu.sum(BYTES), atlas.sum(BYTES));
      isLazy = true;
      if (engine === 'auto') equal(await gpu.sum(BYTES), atlas.sum(BYTES));
      else await refused(gpu.sum(BYTES), 'STATE', /the GPU has done 0 of \d+ parts of its work/);
      isLazy = false;
      gpu.dispose();
    }
  },

  async 'a device whose kernels compute something else is not used'() {
    for (const [from, to] of [
      ['& 0x00ff00ffu', '& 0x00ff007fu'],
      ['1116352408u', '1116352409u'],
      ['520u', '512u'],
      ['1u << (leaf % 32u)', '2u << (leaf % 32u)'],
    ]) {
      let changed = 0;
      const device = await faulty(made => {
        const { createShaderModule } = made;
        replace(made, 'createShaderModule', function ({ code }) {
          if (code.includes(from)) changed++;
          return createShaderModule.call(this, { code: code.replaceAll(from, to) });
        });
      });
      const load = loadGpu({ engine: 'gpu-plain', device, fallback: atlas });
      await refused(load, 'STATE', /the kernel "\w+" gives wrong answers on this device/, from);
      equal(changed > 0, true, from);
      device.destroy();
    }
  },

  async 'auto says what it measured, and what it does'() {
    const unmeasured = await loadGpu({ fallback: atlas });
    equal(unmeasured.engine.adapter.isSoftware, true);
    equal([unmeasured.engine.name, unmeasured.engine.rates], ['auto', undefined]);
    equal(Object.values(unmeasured.engine.leastBytes).map(String), ['Infinity', 'Infinity']);
    equal(/software, which was not measured/.test(unmeasured.engine.reason), true);
    unmeasured.dispose();
    const gpu = await loadGpu({ fallback: atlas, software: true });
    const { rates, leastBytes, reason, fallback, kernels } = gpu.engine;
    for (const name of ['sum', 'tree']) {
      equal(
        Object.values(rates[name]).every(rate => rate > 0 && Number.isFinite(rate)),
        true,
        JSON.stringify(rates),
      );
      equal(leastBytes[name] > 0, true);
    }
    equal([reason.startsWith('measured: sums are faster '), fallback.name], [true, 'simd']);
    equal(kernels, { sum: 'masks', leaves: 'lanes' });
    equal(await gpu.sum(BYTES), atlas.sum(BYTES));
    gpu.dispose();
    const given = await loadGpu({ fallback: atlas, leastBytes: 5n });
    equal(given.engine.leastBytes, { sum: 5, tree: 5 });
    given.dispose();
  },
};

/** Runs everything, and gives `each` the name of each case, its time, and its error if it failed. */
export async function answers(each) {
  async function run(name, test, context) {
    const begin = performance.now();
    let error;
    try {
      await test(context);
    } catch (thrown) {
      error = String(thrown?.stack ?? thrown);
    }
    await each({ name, ms: Math.round(performance.now() - begin), error });
  }
  const seed = Math.floor(Math.random() * 2 ** 32);
  let plain;
  for (const engine of ['gpu', 'gpu-plain']) {
    const gpu = await loadGpu({ engine, fallback: atlas });
    equal([gpu.engine.name, gpu.engine.reason], [engine, 'asked for']);
    for (const [name, test] of Object.entries({ ...CASES, ...DEVICE_CASES }))
      await run(`${engine}: ${name}${name.startsWith('random') ? `, seed ${seed}` : ''}`, test, { gpu, atlas, seed });
    if (engine === 'gpu-plain') plain = gpu;
    else gpu.dispose();
  }
  for (const [name, test] of Object.entries(ONCE)) await run(name, test, { gpu: plain });
  plain.dispose();
}
