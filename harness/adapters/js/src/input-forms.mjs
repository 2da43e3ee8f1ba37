// The same call on every form of input that the package takes: all must agree, else the target does not trust its own answer.
import { show } from './value-text.mjs';
import { SOURCES } from './sources.mjs';

/** Longer inputs are tried in one form only: copying them several times over would cost more than it could show. */
const ALL_FORMS_UP_TO = 1 << 20;
const GUARD = 64;
const GUARD_BYTE = 0xa5;

/** Bytes copied to the module's own memory. */
function resident(atlas, bytes) {
  const view = atlas.alloc(bytes.length);
  view.set(bytes);
  return view;
}

/** The same bytes, misaligned inside a larger buffer. */
function inside(bytes) {
  const outer = new Uint8Array(bytes.length + 5).fill(GUARD_BYTE);
  outer.set(bytes, 3);
  return outer.subarray(3, 3 + bytes.length);
}

const refusal = error => {
  if (error?.codeName === undefined) throw error;
  return { error, shown: error.codeName };
};

function outcome(call) {
  try {
    const value = call();
    return { value, shown: show(value) };
  } catch (error) {
    return refusal(error);
  }
}

function settle(end) {
  if (end.error) throw end.error;
  return end.value;
}

function compare(first, other, name) {
  if (other.shown !== first.shown)
    throw new Error(`forms disagree: ${first.shown} for a plain array, ${other.shown} for ${name}`);
}

const isLarge = inputs => inputs.some(bytes => bytes === undefined || bytes.length > ALL_FORMS_UP_TO);

function tryAllForms(atlas, inputs, call) {
  const first = outcome(() => call(...inputs));
  if (isLarge(inputs)) return first;
  const views = [];
  try {
    for (const bytes of inputs) views.push(resident(atlas, bytes)); // growth detaches earlier ones, which calls must still take
    const forms = {
      'resident bytes': views,
      'inside a larger buffer': inputs.map(inside),
      'a DataView': inputs.map(bytes => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)),
    };
    for (const [name, form] of Object.entries(forms))
      compare(
        first,
        outcome(() => call(...form)),
        name,
      );
  } finally {
    for (const view of views) atlas.free(view);
  }
  return first;
}

/** Runs `call(...inputs)` over every form of the inputs and returns the one answer, or throws the one refusal. */
export const agree = (atlas, inputs, call) => settle(tryAllForms(atlas, inputs, call));

/** The same, and `later(source)` over every source that asynchronous calls take must come to the same end. */
export async function agreeLater(atlas, bytes, call, later) {
  const first = tryAllForms(atlas, [bytes], call);
  if (!isLarge([bytes])) {
    for (const [name, source] of Object.entries(SOURCES)) {
      const other = await later(source(bytes)).then(value => ({ value, shown: show(value) }), refusal);
      compare(first, other, name);
    }
  }
  return settle(first);
}

/** A destination of the given bytes between two guards; `whole` is what the guards are checked in. */
export function guarded(bytes, whole = new Uint8Array(bytes.length + 2 * GUARD)) {
  whole.fill(GUARD_BYTE);
  const dst = whole.subarray(GUARD, GUARD + bytes.length);
  dst.set(bytes);
  return {
    dst,
    intact: () =>
      whole.subarray(0, GUARD).every(b => b === GUARD_BYTE) &&
      whole.subarray(GUARD + bytes.length).every(b => b === GUARD_BYTE),
  };
}

/** The same inside the module's memory. The caller frees `whole`. */
export function guardedResident(atlas, bytes) {
  const whole = atlas.alloc(bytes.length + 2 * GUARD);
  return { whole, ...guarded(bytes, whole) };
}
