// The settings that the package's README gives for a tool, word for word: the tests use what users are told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const readme = readFileSync(new URL('README.md', import.meta.resolve('atlas-l2/package.json')), 'utf8');

const unwrapped = text => text.replace(/\s+/g, ' ');

/** A text that the README must have, wherever its lines end. */
export function fromReadme(text) {
  assert.ok(unwrapped(readme).includes(unwrapped(text)), `the README must say: ${text}`);
  return text;
}

/** Options of a tool, as the README writes them. */
export const optionsFromReadme = text => new Function(`return { ${fromReadme(text)} };`)();
