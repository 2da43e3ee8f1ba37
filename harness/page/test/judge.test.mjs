// The judge on targets that are wrong in many ways. A target is an object with the two methods of a worker.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readAnswer } from '../certify/judge/answer.mjs';
import { Conversation } from '../certify/judge/conversation.mjs';
import { differenceOf } from '../certify/judge/difference.mjs';
import { engineOf } from '../certify/judge/browser.mjs';
import { inputSize } from '../certify/judge/input-size.mjs';
import { rowOf } from '../certify/judge/outcome.mjs';
import { repetition } from '../certify/judge/repetition.mjs';
import { VectorRunner } from '../certify/judge/runner.mjs';
import { Vector, vectorsOf } from '../certify/judge/vector.mjs';
import { canonical } from '../certificate/canonical.mjs';
import { read } from '../certificate/json.mjs';

const vector = (id, op, result = 'OK', { level = 'core', input } = {}) => {
  const asked = input ?? `{"data":{"hex":"0${id.length % 10}"},"big":18446744073709551615}`;
  return new Vector(
    `{"id":"${id}","level":"${level}","clause":"S1.4","op":"${op}","in":${asked},"expect":{"result":"${result}","sum":7}}`,
  );
};

const HELLO = {
  result: 'OK',
  protocol: 1,
  name: 'target',
  version: '1',
  runtime: 'test',
  engine: 'none',
  semantics: 65536,
  maxBytes: 2 ** 31,
  levels: ['full', 'core'],
  operations: ['sum', 'check'],
  bench: [],
};

/** Returns what starts a target that answers each request by a function: with an object, a line, or `{ broken }`. */
function starting(answer, hello = HELLO) {
  const starts = [];
  const open = () => {
    const worker = {
      postMessage(line) {
        const request = JSON.parse(line);
        const said =
          request.type === 'hello' ? hello : request.type === 'bye' ? { result: 'OK' } : answer(request, line);
        const data =
          typeof said === 'string' || 'broken' in said ? said : JSON.stringify({ seq: request.seq, ...said });
        queueMicrotask(() => worker.onmessage({ data }));
      },
      terminate() {},
    };
    starts.push(worker);
    return worker;
  };
  return { open, starts };
}

async function judged(vectors, answer, hello) {
  const { open, starts } = starting(answer, hello);
  const runner = new VectorRunner(open);
  const outcomes = await runner.run(vectors, () => {});
  return { rows: outcomes.map(rowOf), notes: runner.notes, starts: starts.length, hello: runner.hello };
}

const right = { result: 'OK', sum: 7 };
const three = ['v/1', 'v/2', 'v/3'].map(id => vector(id, 'sum'));

test('a right target passes, and numbers beyond 2^53 reach it with all their digits', async () => {
  const lines = [];
  const { rows, notes, hello } = await judged(three, (_, line) => lines.push(line) && right);
  assert.deepEqual(
    rows,
    three.map(({ id }) => ({ id, verdict: 'pass' })),
  );
  assert.deepEqual(notes, []);
  assert.deepEqual(hello.levels, ['core', 'full']);
  assert.ok(lines.every(line => line.includes('"big":18446744073709551615') && !line.includes('expect')));
});

test('a wrong answer has its place and all that was said, but no message', async () => {
  const { rows } = await judged(three.slice(0, 1), () => ({ result: 'OK', sum: 8, message: 'for people' }));
  assert.equal(rows[0].verdict, 'fail');
  assert.equal(rows[0].at, 'sum');
  assert.deepEqual(
    [...rows[0].got],
    [
      ['result', 'OK'],
      ['sum', 8],
    ],
  );
  assert.deepEqual(Object.keys(rows[0]), ['id', 'verdict', 'clause', 'op', 'at', 'in', 'expected', 'got']);
});

