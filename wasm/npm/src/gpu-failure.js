// What went wrong on the GPU, in contrast to a wrong argument: only then another engine answers instead.
import { AtlasError } from './errors.js';

/** To users it is an AtlasError as every other. */
export class GpuFailure extends AtlasError {}

/** The message of an error as a part of another message, so without the name of its code. */
export const textOf = error =>
  error instanceof AtlasError ? error.message.slice(error.codeName.length + 2) : error.message;
