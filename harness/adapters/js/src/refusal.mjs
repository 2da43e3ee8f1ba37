// What the protocol has this adapter refuse by itself, since the package has no call for it.
export class Refusal extends Error {
  codeName = 'INVALID';
}
