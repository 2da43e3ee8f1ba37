// What a session says of the platform that it runs on.

/** The sizes at which the huge vectors differ, the longest first: 2^33 bytes are well past 2^32 and still one typed array. */
const SIZES = [2 ** 33, 2 ** 32, 2 ** 32 - 1, 2 ** 31, 2 ** 31 - 1, 2 ** 30];

/** Engines set limits of their own, and so do machines: one that is asked gives it, or not. Untouched pages cost nothing. */
function reaches(size) {
  try {
    return new Uint8Array(size).length === size;
  } catch {
    return false;
  }
}

/** The longest region that this platform is asked for. */
export const longestRegion = () => SIZES.find(reaches) ?? 2 ** 29;

/** Names the runtime, as precisely as it lets itself be named. */
export function runtimeName() {
  const { Deno, Bun, process, navigator } = globalThis;
  if (Deno?.version) return `Deno ${Deno.version.deno}, V8 ${Deno.version.v8}, ${Deno.build.target}`;
  if (Bun?.version) return `Bun ${Bun.version}, JavaScriptCore, ${process.platform}-${process.arch}`;
  if (navigator?.userAgent === 'Cloudflare-Workers') return 'workerd, V8';
  if (process?.versions?.node)
    return `Node ${process.versions.node}, V8 ${process.versions.v8}, ${process.platform}-${process.arch}`;
  return navigator?.userAgent ?? 'an unknown runtime';
}
