// A target of spec/PROTOCOL.md in a module worker: one message with a request, one with its answer. This is only the
// channel: what is certified is in kit/targets. The worker's name is the engine, because a query would be lost if a
// service worker answers with a file that it kept.
const fail = error => postMessage({ broken: `${error?.stack ?? error}` });

const opening = import('./kit/targets/js/page/client.mjs').then(({ open }) => open(self.name));
opening.catch(fail);

addEventListener('message', async ({ data }) => {
  try {
    const session = await opening;
    const { answer } = await session.answer(data);
    postMessage(JSON.stringify(answer));
  } catch (error) {
    fail(error);
  }
});
