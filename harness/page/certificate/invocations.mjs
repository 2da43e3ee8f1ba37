// Compares what a certificate states about its extent with its commands: its shard, and how thoroughly floors were
// measured. Only the first shard measures floors.
import { selectionOf } from './corpus.mjs';

/** @param {string[]} problems what it adds to */
export function checkInvocations(certificate, problems) {
  const commands = certificate.get('circumstances').get('invocations');
  const { shard } = selectionOf(certificate.get('correctness'));
  const stated = `${shard.index}/${shard.of}`;
  let effort;
  commands.forEach((words, i) => {
    const asked = option(words, '--shard') ?? '1/1';
    const wanted = commands.length === 1 ? stated : `${i + 1}/${commands.length}`;
    if (asked !== wanted) {
      const rule = commands.length === 1 ? 'correctness is of ' : `of ${commands.length} shards it must be `;
      problems.push(`circumstances.invocations[${i}]: asks for shard ${asked}, and ${rule}${wanted}`);
    }
    if (isFirst(asked)) effort = option(words, '--floors');
  });
  if (commands.length > 1 && stated !== '1/1') {
    problems.push(`correctness.shard: is ${stated}, and ${commands.length} commands found it`);
  }
  const measured = certificate.get('floors').get('effort');
  const wanted = commands.length === 1 && !isFirst(stated) ? 'off' : (effort ?? measured);
  if (measured !== wanted) problems.push(`floors.effort: says ${measured}, the command gives ${wanted}`);
}

const isFirst = shard => shard.startsWith('1/');

function option(words, name) {
  const at = words.indexOf(name);
  return at < 0 ? undefined : words[at + 1];
}
