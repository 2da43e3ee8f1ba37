// Measures in the page that loads it, and posts what it finds to where it came from.
import { sha256 } from '@noble/hashes/sha2.js';
import * as hashWasm from 'hash-wasm';
import { groundOf, measure } from './measure.js';

const post = async (path, value) => {
  const { ok, status } = await fetch(path, { method: 'POST', body: JSON.stringify(value) });
  if (!ok) throw new Error(`${path} was answered with ${status}`);
};

const bytesOf = async path => new Uint8Array(await (await fetch(path)).arrayBuffer());

try {
  const { timing, only, reasons, workers } = await (await fetch('/task')).json();
  const ground = await groundOf({
    modules: {
      simd: await bytesOf('/package/simd.wasm'),
      base: await bytesOf('/package/base.wasm'),
      clang: reasons.clang ? undefined : await bytesOf('/clang.wasm'),
    },
    package: await import('/package/src/index.js'),
    workers: workers && (await import(workers)),
    gpu: reasons.gpu ? undefined : await import('/package/src/gpu.js'),
    hashWasm,
    noble: sha256,
    reasons,
  });
  await measure(ground, timing, only, measured => post('/measured', measured));
  const { vendor, architecture, device, isSoftware } = reasons.gpu ? {} : (await ground.gpu.made).engine.adapter;
  await ground.close();
  await post('/end', {
    adapter:
      reasons.gpu ?? `${[vendor, architecture, device].filter(Boolean).join(' ')}${isSoftware ? ', software' : ''}`,
  });
} catch (error) {
  await post('/end', { error: error.stack ?? String(error) });
}
