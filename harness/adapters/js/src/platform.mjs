// The description of the platform in a session's introduction.

/**
 * The sizes that matter for the huge vectors, the longest first: 2^33 bytes are well past 2^32 and still one typed
 * array.
 */
const SIZES = [2 ** 33, 2 ** 32, 2 ** 32 - 1, 2 ** 31, 2 ** 31 - 1, 2 ** 30];

/** Engines and machines have limits of their own, so this tries to allocate. Untouched pages cost nothing. */
function reaches(size) {
  try {
    return new Uint8Array(size).length === size;
  } catch {
    return false;
  }
}

/** The longest region to try on this platform. */
export const longestRegion = () => SIZES.find(reaches) ?? 2 ** 29;

/** Names the runtime, as precisely as it can be identified. */
export function runtimeName() {
  const { Deno, Bun, process, navigator } = globalThis;
  if (Deno?.version) return `Deno ${Deno.version.deno}, V8 ${Deno.version.v8}, ${Deno.build.target}`;
  if (Bun?.version) return `Bun ${Bun.version}, JavaScriptCore, ${process.platform}-${process.arch}`;
  if (navigator?.userAgent === 'Cloudflare-Workers') return 'workerd, V8';
  if (process?.versions?.node)
    return `Node ${process.versions.node}, V8 ${process.versions.v8}, ${process.platform}-${process.arch}`;
  return navigator?.userAgent ?? 'an unknown runtime';
}
