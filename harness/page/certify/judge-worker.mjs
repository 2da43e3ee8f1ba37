// The judge in a module worker, so that the page stays responsive. It starts when it is told to, and tells what it finds.
import { certificateText } from '../certificate/text.mjs';
import { certify } from './judge/certify.mjs';
import { summaryOf } from './judge/summary.mjs';

/** Progress is shown at most this often, in milliseconds. */
const OFTEN = 80;
/** The page hears at least this often, in milliseconds, that the judge lives. */
const ALIVE = 5_000;
let last = 0;

function tell(event) {
  const now = performance.now();
  if (event.type === 'judged' && event.done < event.all && now - last < OFTEN) return;
  if (event.type === 'judged') last = now;
  postMessage(event);
}

addEventListener('message', async ({ data }) => {
  setInterval(() => postMessage({ type: 'alive' }), ALIVE);
  try {
    const { certificate, kit } = await certify(data.isTimed, tell);
    postMessage({ type: 'certificate', text: certificateText(certificate), summary: summaryOf(certificate, kit) });
  } catch (error) {
    postMessage({ type: 'broken', text: `${error?.message ?? error}` });
  }
});
