// The GPU, if there is one: the package's part for it is loaded only then.

/** A driver that hangs may not keep anybody waiting. */
const LONGEST_SEARCH = 10_000;

async function hasAdapter() {
  const late = new Promise(resolve => {
    setTimeout(resolve, LONGEST_SEARCH);
  });
  try {
    return Boolean(await Promise.race([navigator.gpu?.requestAdapter(), late]));
  } catch {
    return false;
  }
}

let loading;

/** Resolves with an instance of atlas-l2/gpu that answers by the GPU alone, or with undefined. */
export async function loadGpuOnce(fallback) {
  loading ??= hasAdapter().then(async has => {
    if (!has) return undefined;
    const { loadGpu } = await import('../../package/src/gpu.js');
    return loadGpu({ engine: 'gpu', fallback });
  });
  try {
    const gpu = await loading;
    if (gpu !== undefined && gpu.device === undefined) loading = undefined; // it was lost: the next call tries again
    return gpu;
  } catch {
    return undefined; // what cannot be loaded is not offered
  }
}

export const adapterName = ({ vendor, architecture, device, description, isSoftware }) =>
  `${description || [vendor, architecture, device].filter(Boolean).join(' ') || 'an adapter without a name'}${isSoftware ? ' (software)' : ''}`;
