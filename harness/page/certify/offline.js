// Keeps one version of the page, whole, for use without a network. A page that it serves gets all files from what it keeps,
// so files of different versions are never mixed: neither when the host has a newer version nor when a request fails.
const VERSION = 'of a checkout';
const OWN = `atlas-certify ${registration.scope} `;
const NAME = OWN + VERSION;

/** Keeps nothing if a file has not the hash of this version, as when the host gets a newer one meanwhile. */
async function keepAll() {
  const hashes = await (await fetch('offline.json', { cache: 'reload' })).json();
  const kept = await caches.open(NAME);
  await kept.addAll(
    Object.entries(hashes).map(([file, integrity]) => new Request(file, { cache: 'reload', integrity })),
  );
}

async function forgetOlder() {
  const older = (await caches.keys()).filter(name => name.startsWith(OWN) && name !== NAME);
  await Promise.all(older.map(name => caches.delete(name)));
}

/** It does not start before the pages of an older version are closed. */
addEventListener('install', event => event.waitUntil(keepAll()));
addEventListener('activate', event => event.waitUntil(forgetOlder()));

/** A page that came from the host asks to be served from now on; only one of the same version is. */
addEventListener('message', event => {
  if (event.data === VERSION) event.waitUntil(clients.claim());
});

addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const url = request.url.split(/[?#]/)[0];
  const asked = url === `${registration.scope}index.html` ? registration.scope : url;
  const kept = await caches.match(asked, { cacheName: NAME }).catch(() => undefined); // storage may be gone
  return kept ?? fetch(request);
}
