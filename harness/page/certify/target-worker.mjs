// A target of spec/PROTOCOL.md in a module worker: one message with a request, one with its answer. What is certified is
// in kit/targets; this is only the channel.
const engine = new URL(import.meta.url).searchParams.get('engine');
const fail = error => postMessage({ broken: `${error?.stack ?? error}` });

const opening = import('./kit/targets/js/page/client.mjs').then(({ open }) => open(engine));
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
