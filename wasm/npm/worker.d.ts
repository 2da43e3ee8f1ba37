/** What runs in each worker of a pool, for bundlers that want it as an entry of its own. It exports nothing. */
export {};
