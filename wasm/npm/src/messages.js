// The messages between a pool and its workers. All other messages on the same ports are ignored: development servers,
// wrappers and the worker's own code post messages too.

/** Each message has this one property. Its value is 'hello', 'ready', or the number of a task. */
const MARK = 'atlasL2';

export const HELLO = 'hello';
export const READY = 'ready';

/** A message of that kind. */
export const message = (kind, content) => ({ [MARK]: kind, ...content });

/** The kind of a message, or undefined for other messages. */
export const kindOfMessage = data => (typeof data === 'object' && data !== null ? data[MARK] : undefined);
