// The npm package as a target of spec/PROTOCOL.md in a browser. It sends the answer to one request to get the next.
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

/** Answers until goodbye. */
export async function run(engine) {
  const session = await open(engine);
  for (let answer = '', done = false; !done; ) {
    const response = await fetch(new URL('../../next', import.meta.url), { method: 'POST', body: answer });
    if (!response.ok) throw new Error(`the harness answered with status ${response.status}`);
    answer = '';
    if (response.status === 204) continue; // nothing to do yet
    const said = await session.answer(await response.text());
    answer = JSON.stringify(said.answer);
    done = said.done;
    if (done) await fetch(new URL('../../next', import.meta.url), { method: 'POST', body: answer });
  }
}
