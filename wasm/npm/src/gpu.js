/* @ts-self-types="../gpu.d.ts" */
// Sums and trees on the GPU. Importing this file costs those nothing who do not.
import { object, options, shown } from './argument-checks.js';
import { internalsOf } from './atlas.js';
import { constants } from './constants.js';
import { invalid } from './errors.js';
import { hasDot4, openGpu } from './gpu-adapter.js';
import { GpuAtlas } from './gpu-atlas.js';
import { hashesOnGpu, sumOnGpu } from './gpu-calls.js';
import { gpuData } from './gpu-data.js';
import { Gpu } from './gpu-device.js';
import { measured } from './gpu-measure.js';
import { prove } from './gpu-proof.js';
import { load } from './index.js';
import { engineOf } from './load.js';

const ENGINES = ['auto', 'gpu', 'gpu-plain'];
const ALWAYS = { sum: 0, tree: 0 };
const NEVER = { sum: Infinity, tree: Infinity };

function instanceOf(fallback) {
  if (internalsOf(object('options.fallback', fallback)) === undefined)
    throw invalid(
      `options.fallback must be an instance of atlas-l2, atlas-l2/simd or atlas-l2/base, got ${shown(fallback)}`,
    );
  return fallback;
}

const formsOf = engine =>
  engine === 'gpu-plain'
    ? { sum: 'masks', leaves: 'lanes' }
    : { sum: hasDot4() ? 'dot4' : 'masks', leaves: 'tiles' };

async function open(device, forms) {
  const { device: opened, adapter, isOwn } = await openGpu(device);
  const gpu = new Gpu(opened, isOwn);
  try {
    await gpu.compile(forms);
  } catch (error) {
    gpu.close();
    throw error;
  }
  return { gpu, adapter };
}

/** What `auto` makes of a device: when it is used, and why. */
async function judged(gpu, { isSoftware }, instance, software) {
  if (isSoftware && !software) return { leastBytes: NEVER, reason: 'the adapter is software, which was not measured' };
  const { leastBytes, rates } = await measured({
    sum: { gpu: data => sumOnGpu(gpu, gpuData('data', data, gpu, '')), fallback: instance.sum },
    tree: { gpu: data => hashesOnGpu(gpu, gpuData('data', data, gpu, ''), constants.defaultLeafLog2), fallback: instance.tree },
  });
  const when = least => (least === Infinity ? 'never' : `from ${least} bytes on`);
  const reason = `measured: sums are faster ${when(leastBytes.sum)}, trees ${when(leastBytes.tree)}`;
  return { leastBytes, rates, reason };
}

export async function loadGpu(given) {
  const { engine, fallback, device, software = false } = options(given, 'engine', 'fallback', 'device', 'software');
  const asked = engineOf('options.engine', engine, ENGINES);
  if (typeof software !== 'boolean') throw invalid(`options.software must be true or false, got ${shown(software)}`);
  const instance = fallback === undefined ? await load() : instanceOf(fallback);
  const kernels = Object.freeze(formsOf(asked));
  let gpu;
  try {
    const opened = await open(device, kernels);
    gpu = opened.gpu;
    const { adapter } = opened;
    await prove(gpu, instance);
    const { leastBytes, rates, reason } =
      asked === 'auto'
        ? await judged(gpu, adapter, instance, software)
        : { leastBytes: ALWAYS, rates: undefined, reason: 'asked for' };
    return new GpuAtlas({ asked, fallback: instance, gpu, reason, leastBytes, facts: { adapter, kernels, rates } });
  } catch (error) {
    gpu?.close();
    if (asked !== 'auto' || device !== undefined) throw error;
    const reason = /** @type {Error} */ (error).message;
    return new GpuAtlas({ asked, fallback: instance, reason, leastBytes: NEVER });
  }
}