test('what is not an answer is a fault with its name, for this vector alone', async () => {
  const answers = {
    'bad-json': '{"seq":',
    'wrong-seq': '{"seq":1,"result":"OK"}',
    'bad-answer': { result: 'FINE' },
    reported: { fault: 'broke' },
    crash: { broken: 'out of memory' },
  };
  for (const [fault, said] of Object.entries(answers)) {
    let count = 0;
    const { rows, notes, starts } = await judged(three, () => (count++ === 1 ? said : right));
    assert.deepEqual(rows[1], { id: 'v/2', verdict: 'fault', fault, clause: 'S1.4' });
    assert.deepEqual([rows[0].verdict, rows[2].verdict], ['pass', 'pass'], fault);
    assert.match(notes[0], new RegExp(`^v/2: ${fault}: `));
    assert.equal(starts, ['bad-answer', 'reported'].includes(fault) ? 1 : 2, fault);
  }
});

test('what a target does not offer is skipped, with the reason that the certificate repeats', async () => {
  const vectors = [
    vector('v/1', 'sum'),
    vector('v/2', 'delta'),
    vector('v/3', 'sum', 'OK', { level: 'huge' }),
    vector('v/4', 'sum', 'OK', { input: '{"data":{"repeat":"00","count":4294967296}}' }),
  ];
  const { rows } = await judged(vectors, () => ({ unsupported: 'not yet' }));
  assert.deepEqual(
    rows.map(({ reason }) => reason),
    [
      'unsupported: not yet',
      'the target does not offer delta',
      'the target does not declare the level huge',
      'its region is longer than the 2147483648 bytes that the target addresses',
    ],
  );
});

test('a target that breaks five times in a row is given up, and so is one that does not introduce itself', async () => {
  const many = Array.from({ length: 8 }, (_, i) => vector(`v/${i}`, 'sum'));
  const broken = await judged(many, () => '');
  assert.deepEqual(
    broken.rows.map(({ fault }) => fault),
    [...Array(5).fill('bad-json'), ...Array(3).fill('given-up')],
  );
  const unknown = await judged(many, () => right, { ...HELLO, protocol: 2 });
  assert.deepEqual(
    unknown.rows.map(({ fault }) => fault),
    [...Array(2).fill('bad-hello'), ...Array(6).fill('given-up')],
  );
  assert.equal(unknown.hello, null);
  assert.deepEqual(unknown.notes, ['did not introduce itself (bad-hello): protocol must be 1, got 2']);
});

test('silence is a hang', async () => {
  const silent = new Conversation({ postMessage() {}, terminate() {} });
  await assert.rejects(silent.run('sum', new Map(), 1), { fault: 'hang', message: 'no answer within 1 ms' });
});

test('an error that stays is found when vectors are sent again', async () => {
  const successes = Array.from({ length: 18 }, (_, i) => vector(`v/${i}`, 'sum'));
  let asked = 0;
  const { rows } = await judged([...successes, vector('v/refused', 'sum', 'INVALID')], () =>
    ++asked > successes.length ? { result: 'INVALID', sum: 7 } : right,
  );
  const wrong = rows.filter(({ verdict }) => verdict === 'fail');
  assert.ok(wrong.length > 0);
  for (const { reason } of wrong) assert.match(reason, /^right at first; asked again after \d+ others$/);
});

test('the sample that is sent again is that of the judge in Java', () => {
  const vectors = Array.from({ length: 400 }, (_, i) =>
    vector(`v/${i}`, `op${(i * i) % 7}`, i % 3 === 0 ? 'INVALID' : i % 5 === 0 ? 'STATE' : 'OK', {
      input: `{"data":{"repeat":"00","count":${(i * 7919) % 40_000}}}`,
    }),
  );
  assert.equal(
    `${repetition(vectors)
      .map(({ id }) => id)
      .join(' ')}\n`,
    readFileSync(new URL('asked-again.txt', import.meta.url), 'utf8'),
  );
});

