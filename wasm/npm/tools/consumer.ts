// Everything that users may write, as TypeScript sees it under strict: compiled, never run.
import { AtlasError, constants, ErrorCode, fromJSON, load, loadSync, passThrough, toHex, toJSON } from 'atlas-l2';
import type {
  Atlas,
  Bytes,
  Engine,
  Progress,
  SharedBudgetHandle,
  Source,
  Witness,
  WitnessHasher,
  WitnessInput,
  WitnessJSON,
  WitnessTree,
} from 'atlas-l2';
import * as base from 'atlas-l2/base';
import * as onlySimd from 'atlas-l2/simd';
import * as streams from 'atlas-l2/streams';
import * as sumOnly from 'atlas-l2/sum';
import * as witnesses from 'atlas-l2/witness';
import { loadGpu } from 'atlas-l2/gpu';
import type { GpuAtlas, GpuEngine, GpuRates } from 'atlas-l2/gpu';
import { WorkerPool } from 'atlas-l2/workers';
import type simd from 'atlas-l2/simd.wasm';

const atlas: Atlas = await load({ engine: 'host' });
loadSync(new Uint8Array(8));
loadSync({ engine: 'auto', module: {} as typeof simd });
const engine: Engine = atlas.engine;
const sha: 'simd' | 'base' | 'given' | 'node:crypto' | 'webcrypto' = engine.sha256;

const inputs: Bytes[] = [
  new Uint8Array(1),
  new Float64Array(1),
  new DataView(new ArrayBuffer(1)),
  new ArrayBuffer(1),
  new SharedArrayBuffer(1),
];
const sources: Source[] = [
  ...inputs,
  new Blob([]),
  new Blob([]).stream(),
  inputs,
  new Response('').body!,
  new Response(''),
  new Request(''),
  new File([], ''),
];
const told = ({ bytes, total }: Progress): number => bytes / (total ?? Infinity);
const sums: Promise<number>[] = sources.map(source =>
  atlas.sumAsync(source, { onProgress: told, signal: AbortSignal.timeout(5) }),
);
const witness: Witness = await atlas.witnessAsync(inputs[0]!, { leafLog2: 12 });
const input: WitnessInput = { ...witness, length: 5, timestamp: 0 };
atlas.verify(inputs[0]!, input);
const tree: WitnessTree = await atlas.treeAsync(new Blob([]));
const joined: Witness = atlas
  .range(inputs[1]!, 256n, 8)
  .merge(atlas.decodeRange(atlas.range(inputs[0]!, 0, 8).encode()))
  .witness(300);
const gpu: GpuAtlas = await loadGpu({ fallback: atlas, leastBytes: 5 });
const gpuEngine: GpuEngine = gpu.engine;
const rates: GpuRates | undefined = gpuEngine.rates?.tree;
const faster: boolean = (rates?.gpu ?? 0) > 5 && gpuEngine.leastBytes.tree < Infinity;
const gpuWitness: Witness = await gpu.treeWitness(inputs[0]!);
const gpuTree: WitnessTree = await gpu.treeAsync(new Blob([]), { leafLog2: 8 });
const gpuChanged: number[] = await gpu.changedLeaves(inputs[0]!, inputs[1]!, 16);
gpu.dispose();
const changed: number[] = tree.changedLeaves(atlas.tree(inputs[1]!, 8));

const hasher: WitnessHasher = new atlas.WitnessHasher({ leafLog2: 12, resumable: true }).update(inputs[0]!);
const state: Uint8Array = hasher.clone().reset().restore(hasher.save()).digest();
const json: WitnessJSON = toJSON(fromJSON(toJSON(hasher.witness())));
const text: string = toHex(state) + json.length;
const through: ReadableStream = new Blob([]).stream().pipeThrough(passThrough(hasher));

const smaller: number[] = [
  sumOnly.loadSync({ engine: 'base' }).deltaByte(1, 2, 3),
  await (await sumOnly.load()).sumAsync(through),
  (await witnesses.load({ engine: 'host' })).witness(state).resonance,
  new (streams.loadSync().ConservedSum)().value(),
  onlySimd.loadSync({ engine: 'simd' }).batchHint(5),
  (await base.load({ module: fetch('') })).tree(state).leafCount,
];
// @ts-expect-error: that module is not in this entry
await onlySimd.load({ engine: 'base' });
// @ts-expect-error: there are no witnesses
sumOnly.loadSync().witness(state);
// @ts-expect-error: there are no streams
witnesses.loadSync().witnessAsync(state);

const shared = new atlas.SharedBudget(95);
const handle: SharedBudgetHandle = shared.handle;
atlas.SharedBudget.from(handle).allocateAll(1, 2);

using block = atlas.alloc(5);
const bytes: Uint8Array = block;
using pool = new WorkerPool(2, {
  engine: 'simd',
  createWorker: () => new Worker(new URL('./mine.js', import.meta.url), { type: 'module' }),
});
const pooled: WitnessTree = await pool.tree(new SharedArrayBuffer(5), { leafLog2: 8 });
pool.close();

// Results are bytes that the platform takes.
const body = atlas.encodeRecord(witness);
const fitting = [
  new Blob([body, tree.root, witness.digest, block]),
  fetch('', { method: 'POST', body }),
  crypto.subtle.digest('SHA-256', block),
];

// Options that may be there or not, as exactOptionalPropertyTypes has it.
declare const signal: AbortSignal | undefined;
declare const engineName: 'simd' | undefined;
const hurried = [
  atlas.treeAsync(body, { signal, leafLog2: undefined, onProgress: undefined }),
  load({ engine: engineName, module: undefined }),
];
const patient = new WorkerPool(1, { engine: engineName, createWorker: undefined, startTimeout: 60_000 });

try {
  atlas.fill(atlas.alloc(constants.structure), 7);
} catch (error) {
  if (error instanceof AtlasError && error.code === ErrorCode.MEMORY)
    console.log(
      error.codeName === 'MEMORY',
      sha,
      sums,
      changed,
      faster,
      gpuWitness,
      gpuTree,
      gpuChanged,
      pooled,
      bytes,
      joined,
      fitting,
      hurried,
      patient,
      text,
      smaller,
    );
}

// @ts-expect-error: there is no such engine
await load({ engine: 'fast' });
// @ts-expect-error: there is no such option
await atlas.sumAsync(body, { leafLog2: 12 });
// @ts-expect-error: text is not bytes
atlas.sum('text');
// @ts-expect-error: answers cannot be changed
witness.resonance = 5;
// @ts-expect-error: an amount is needed
new atlas.SharedBudget();
