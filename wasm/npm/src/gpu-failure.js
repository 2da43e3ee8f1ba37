// What went wrong on the GPU, in contrast to a wrong argument: only then another engine answers instead.
import { AtlasError } from './errors.js';

/** To users it is an AtlasError as every other. */
export class GpuFailure extends AtlasError {}
