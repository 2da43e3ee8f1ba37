// The second verifier in Node, on certificates and attestations that are made here. That it says the same as
// `./atlas verify` is checked by the tests of the certifier, on theirs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { canonical } from '../certificate/canonical.mjs';
import { loadKit } from '../certificate/kit.mjs';
import { read } from '../certificate/json.mjs';
import { Schema } from '../certificate/schema.mjs';
import { certificateText } from '../certificate/text.mjs';
import { kitFile } from '../verify/files.mjs';
import { verify } from '../verify/verdict.mjs';
import { attestation, envelope, keys, sample, wrongRow } from './sample.mjs';

const PROGRAM = fileURLToPath(new URL('../verify/verify.mjs', import.meta.url));
const bytes = text => new TextEncoder().encode(text);

describe('the second verifier', () => {
  const mine = keys();
  const other = keys();
  let kit;
  let signed;
  let folder;
  before(async () => {
    kit = await loadKit(kitFile);
    signed = sample(kit.corpus, { signer: mine, files: [{ name: 'a.jar', sha256: 'ab'.repeat(32) }] });
    folder = mkdtempSync(join(tmpdir(), 'atlas-verify-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const certificateOf = text => ({ name: 'certificate.json', bytes: bytes(text) });
  const attested = (file, certificate, asked = {}) =>
    verify(bytes(file), kit, { certificate: certificateOf(certificate), ...asked });

  test('a good attestation says what its certificate says, and who signed both', async () => {
    for (const signer of [undefined, mine]) {
      const found = await attested(attestation(signed, kit.corpus, signer), signed);
      assert.deepEqual(found.problems, []);
      assert.equal(found.text, 'says PASSED: certified, as certificate.json does');
      assert.match(found.scope, /^sample; level core; \d+ vectors; no fresh vectors; nothing excused; floors off; /);
      assert.match(found.notes.at(-1), signer ? /^signed with the key .*, as the certificate is$/ : /^not signed/);
    }
  });

  test('the statement names the files of the target, or the certificate if there are none', () => {
    const subject = text => read(attestation(text, kit.corpus)).get('subject');
    assert.equal(canonical(subject(signed)), `[{"digest":{"sha256":"${'ab'.repeat(32)}"},"name":"a.jar"}]`);
    assert.equal(subject(sample(kit.corpus))[0].get('name'), 'certificate.json');
  });

  test('an attestation of another certificate, of another key or of another form is refused', async () => {
    const file = attestation(signed, kit.corpus, mine);
    const statement = attestation(signed, kit.corpus);
    const problems = async (...asked) => (await attested(...asked)).problems.join('\n');
    assert.match(await problems(file, sample(kit.corpus, { signer: mine })), /of the statement: is not what the/);
    assert.match(
      await problems(statement.replace('PASSED', 'WARNED'), signed),
      /^line \d+, column \d+ of the statement/,
    );
    assert.match(await problems(envelope(statement, other), signed), /^signatures: none of them is the key's/);
    assert.match(await problems(file, signed, { key: other.key }), /^signatures: none of them is the key's/);
    assert.equal(await problems(statement, signed, { key: mine.key }), 'signatures: there are none');
    assert.match(await problems(attestation(sample(kit.corpus), kit.corpus, mine), sample(kit.corpus)), /not signed/);
    assert.match(await problems(envelope(statement, mine, 'text/plain'), signed), /^payloadType: must be/);
    assert.equal(await problems(file.replace('{', '{ '), signed), 'the envelope is not written as envelopes are');
    assert.match(await problems(file, signed.replace('"pass"', '"fail"')), /^certificate\.json: /);
    const added = certificateText(new Map([...read(file), ['added', 1]]));
    assert.equal(await problems(added, signed), "attestation: the field 'added' is not one of the format");
  });

  test('an attestation without its certificate is not checked, and says so', async () => {
    const { problems } = await verify(bytes(attestation(signed, kit.corpus)), kit);
    assert.deepEqual(problems, [
      'certificate: this is an attestation, which is checked against its certificate: give both files',
    ]);
  });

  test('a certificate says whom it is signed by', async () => {
    const said = async key => {
      const { problems, notes } = await verify(bytes(signed), kit, { key });
      return [...problems, ...notes].join('\n');
    };
    assert.match(await said(), /whose that is, only the public key tells/);
    assert.match(await said(mine.key), /, as asked$/);
    assert.match(await said(other.key), /^signature\.publicKey: is another key/);
  });

  test('what only ./atlas verify checks of wrong answers to fresh vectors is said exactly', async () => {
    const fresh = sample(kit.corpus, { fresh: 8 });
    assert.deepEqual((await verify(bytes(fresh), kit)).limits, []);
    const ids = [...fresh.matchAll(/"fresh\/7\/(?<index>\d+)"/g)].map(([id]) => id.slice(1, -1));
    const row = { verdict: 'fail', at: 'result', in: {}, expected: { result: 'OK' }, got: { result: 'RANGE' } };
    const wrong = new Map(ids.slice(0, 2).map(id => [id, { ...row, clause: 'S2.1', op: 'sum' }]));
    const { problems, conclusion, limits } = await verify(bytes(sample(kit.corpus, { fresh: 8, wrong })), kit);
    assert.deepEqual(problems, []);
    assert.equal(conclusion, 'not certified: 2 wrong answers');
    assert.deepEqual(limits, [
      'not checked: whether the inputs and the right answers of 2 wrong answers to fresh vectors are those of the' +
        ' seed. Only ./atlas verify FILE draws them again',
    ]);
  });

  test('the conclusion has each reason', async () => {
    const [first, second, third] = kit.corpus.vectors.filter(({ level, op }) => level === 'core' && op === 'sum');
    const wrong = new Map([
      [first.id, wrongRow(first)],
      [second.id, { verdict: 'fault', fault: 'crash', clause: second.clause }],
      [third.id, { verdict: 'skip', reason: 'not offered' }],
    ]);
    const { problems, conclusion } = await verify(bytes(sample(kit.corpus, { wrong })), kit);
    assert.deepEqual(problems, []);
    assert.match(
      conclusion,
      /^not certified: 1 wrong answer; 1 fault; 1 vector skipped: sample has \d+ of \d+ operations in full$/,
    );
  });

  test('a floor without a limit, or with two, is refused by the names of the limits', () => {
    const floor = { target: 'sample', id: 'sum/x', profile: 'machine', verdict: 'not-offered', op: 'sum', size: 64 };
    const problem = limits =>
      kit.schema.problem(read(JSON.stringify({ ...floor, ruler: 'fnv1a', reason: 'x', ...limits })), '#/$defs/floor');
    assert.equal(problem({ minRatio: 1 }), undefined);
    for (const limits of [{}, { minGBps: 1, minRatio: 1 }]) {
      assert.match(problem(limits), /must have exactly one of the fields minGBps, maxMillis, minRatio$/);
    }
  });

  test('a schema with a rule that nobody checks is refused', () => {
    const schema = new Schema(read('{"type":"object","maxProperties":1}'), 'value');
    assert.throws(() => schema.problem(new Map()), /unknown keyword maxProperties/);
  });

  test('the command reads certificate.json next to an attestation, and has the exit codes of verify', () => {
    const write = (name, text) => writeFileSync(join(folder, name), text);
    write('certificate.json', signed);
    write('attestation.json', attestation(signed, kit.corpus, mine));
    write('bad.json', signed.replace('"decision": "certified"', '"decision": "passed"'));
    write('list.json', '[]');
    write('half.json', '{"a":"\\ud800"}');
    write('mine.pem', mine.pem);
    write('own.pem', mine.own.export({ type: 'pkcs8', format: 'pem' }));
    write('other.pem', other.pem);
    copyFileSync(join(folder, 'attestation.json'), join(folder, 'a\u202e.json'));
    const run = (...words) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
        cwd: folder,
        encoding: 'utf8',
      });
      return { status, said: stdout + stderr };
    };
    const runs = [
      [
        ['certificate.json'],
        0,
        /^good certificate\.json: says "certified", sha256 \w+\nscope: .*\nroot of its results: /,
      ],
      [['attestation.json'], 0, /^good attestation\.json: says PASSED: certified, as certificate\.json does\nscope: /],
      [['--key', 'mine.pem', 'attestation.json'], 0, /, as asked\n$/],
      [['--key', 'other.pem', 'attestation.json'], 1, /^refused attestation\.json: signatures: none of them/],
      [['bad.json'], 1, /^refused bad\.json: decision: says "passed", the verdicts give "certified"/],
      [['a\u202e.json'], 0, /^good a\?\.json: /],
      [['--any-corpus', 'attestation.json'], 2, /^verify: --any-corpus: an attestation of other vectors cannot be/],
      [['list.json'], 1, /^refused list\.json: the file: must be a JSON object, got ARRAY\n$/],
      [['half.json'], 1, /^refused half\.json: the file: text with half a surrogate pair\n$/],
      [['none.json'], 2, /^verify: none\.json: cannot be read: there is no such file\n$/],
      [['.'], 2, /^verify: \.: cannot be read: it is a folder\n$/],
      [['--key', 'none.pem', 'bad.json'], 2, /^verify: --key none\.pem: cannot be read: there is no such file\n$/],
      [
        ['--key', 'bad.json', 'certificate.json'],
        2,
        /^verify: --key bad\.json: expected a PEM file with BEGIN PUBLIC KEY\n$/,
      ],
      [['--key', 'own.pem', 'certificate.json'], 2, /^verify: --key own\.pem: is a private key: expected a PEM file/],
      [['--key', '', 'certificate.json'], 2, /^verify: --key : cannot be read/],
      [['--keys', 'certificate.json'], 2, /^verify: Unknown option '--keys'.*; usage: /s],
      [[], 2, /^verify: usage: /],
    ];
    for (const [words, status, said] of runs) {
      const found = run(...words);
      assert.equal(found.status, status, found.said);
      assert.match(found.said, said);
    }
    rmSync(join(folder, 'certificate.json'));
    assert.deepEqual(run('attestation.json'), {
      status: 2,
      said:
        'verify: attestation.json: is an attestation, which is checked against its certificate: expected that at' +
        ' certificate.json, got no file\n',
    });
  });
});