test('answers may have more fields at the top and in steps, and nowhere else', () => {
  const cases = [
    ['{"sum":7}', '{"sum":7,"more":1}', undefined],
    ['{"sum":7}', '{"sum":7.0}', undefined],
    ['{"sum":0}', '{"sum":-0.0}', undefined],
    ['{"sum":7}', '{"sum":"7"}', 'sum'],
    ['{"sum":7}', '{}', 'sum'],
    ['{"sum":null}', '{}', 'sum'],
    ['{"n":9007199254740993}', '{"n":9007199254740992}', 'n'],
    ['{"steps":[{"sum":1}]}', '{"steps":[{"sum":1,"more":2}]}', undefined],
    ['{"steps":[{"sum":1},{"sum":2}]}', '{"steps":[{"sum":1},{"sum":3}]}', 'steps[1].sum'],
    ['{"steps":[{"sum":1}]}', '{"steps":[]}', 'steps'],
    ['{"steps":[{"sum":1}]}', '{"steps":[1]}', 'steps[0]'],
    ['{"dst":{"length":1}}', '{"dst":{"length":1,"more":2}}', 'dst.more'],
    ['{"dst":{"length":1}}', '{"dst":{}}', 'dst.length'],
    ['{"path":["a","b"]}', '{"path":["a","c"]}', 'path[1]'],
    ['{"path":["a"]}', '{"path":["a","c"]}', 'path'],
  ];
  for (const [expected, got, place] of cases) assert.equal(differenceOf(read(expected), read(got)), place, got);
});

test('numbers of an answer are compared by their exact value, in whatever form they are written', () => {
  const read7 = number => readAnswer(`{"seq":7,"result":"OK","text":"1.0 \\" 1.0","n":${number}}`, 7).body;
  const values = {
    '7.0': '7',
    '70e-1': '7',
    '-0.0': '0',
    '1e21': '1000000000000000000000',
    '1E+23': '100000000000000000000000',
    '9007199254740993.0': '9007199254740993',
    '90071992547409930e-1': '9007199254740993',
    7.5: '7.5',
    '1.5e300': '1.5e+300',
    '-12.50': '-12.5',
  };
  for (const [written, value] of Object.entries(values)) {
    assert.equal(canonical(read7(written).get('n')), value, written);
    assert.equal(read7(written).get('text'), '1.0 " 1.0');
  }
  for (const bad of ['1e400', '1e-400', '7.00000000000000000001', '1.0.5', '01.0', '1.', '1e', '+1.0', '--1.0']) {
    assert.throws(() => read7(bad), { fault: 'bad-json' }, bad);
  }
});

test('the size of an input counts regions, patches, repeated updates and the length of a fill', () => {
  const size = (op, input) => inputSize(op, read(input));
  assert.deepEqual(size('sum', '{"data":{"concat":[{"hex":"0011"},{"ramp":0,"length":5}]}}'), { region: 7, total: 7 });
  assert.deepEqual(size('sum', '{"data":{"patch":{"splitmix64":"1","length":9},"at":0,"with":"00"}}'), {
    region: 9,
    total: 9,
  });
  assert.deepEqual(size('stream', '{"steps":[{"data":{"hex":"00"},"times":3},{"data":{"hex":"00"},"times":-1}]}'), {
    region: 1,
    total: 3,
  });
  assert.deepEqual(size('fill', '{"length":12,"value":1}'), { region: 12, total: 12 });
});

test('a file of vectors has one on each line, in order', () => {
  const line = id =>
    `{"id":"${id}","level":"core","clause":"S1.4","op":"sum","in":{"z":1,"a":2},"expect":{"result":"OK"}}`;
  const file = (...lines) => `{"family":"v","vectors":[\n${lines.join('\n')}\n]}\n`;
  const vectors = vectorsOf('vectors/v.json', file(`${line('v/2')},`, line('v/1')));
  assert.deepEqual(
    vectors.map(({ id, level, clause, op, code }) => [id, level, clause, op, code]),
    ['v/2', 'v/1'].map(id => [id, 'core', 'S1.4', 'sum', 'OK']),
  );
  assert.deepEqual(
    [...vectors[0].read().input.keys()],
    ['z', 'a'],
    'their order decides where an answer first differs',
  );
  for (const bad of [
    '',
    '{"vectors":[]}',
    '[\n]',
    file(line('v/1'), line('v/2')),
    file(`${line('v/1')},`),
    file(`{"id":"v/1",`, '"level":"core"}'),
    file(line('v/1')).replace(']}', ''),
  ]) {
    assert.throws(
      () => vectorsOf('vectors/v.json', bad),
      /^Error: vectors\/v\.json: must have one vector on each line: /,
      bad,
    );
  }
});

test('browsers are recognised by their engine', () => {
  const agents = {
    chromium:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
    firefox: 'Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0',
    webkit:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1',
    browser: 'Something/1.0',
  };
  for (const [engine, agent] of Object.entries(agents)) assert.equal(engineOf(agent), engine);
});
