// Finds the GPU: an adapter and its device, or why there is none.
import { shown } from './argument-checks.js';
import { invalid } from './errors.js';

const NO_WEBGPU =
  'this runtime has no WebGPU (navigator.gpu): pages need https or localhost, Deno a new version; Node has none';
/** As software adapters call themselves, also if the platform does not flag them. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/i;

/** What larger buffers need than every device offers. */
const LIMITS = ['maxBufferSize', 'maxStorageBufferBindingSize'];

function described(info, isFallback = info?.isFallbackAdapter) {
  const { vendor = '', architecture = '', device = '', description = '' } = info ?? {};
  const isSoftware = isFallback === true || SOFTWARE.test([vendor, architecture, device, description].join(' '));
  return Object.freeze({ vendor, architecture, device, description, isSoftware });
}

/** What is used of a device, by its types. */
const USED = {
  function: [
    ...['createBuffer', 'createBindGroup', 'createCommandEncoder', 'createShaderModule', 'createComputePipelineAsync'],
    ...['pushErrorScope', 'popErrorScope', 'queue.writeBuffer', 'queue.submit', 'lost.then'],
  ],
  number: [
    ...['limits.maxStorageBufferBindingSize', 'limits.minStorageBufferOffsetAlignment'],
    ...['limits.maxComputeWorkgroupsPerDimension', 'limits.minUniformBufferOffsetAlignment'],
  ],
};

function has(value, path, type) {
  try {
    return typeof path.split('.').reduce((part, name) => part?.[name], value) === type;
  } catch {
    return false; // a getter of a proxy
  }
}

/** The caller's device, by what it can do: Deno does not name the kind of a GPUDevice. */
export function givenDevice(value) {
  if (value === undefined) return value;
  for (const [type, paths] of Object.entries(USED)) {
    const missing = paths.find(path => !has(value, path, type));
    if (missing !== undefined)
      throw invalid(`options.device must be a GPUDevice, got ${shown(value)}: it has no ${missing}`);
  }
  return value;
}

/**
 * Returns the caller's device, or a new one of the fastest adapter.
 * @returns {Promise<{ device: any, adapter: any, isOwn: boolean }>}
 */
export async function openGpu(given) {
  if (given !== undefined) return { device: given, adapter: described(given.adapterInfo), isOwn: false };
  const gpu = /** @type {any} */ (globalThis.navigator)?.gpu;
  if (gpu === undefined) throw invalid(NO_WEBGPU);
  let adapter;
  try {
    // Some platforms offer their software only if it is asked for.
    adapter =
      (await gpu.requestAdapter({ powerPreference: 'high-performance' })) ??
      (await gpu.requestAdapter({ forceFallbackAdapter: true }));
  } catch (error) {
    throw invalid(`WebGPU gives no adapter: ${/** @type {Error} */ (error).message}`);
  }
  if (!adapter) throw invalid('WebGPU has no adapter here: there is no GPU, or its driver is not trusted');
  const requiredLimits = Object.fromEntries(LIMITS.map(name => [name, adapter.limits[name]]));
  try {
    const device = await adapter.requestDevice({ requiredLimits });
    return {
      device,
      adapter: described(adapter.info, adapter.isFallbackAdapter ?? adapter.info?.isFallbackAdapter),
      isOwn: true,
    };
  } catch (error) {
    throw invalid(`WebGPU gives no device: ${/** @type {Error} */ (error).message}`);
  }
}

/** Whether kernels may use dot products of four bytes. */
export const hasDot4 = () =>
  /** @type {any} */ (globalThis.navigator)?.gpu?.wgslLanguageFeatures?.has('packed_4x8_integer_dot_product') === true;
