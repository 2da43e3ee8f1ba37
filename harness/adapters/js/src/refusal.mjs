// Refusals of the adapter itself, for calls that the package does not have.
export class Refusal extends Error {
  codeName = 'INVALID';
}
