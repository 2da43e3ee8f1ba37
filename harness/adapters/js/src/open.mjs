// Opens a session with an engine of the package: one of `load`, or the GPU.
import { gpuOperations } from './gpu-operations.mjs';
import { Session } from './session.mjs';

/** `gpu-software` is for machines with a GPU that are to answer by WebGPU's fallback adapter. */
const GPU = ['gpu', 'gpu-software'];

/** The file of an entry: the first string of its default conditions. */
const file = exported => (typeof exported === 'string' ? exported : file(exported.default));

async function softwareDevice() {
  const adapter = await globalThis.navigator?.gpu?.requestAdapter({ forceFallbackAdapter: true });
  if (!adapter) throw new Error('WebGPU has no software adapter here');
  return adapter.requestDevice();
}

/** In one line: the adapter, its kernels, and what it answers. */
function described({ engine: { name, reason, adapter, kernels } }, operations) {
  const { vendor, architecture, device, description, isSoftware } = adapter;
  const adapterName = description || [vendor, architecture, device].filter(Boolean).join(' ') || 'without a name';
  return `${name}: ${reason}, adapter ${adapterName} (${isSoftware ? 'software' : 'hardware'}), kernels ${kernels.sum} and ${kernels.leaves}, for ${Object.keys(operations).join(', ')}; the others`;
}

async function openGpu(engine, library, manifest, importFile) {
  const { loadGpu } = await importFile(file(manifest.exports['./gpu']));
  const device = engine === 'gpu-software' ? await softwareDevice() : undefined;
  // Not the default, whose reason has figures that differ from run to run.
  const atlas = await library.load({ engine: 'simd' });
  const gpu = await loadGpu({ engine: 'gpu', fallback: atlas, device });
  const operations = gpuOperations(gpu, library);
  return { atlas, operations, text: described(gpu, operations) };
}

/** Answers to every request why there is no GPU: the harness then knows the reason, and no vector is answered. */
const broken = ({ message }) => ({
  answer: async line => {
    const { seq, type } = JSON.parse(line);
    return { answer: { seq, fault: `no GPU can be used: ${message}` }, done: type === 'bye' };
  },
});

/**
 * @param {string | undefined} engine of `load`, or one of GPU
 * @param {any} manifest the package's package.json
 * @param {(file: string) => Promise<any>} importFile imports a file of the package
 * @param {{ runtime: string, maxBytes: number, levels: string[] }} platform
 */
export async function openSession(engine, manifest, importFile, platform) {
  const library = await importFile(file(manifest.exports['.']));
  if (!GPU.includes(engine)) return new Session(library, await library.load({ engine }), manifest.version, platform);
  try {
    const { atlas, ...gpu } = await openGpu(engine, library, manifest, importFile);
    return new Session(library, atlas, manifest.version, platform, gpu);
  } catch (error) {
    return broken(error);
  }
}
