// The npm package as a target of spec/PROTOCOL.md in a browser. It sends the answer to one request to get the next.
import { longestRegion, runtimeName } from '../src/platform.mjs';
import { Session } from '../src/session.mjs';

const PACKAGE = new URL('../../npm/', import.meta.url);

/** The file that a browser imports: the first string of the default conditions. */
const main = exported => (typeof exported === 'string' ? exported : main(exported.default));

/** Opens a session with an engine of the package. */
export async function open(engine) {
  const manifest = await (await fetch(new URL('package.json', PACKAGE))).json();
  const library = await import(new URL(main(manifest.exports['.']), PACKAGE));
  return new Session(library, await library.load({ engine }), manifest.version, {
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
