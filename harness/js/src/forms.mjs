// The same call on every form of input that the package takes: all must agree, else the target does not trust its own answer.
import { isDeepStrictEqual } from 'node:util';

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

function outcome(call) {
  try {
    return { value: call() };
  } catch (error) {
    if (error?.codeName === undefined) throw error;
    return { error, refused: error.codeName };
  }
}

/** Runs `call(...inputs)` over every form of the inputs and returns the one answer, or throws the one refusal. */
export function agree(atlas, inputs, call) {
  const first = outcome(() => call(...inputs));
  const large = inputs.some((bytes) => bytes === undefined || bytes.length > ALL_FORMS_UP_TO);
  if (!large) {
    const views = [];
    try {
      for (const bytes of inputs) views.push(resident(atlas, bytes)); // growth detaches earlier ones, which calls must still take
      const forms = {
        'resident bytes': views,
        'inside a larger buffer': inputs.map(inside),
        'a DataView': inputs.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)),
      };
      for (const [name, form] of Object.entries(forms)) {
        const other = outcome(() => call(...form));
        if (other.refused !== first.refused || !isDeepStrictEqual(other.value, first.value)) {
          const shown = ({ refused, value }) => JSON.stringify(refused ?? value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
          throw new Error(`forms disagree: ${shown(first)} for a plain array, ${shown(other)} for ${name}`);
        }
      }
    } finally {
      for (const view of views) atlas.free(view);
    }
  }
  if (first.error) throw first.error;
  return first.value;
}

/** A destination of the given bytes between two guards; `whole` is what the guards are checked in. */
export function guarded(bytes, whole = new Uint8Array(bytes.length + 2 * GUARD)) {
  whole.fill(GUARD_BYTE);
  const dst = whole.subarray(GUARD, GUARD + bytes.length);
  dst.set(bytes);
  return {
    dst,
    intact: () => whole.subarray(0, GUARD).every((b) => b === GUARD_BYTE) && whole.subarray(GUARD + bytes.length).every((b) => b === GUARD_BYTE),
  };
}

/** The same inside the module's memory. The caller frees `whole`. */
export function guardedResident(atlas, bytes) {
  const whole = atlas.alloc(bytes.length + 2 * GUARD);
  return { whole, ...guarded(bytes, whole) };
}
