// Where the kit's files are in a checkout.

const OF_VECTORS = 'schema/vectors.schema.json';

/** Returns the path of a file as `loadKit` names it. */
export const inCheckout = path =>
  path.startsWith('schema/') && path !== OF_VECTORS ? `harness/certifier/${path}` : `conformance-vectors/${path}`;
