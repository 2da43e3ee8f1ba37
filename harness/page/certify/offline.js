// Keeps the page for use without a network. A file comes from the network if there is one, so that files of different
// versions are never mixed, and otherwise from what was kept.
const NAME = 'atlas-certify';

async function keepAll() {
  const files = await (await fetch('offline.json')).json();
  const kept = await caches.open(NAME);
  await kept.addAll(files);
}

addEventListener('install', event => {
  event.waitUntil(keepAll().then(() => skipWaiting()));
});

addEventListener('activate', event => {
  event.waitUntil(clients.claim());
});

addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    fetch(request).catch(async () => {
      const asked = request.mode === 'navigate' ? './' : request;
      return (await caches.match(asked)) ?? Response.error();
    }),
  );
});
