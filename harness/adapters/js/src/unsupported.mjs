/** The target does not offer this: a skip with its reason, not a fault. */
export class Unsupported extends Error {}
