/* @ts-self-types="../gpu.d.ts" */
// Sums and trees on the GPU. Importing this file costs those nothing who do not.
import { object, options, shown, small } from './argument-checks.js';
import { internalsOf } from './atlas.js';
import { constants } from './constants.js';
import { invalid } from './errors.js';
import { givenDevice, hasDot4, openGpu } from './gpu-adapter.js';
import { GpuAtlas } from './gpu-atlas.js';
import { hashesOnGpu, sumOnGpu } from './gpu-calls.js';
import { gpuData } from './gpu-data.js';
import { Gpu } from './gpu-device.js';
import { textOf } from './gpu-failure.js';
import { measured } from './gpu-measure.js';
import { prove } from './gpu-proof.js';
import { load } from './index.js';
import { engineOf } from './load.js';

const ENGINES = ['auto', 'gpu', 'gpu-plain'];
const ALWAYS = { sum: 0, tree: 0 };
const NEVER = { sum: Infinity, tree: Infinity };

function requireTrees(fallback) {
  if (internalsOf(object('options.fallback', fallback)) === undefined)
    throw invalid(
      `options.fallback must be an instance of atlas-l2, atlas-l2/simd or atlas-l2/base, got ${shown(fallback)}`,
    );
}

/** The forms of the kernels. Lanes of software share no memory that is faster, and long kernels take it seconds to compile. */
const formsOf = (engine, { isSoftware }) =>
  Object.freeze(
    engine === 'gpu-plain' || (engine === 'auto' && isSoftware)
      ? { sum: 'masks', leaves: 'lanes' }
      : { sum: hasDot4() ? 'dot4' : 'masks', leaves: 'tiles' },
  );

/**
 * What `auto` makes of a device: from which lengths on it is used, and why.
 * @returns {Promise<{ leastBytes: { sum: number, tree: number }, reason: string, rates?: object }>}
 */
async function judged(gpu, { isSoftware }, instance, { leastBytes, software }) {
  if (leastBytes !== undefined)
    return { leastBytes: { sum: leastBytes, tree: leastBytes }, reason: 'options.leastBytes was given' };
  if (isSoftware && !software) return { leastBytes: NEVER, reason: 'the adapter is software, which was not measured' };
  const found = await measured({
    sum: { gpu: data => sumOnGpu(gpu, gpuData('data', data, gpu, '')), fallback: instance.sum },
    tree: {
      gpu: data => hashesOnGpu(gpu, gpuData('data', data, gpu, ''), constants.defaultLeafLog2),
      fallback: instance.tree,
    },
  });
  const when = least => (least === Infinity ? 'never' : `from ${least} bytes on`);
  const reason = `measured: sums are faster ${when(found.leastBytes.sum)}, trees ${when(found.leastBytes.tree)}`;
  return { ...found, reason };
}

/** The options, checked before anything is loaded. */
function optionsOf(given) {
  const {
    engine,
    fallback,
    device,
    leastBytes,
    software = false,
  } = options(given, 'engine', 'fallback', 'device', 'leastBytes', 'software');
  const asked = engineOf('options.engine', engine, ENGINES);
  if (typeof software !== 'boolean') throw invalid(`options.software must be true or false, got ${shown(software)}`);
  const least =
    leastBytes === undefined ? undefined : small('options.leastBytes', leastBytes, 0, Number.MAX_SAFE_INTEGER);
  if (least !== undefined && asked !== 'auto')
    throw invalid(`options.leastBytes is for the engine "auto", got "${asked}"`);
  if (fallback !== undefined) requireTrees(fallback);
  return { asked, fallback, device: givenDevice(device), leastBytes: least, software };
}

export async function loadGpu(given) {
  const { asked, fallback: instance, device, ...limits } = optionsOf(given);
  const fallback = instance ?? (await load());
  let gpu;
  try {
    const opened = await openGpu(device);
    gpu = new Gpu(opened.device, opened.isOwn);
    const { adapter } = opened;
    const kernels = formsOf(asked, adapter);
    await gpu.compile(kernels);
    await prove(gpu, fallback);
    const { leastBytes, rates, reason } =
      asked === 'auto'
        ? await judged(gpu, adapter, fallback, limits)
        : { leastBytes: ALWAYS, rates: undefined, reason: 'asked for' };
    return new GpuAtlas({ asked, fallback, gpu, reason, leastBytes, facts: { adapter, kernels, rates } });
  } catch (error) {
    gpu?.close();
    if (asked !== 'auto') throw error;
    return new GpuAtlas({ asked, fallback, reason: textOf(error), leastBytes: NEVER });
  }
}
