// The commands on files: sum, check, witness, verify. Output, messages and exit codes are those of the atlas of the JVM.
import { parsed } from './arguments.js';
import { read } from './contents.js';
import { FileFailure, Misuse } from './failures.js';
import { leafLog2, lines } from './lines.js';
import { checkLists } from './list-check.js';
import { sumReading, witnessReading } from './readings.js';
import { results as resultsFor } from './results.js';
import { complain, OutputClosed, print } from './terminal.js';

const TRUE = 0;
const FALSE = 1;
const USAGE = 2;
const BROKEN = 3;
const DEFAULT_LEAF_LOG2 = 12;

const COMMON = ['json', 'zero', 'help'];
const CHECKS = ['check', 'quiet', 'status', 'ignoreMissing'];
const LISTS = ['quiet', 'status', 'ignoreMissing'];

const COMMON_USAGE = `      --json            print a JSON object a line
  -z, --zero            end lines with NUL and write names as they are, in lists that are read as well
  -h, --help            print this
`;
const LISTS_USAGE = `      --quiet           no line for a file that is as recorded
      --status          print nothing of the files, the exit code says it
      --ignore-missing  pass over files that are not there
`;
const CHECKS_USAGE = `  -c, --check           each FILE is a list that sum or witness made: check the files it names
${LISTS_USAGE.replaceAll(/(--[a-z-]+ +)/g, '$1with --check: ')}`;
const TREE_USAGE = `      --tree            tree witnesses
      --leaf BYTES      the length of a leaf, 256, 512, ... or 65536; 4096 if not given; implies --tree
`;

/** Processes all files, reports those that could not be processed, and returns whether the answer is yes for each. */
function onEach(operands, results, isGood) {
  let all = true;
  for (const file of operands) {
    try {
      all = isGood(file) && all;
    } catch (error) {
      if (!(error instanceof FileFailure)) throw error;
      all = false;
      results.unusable(file, error.message);
    }
  }
  return all;
}

function requireNoCheckOptions(given) {
  for (const name of CHECKS) {
    const text = name === 'ignoreMissing' ? '--ignore-missing' : `--${name}`;
    if (given.has(name)) throw new Misuse(`${text} says nothing without --check`);
  }
}

function sum({ given, operands }, results) {
  if (given.has('check')) return checkLists(operands, results, given);
  requireNoCheckOptions(given);
  return onEach(operands, results, file => {
    const reading = sumReading();
    const length = read(file, reading.take);
    results.sum(file, length, reading.residue());
    return true;
  });
}

function check({ operands }, results) {
  return onEach(operands, results, file => {
    const reading = sumReading();
    const length = read(file, reading.take);
    results.conservation(file, length, reading.residue());
    return reading.residue() === 0;
  });
}

function leafOf(given) {
  if (!given.has('leaf')) return given.has('tree') ? DEFAULT_LEAF_LOG2 : 0;
  try {
    return leafLog2(given.get('leaf'));
  } catch (error) {
    throw new Misuse(`--leaf: ${/** @type {Error} */ (error).message}`);
  }
}

function witness({ given, operands }, results) {
  const leaf = leafOf(given);
  if (given.has('check')) {
    if (leaf !== 0) throw new Misuse('--tree, --leaf and --out exclude --check: the list says what its witnesses are');
    return checkLists(operands, results, given);
  }
  requireNoCheckOptions(given);
  return onEach(operands, results, file => {
    const reading = witnessReading(leaf);
    if (read(file, reading.take) === 0)
      throw new FileFailure('is empty, and there is no witness of 0 bytes (clause S11.2)');
    results.witness(file, reading.witness());
    return true;
  });
}

const verify = ({ given, operands }, results) => checkLists(operands, results, given);

const COMMANDS = {
  sum: {
    run: sum,
    options: [...COMMON, ...CHECKS],
    does: 'Print the byte sums mod 96 of files, or check a list of them.',
    usage: CHECKS_USAGE,
  },
  check: {
    run: check,
    options: COMMON,
    does: 'Say whether files are conserved: of sum 0 mod 96.',
    usage: '',
  },
  witness: {
    run: witness,
    options: [...COMMON, ...CHECKS, 'tree', 'leaf', 'out', 'spark'],
    does: 'Print witnesses of files, or check a list of them.',
    usage: TREE_USAGE + CHECKS_USAGE,
  },
  verify: {
    run: verify,
    options: [...COMMON, ...LISTS],
    does: 'Check files against lists that sum or witness made, or witness files: the same as witness --check.',
    usage: LISTS_USAGE,
  },
};

const usageOf = name => `Usage: atlas-l2 ${name} [OPTION]... [FILE]...
${COMMANDS[name].does}

Without FILE, or where FILE is -, read standard input.

${COMMANDS[name].usage}${COMMON_USAGE}
Exit codes: 0 all done, or all true; 1 something is not true, or cannot be read; 2 usage.
`;

const USAGE_OF_ALL = `Usage: atlas-l2 COMMAND [OPTION]... [FILE]...

${Object.entries(COMMANDS)
  .map(([name, { does }]) => `  ${name.padEnd(8)} ${does}\n`)
  .join('')}
'atlas-l2 COMMAND --help' lists the options. The atlas of the JVM has more commands; those that both have are the same.
`;

function command(name, args) {
  const { run, options } = COMMANDS[name];
  const { given, operands } = parsed(args, options);
  if (given.has('json') && given.has('zero') && !given.has('help'))
    throw new Misuse('--json and --zero exclude each other');
  if (given.has('help')) {
    print(usageOf(name));
    return TRUE;
  }
  return run({ given, operands }, resultsFor(lines(given.has('zero')), given.has('json'))) ? TRUE : FALSE;
}

/** Runs a command line, and returns its exit code. */
export function runCommand([name, ...args]) {
  const isKnown = Object.hasOwn(COMMANDS, name ?? '');
  try {
    if (isKnown) return command(name, args);
    if (['help', '--help', '-h'].includes(name)) {
      print(USAGE_OF_ALL);
      return TRUE;
    }
    const got = name === undefined ? 'got none' : `got ${name}`;
    complain(`the command must be sum, check, witness or verify, ${got}; see 'atlas-l2 --help'`);
    return USAGE;
  } catch (error) {
    if (error instanceof Misuse) {
      complain(`${error.message}; see 'atlas ${name} --help'`);
      return USAGE;
    }
    if (error instanceof OutputClosed) {
      if (error.exitCode === USAGE) complain(error.message);
      return error.exitCode;
    }
    complain(`internal error: ${error}`);
    return BROKEN;
  }
}
