// The outcome of one vector, and its row in a certificate.

export const passed = vector => ({ vector, verdict: 'pass' });

/** @param {string} at where the answer first differs from the right one */
export const failed = (vector, at, got) => ({ vector, verdict: 'fail', at, got, reason: '' });

/** @param {string} fault how the target broke */
export const broken = (vector, fault, reason) => ({ vector, verdict: 'fault', fault, reason });

/** @param {string} reason the same in every run */
export const skipped = (vector, reason) => ({ vector, verdict: 'skip', reason });

/** Returns the outcome as that of a vector that was right at first, and was sent again after that many others. */
export function again(outcome, others) {
  const when = `right at first; asked again after ${others} ${others === 1 ? 'other' : 'others'}`;
  return { ...outcome, reason: outcome.reason === '' ? when : `${when}: ${outcome.reason}` };
}

export function rowOf({ vector, verdict, at, got, fault, reason }) {
  const row = { id: vector.id, verdict };
  if (verdict === 'fault') Object.assign(row, { fault, clause: vector.clause });
  if (verdict === 'skip') row.reason = reason;
  if (verdict === 'fail') {
    const { input, expected } = vector.read();
    const shown = new Map(got);
    shown.delete('message'); // for people, and never compared
    Object.assign(row, {
      clause: vector.clause,
      op: vector.op,
      at,
      in: input,
      expected,
      got: shown,
    });
    if (reason !== '') row.reason = reason;
  }
  return row;
}
