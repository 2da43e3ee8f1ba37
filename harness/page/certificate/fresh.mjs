// The vectors that a run draws from a seed and that are in no file: their ids, operations and clauses. What they ask
// and the right answers are not drawn again here; `./atlas verify` does that.

/** The meaning of a seed that this table belongs to. */
export const GENERATOR = 1;

/** The kinds take turns, in this order. */
const KINDS = `
  sum sum S2.1, sum sum S2.1, sum sum S2.1, stream stream S3.1, stream stream S3.1, check check S4.1,
  window windowCheck S4.2, sliding slidingCheck S4.3,
  delta delta S5.1, delta delta S5.1, delta deltaByte S5.2, delta deltaRange S5.3, delta deltaSteps S5.4,
  fill fill S6.1, fill fill S6.1, copy copy S7.1, copy copy S7.1, copy copyWithin S7.3, copy copyWithin S7.3,
  buffer buffer S8.2, buffer buffer S8.2,
  batch batch S9.1, batch batch S9.1, batch batchHint S9.4,
  budget budget S10.2, budget budget S10.2, budget budgetRace S10.6,
  witness witness S11.1, witness witnessVerify S11.3, witness witnessVerify S11.3, witness witnessMerge S11.4,
  record recordEncode S13.1, record recordDecode S13.2,
  tree witnessTree S12.2, tree changedLeaves S12.6, tree ranges S12.8, tree ranges S12.8, tree merkleRoot S12.1,
  proof inclusionProof S12.4, proof verifyInclusion S12.4, proof verifyInclusion S12.4, proof consistencyProof S12.5,
  proof verifyConsistency S12.5, proof verifyConsistency S12.5,
  domain domain S14.3, domain domain S14.3, domain domain S14.5, domain attachRace S14.8, domain commitRace S14.8`
  .split(',')
  .map(kind => kind.trim().split(' '))
  .map(([family, op, clause]) => ({ family, op, clause }));

/** Returns whether any fresh vector is of these families. */
export const isAnyOf = families => KINDS.some(kind => families.includes(kind.family));

/** Returns the first fresh vectors of these families, without what they ask. */
export function freshVectors(seed, count, families) {
  const vectors = [];
  for (let index = 0; vectors.length < count; index++) {
    const { family, op, clause } = KINDS[index % KINDS.length];
    if (families.includes(family)) vectors.push({ id: `fresh/${seed}/${index}`, level: 'core', op, clause });
  }
  return vectors;
}
