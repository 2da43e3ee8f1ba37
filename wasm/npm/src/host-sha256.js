// SHA-256 of the platform. node:crypto is synchronous (Node, Deno, Bun, workerd). WebCrypto is asynchronous and takes
// only whole regions.

/** One update takes less than 2^31 bytes. */
const MAX_UPDATE_BYTES = 2 ** 30;

function ofNode() {
  let crypto;
  try {
    crypto = globalThis.process?.getBuiltinModule?.('node:crypto');
  } catch {
    return undefined; // a bundler's substitute for process
  }
  if (typeof crypto?.createHash !== 'function') return undefined;
  const streamOf = hash => ({
    update(data) {
      for (let i = 0; i < data.length; i += MAX_UPDATE_BYTES) hash.update(data.subarray(i, i + MAX_UPDATE_BYTES));
      return this;
    },
    digest: () => new Uint8Array(hash.digest()),
    copy: () => streamOf(hash.copy()),
    close() {},
  });
  const start = () => streamOf(crypto.createHash('sha256'));
  return { name: 'node:crypto', start };
}

function ofWeb() {
  const subtle = globalThis.crypto?.subtle;
  return subtle && { name: 'webcrypto', later: async data => new Uint8Array(await subtle.digest('SHA-256', data)) };
}

/** The implementation of the platform, or undefined. */
export const hostSha256 = () => ofNode() ?? ofWeb();
