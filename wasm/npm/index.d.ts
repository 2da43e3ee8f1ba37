// Everything that the package exports, by subject.
export * from './types/sum-atlas.js';
export * from './types/witness-atlas.js';
export * from './types/atlas.js';
export * from './types/loading.js';
export * from './types/inputs.js';
export * from './types/errors.js';
export * from './types/sums.js';
export * from './types/budgets.js';
export * from './types/domain.js';
export * from './types/witnesses.js';
export * from './types/hashers.js';
export * from './types/text.js';
export * from './types/pass-through.js';
