// What a pool and its workers say to each other. All else that passes the same ports is somebody else's, and is ignored:
// development servers, wrappers and the worker's own code post messages too.

/** Each message has this one property, with one of: 'hello', 'ready', or the number of a task. */
const MARK = 'atlasL2';

export const HELLO = 'hello';
export const READY = 'ready';

/** A message of that kind. */
export const message = (kind, content) => ({ [MARK]: kind, ...content });

/** The kind of a message, or undefined if it is not one of these. */
export const kindOfMessage = data => (typeof data === 'object' && data !== null ? data[MARK] : undefined);
