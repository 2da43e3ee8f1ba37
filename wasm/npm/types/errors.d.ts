// Refusals and constants (section S1).

/** Outcomes by name (clause S1.4). */
export const ErrorCode: Readonly<{
  OK: 0;
  INVALID: 1;
  MEMORY: 2;
  STATE: 3;
  BUDGET: 4;
  CONSERVATION: 5;
  WITNESS: 6;
  DESTROYED: 7;
}>;

/** The constants of the layer (clause S1.3), in bytes unless said otherwise. */
export const constants: Constants;

/** The type of {@link constants}. */
export type Constants = Readonly<{
  modulus: 96;
  page: 256;
  cycle: 768;
  structure: 12288;
  maxWindow: 1048576;
  maxBatch: 256;
  minLeafLog2: 8;
  maxLeafLog2: 16;
  defaultLeafLog2: 12;
  record: 64;
}>;

/** A refused call: nothing was changed. The message names the argument, what was expected and what came. */
export class AtlasError extends Error {
  /** @param code 1..7: see {@link ErrorCode} */
  constructor(code: number, message: string, options?: { cause?: unknown });
  /** 1..7 */
  readonly code: number;
  /** The code's name, such as `INVALID`. */
  readonly codeName: Exclude<keyof typeof ErrorCode, 'OK'>;
}
