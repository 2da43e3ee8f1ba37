// The npm package as a target of spec/PROTOCOL.md in a browser: requests and answers are the messages of a WebSocket.
import { longestRegion, runtimeName } from '../src/platform.mjs';
import { openSession } from '../src/open.mjs';

const PACKAGE = new URL('../../npm/', import.meta.url);

/** Opens a session with an engine of the package. */
export async function open(engine) {
  const manifest = await (await fetch(new URL('package.json', PACKAGE))).json();
  return openSession(engine, manifest, file => import(new URL(file, PACKAGE)), {
    runtime: runtimeName(),
    maxBytes: longestRegion(),
    levels: ['core', 'full'],
  });
}

/**
 * Answers until goodbye: each message of the channel is a request, and is answered by one.
 *
 * @param {URLSearchParams} query of a page of the harness, with an engine, and the port of the channel
 */
export async function run(query) {
  const session = await open(query.get('engine'));
  const { hostname, href } = location;
  const socket = new WebSocket(`ws://${hostname}:${query.get('channel')}${new URL('../..', href).pathname}`);
  await new Promise((resolve, reject) => {
    const answer = async line => {
      const { answer: said, done } = await session.answer(line);
      socket.send(JSON.stringify(said));
      if (done) resolve();
    };
    socket.onmessage = ({ data }) => answer(data).catch(reject);
    socket.onclose = () => reject(new Error('the harness closed the channel'));
  });
}
