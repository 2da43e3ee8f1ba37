// Options and operands in the style of GNU programs: in any order, letters in clusters, values in the next argument or
// after =, only operands after --.
import { Misuse } from './failures.js';

/** The options, with their letters; the upper part is that of each command. */
export const OPTIONS = {
  check: { text: '--check', letter: 'c' },
  quiet: { text: '--quiet' },
  status: { text: '--status' },
  ignoreMissing: { text: '--ignore-missing' },
  tree: { text: '--tree' },
  leaf: { text: '--leaf', takesValue: true },
  json: { text: '--json' },
  zero: { text: '--zero', letter: 'z' },
  help: { text: '--help', letter: 'h' },
  /** Known, so that the refusal says where they are. */
  out: { text: '--out', letter: 'o', takesValue: true, isElsewhere: true },
  spark: { text: '--spark', takesValue: true, isElsewhere: true },
};

export const STANDARD_INPUT = '-';

/**
 * @param {string[]} args of the command, without its name
 * @param {string[]} known names of its options
 * @returns {{ given: Map<string, string>, operands: string[] }}
 */
export function parsed(args, known) {
  const given = new Map();
  const operands = [];
  const find = (matches, said) => {
    const name = known.find(one => matches(OPTIONS[one]));
    if (name === undefined) throw new Misuse(`unknown option ${said}`);
    if (OPTIONS[name].isElsewhere)
      throw new Misuse(`${OPTIONS[name].text} is an option of the atlas of the JVM, which this command does not have`);
    return name;
  };
  function put(name, value) {
    const { text, takesValue } = OPTIONS[name];
    if (given.has(name) && takesValue) throw new Misuse(`${text} is given twice`);
    given.set(name, value);
  }
  function next(i, name) {
    if (i === args.length) throw new Misuse(`${OPTIONS[name].text} needs a value`);
    return args[i];
  }

  /** Returns the index of the last argument that was used. */
  function cluster(i) {
    const letters = args[i];
    for (let at = 1; at < letters.length; at++) {
      const letter = letters[at];
      const name = find(option => option.letter === letter, `-${letter}`);
      if (OPTIONS[name].takesValue) {
        const follows = at + 1 === letters.length;
        put(name, follows ? next(i + 1, name) : letters.slice(at + 1));
        return follows ? i + 1 : i;
      }
      put(name, '');
    }
    return i;
  }

  let onlyOperands = false;
  for (let i = 0; i < args.length; i++) {
    const argument = args[i];
    if (onlyOperands || !argument.startsWith('-') || argument === STANDARD_INPUT) {
      operands.push(argument);
    } else if (argument === '--') {
      onlyOperands = true;
    } else if (argument.startsWith('--')) {
      const equals = argument.indexOf('=');
      const said = equals < 0 ? argument : argument.slice(0, equals);
      const name = find(({ text }) => text === said, said);
      const { text, takesValue } = OPTIONS[name];
      if (equals >= 0 && !takesValue) throw new Misuse(`${text} takes no value`);
      if (takesValue && equals < 0) put(name, next(++i, name));
      else put(name, argument.slice(equals + 1));
    } else {
      i = cluster(i);
    }
  }
  return { given, operands: operands.length === 0 ? [STANDARD_INPUT] : operands };
}
