// The page of a browser target. It runs the client here, or in a module worker (?worker), and reports errors to the
// harness.
const query = new URLSearchParams(location.search);

/** If even this cannot be reported, the harness has ended. */
const fault = text => fetch('../../fault', { method: 'POST', body: text }).catch(() => {});
addEventListener('error', ({ message, filename, lineno }) => fault(`${message} (${filename}:${lineno})`));
addEventListener('unhandledrejection', ({ reason }) => fault(`${reason?.stack ?? reason}`));

if (query.has('worker')) {
  const worker = new Worker(`worker.mjs${location.search}`, { type: 'module' });
  worker.addEventListener('error', event => fault(`in the worker: ${event.message ?? 'its module cannot be loaded'}`));
  worker.addEventListener('message', ({ data }) => fault(`in the worker: ${data}`));
} else {
  const { run } = await import('./client.mjs');
  await run(query);
}
