// That the check of links finds what is broken.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { adopted } from '../adopt.mjs';
import { checkLinks } from '../check-links.mjs';
import { withClauseLinks } from '../clause-links.mjs';

const ADDRESS = 'https://site.example/kit';
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-links-'));
  await mkdir(join(folder, 'spec'));
  await writeFile(join(folder, 'spec/index.html'), '<h3 id="s3.2">S3.2</h3><a id=deep href=../page.html>back</a>');
});
after(() => rm(folder, { recursive: true }));

async function check(markup) {
  await writeFile(join(folder, 'page.html'), markup);
  return checkLinks(folder, ADDRESS);
}

test('links to files, places, other hosts and the own address are right', async () => {
  const markup = `<p id='top'><a href="#top">1</a><a href='spec/#s3.2'>2</a><a href=/kit/spec/index.html#deep>3</a>
    <a class="x" href="${ADDRESS}/spec/#s3.2">4</a><a href="https://elsewhere.example/">5</a><img src="data:,">
    <script>const no = '<a href="none">';</script><!-- <a href="none"> -->`;
  assert.deepEqual(await check(markup), { pages: 2, links: 6 });
});

const BROKEN = {
  'leads to no file': ['<a href="none.html">', '<img src="none.png">', `<a href="${ADDRESS}/none/">`],
  'leads to no place of that page': ['<a href="#none">', '<a href="spec/#s3.1">', "<a\n title='>' href='spec/#s99.1'>"],
  'leads out of the site': ['<a href="/spec/">', '<a href="../other/">'],
  'would be loaded from elsewhere': [
    '<script src="https://elsewhere.example/a.js">',
    '<link href="//b.example/c.css">',
  ],
  'is not an address': ['<a href="https://:">'],
};
for (const [fault, markups] of Object.entries(BROKEN)) {
  test(`a link that ${fault} is found`, async () => {
    for (const markup of markups)
      await assert.rejects(check(markup), { message: new RegExp(`page\\.html: .* ${fault}`) });
  });
}

test('clauses in text become links, and nothing else changes', () => {
  const page = '<title>S3.2</title><p title="S3.2">S3.2, S9.9 <code>S3.2</code> <a href="#">S3.2</a> (S3.2)</p>';
  assert.equal(
    withClauseLinks(page, 'spec/', new Set(['S3.2'])),
    '<title>S3.2</title><p title="S3.2"><a href="spec/#s3.2">S3.2</a>, S9.9 <code>S3.2</code> <a href="#">S3.2</a> ' +
      '(<a href="spec/#s3.2">S3.2</a>)</p>',
  );
});

test('a page of another tool gets the mark, keys for what scrolls, and no link in a button', () => {
  const page =
    '<head></head><pre class="snippet">1</pre><pre>2</pre><summary data-key="a"><h2 id="a">A<a href="#a" class="tsd-anchor-icon">' +
    '<svg></svg></a></h2></summary><h3>B<a href="#b" class="tsd-anchor-icon">link</a></h3>';
  assert.equal(
    adopted(page, '..', new Set()),
    '<head><link rel="icon" href="../mark.svg" type="image/svg+xml"></head><pre tabindex="0" class="snippet">1</pre>' +
      '<pre tabindex="0">2</pre><summary data-key="a"><h2 id="a">A</h2></summary>' +
      '<h3>B<a href="#b" class="tsd-anchor-icon">link</a></h3>',
  );
});
