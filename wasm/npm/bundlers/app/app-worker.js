import { load } from 'atlas-l2';
import { answers } from './answers.js';

async function allocate(handle) {
  const budget = (await load()).SharedBudget.from(handle);
  budget.allocate(15);
  return budget.available;
}

addEventListener('message', async ({ data: { handle } }) => postMessage(await (handle ? allocate(handle) : answers())));
