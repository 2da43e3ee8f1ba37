// The page of a browser target: runs the client here, or in a module worker (?worker), and tells the harness what goes wrong.
const query = new URLSearchParams(location.search);

/** Where even this cannot be told, the harness has gone, and there is nobody to tell. */
const fault = text => fetch('../../fault', { method: 'POST', body: text }).catch(() => {});
addEventListener('error', ({ message, filename, lineno }) => fault(`${message} (${filename}:${lineno})`));
addEventListener('unhandledrejection', ({ reason }) => fault(`${reason?.stack ?? reason}`));

fetch('../../pulse')
  .then(response => response.text())
  .catch(() => {}); // breaks off when this page dies, which the harness sees

if (query.has('worker')) {
  const worker = new Worker(`worker.mjs${location.search}`, { type: 'module' });
  worker.addEventListener('error', event => fault(`in the worker: ${event.message ?? 'its module cannot be loaded'}`));
  worker.addEventListener('message', ({ data }) => fault(`in the worker: ${data}`));
} else {
  const { run } = await import('./client.mjs');
  await run(query.get('engine'));
}
