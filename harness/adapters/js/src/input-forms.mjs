// Makes the same call with every form of input that the package accepts. All answers must agree; otherwise the target
// reports a fault.
import { allocate } from './recipe.mjs';
import { show } from './value-text.mjs';
import { SOURCES } from './sources.mjs';

/** Longer inputs are tried in one form only, because copying them several times would cost too much. */
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
export function inside(bytes) {
  const outer = allocate(bytes.length + 5).fill(GUARD_BYTE);
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

export function settle(end) {
  if (end.error) throw end.error;
  return end.value;
}

export function compare(first, other, name) {
  if (other.shown !== first.shown)
    throw new Error(`forms disagree: ${first.shown} for a plain array, ${other.shown} for ${name}`);
}

const isLarge = inputs => inputs.some(bytes => bytes === undefined || bytes.length > ALL_FORMS_UP_TO);

function tryAllForms(atlas, inputs, call) {
  const first = outcome(() => call(...inputs));
  if (isLarge(inputs)) return first;
  const views = [];
  try {
    for (const bytes of inputs) views.push(resident(atlas, bytes)); // growth detaches earlier views
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

/** Runs `call(...inputs)` for every form of the inputs and returns the common answer, or throws the common refusal. */
export const agree = (atlas, inputs, call) => settle(tryAllForms(atlas, inputs, call));

/** The same, and `later(source)` for every source that asynchronous calls accept must have the same result. */
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

/** A destination between two guards, which are in `whole`. `write` gets it with zeros, and writes what it has at first. */
export function guarded(length, write, whole = allocate(length + 2 * GUARD)) {
  whole.fill(GUARD_BYTE);
  const dst = whole.subarray(GUARD, GUARD + length).fill(0);
  write(dst);
  return {
    dst,
    intact: () =>
      whole.subarray(0, GUARD).every(b => b === GUARD_BYTE) &&
      whole.subarray(GUARD + length).every(b => b === GUARD_BYTE),
  };
}

/** The same inside the module's memory. The caller frees `whole`. */
export function guardedResident(atlas, length, write) {
  const whole = atlas.alloc(length + 2 * GUARD);
  return { whole, ...guarded(length, write, whole) };
}
