// The result as markup: the same on the page and in the report.
import { html } from './html.mjs';
import { gigabytes, verdictCounts, verdictText } from './floor-words.mjs';
import { count, isCertified, missingText, number, percentage, scope, share, untimedText } from './words.mjs';

const ISSUES = 'https://github.com/atlas-l2/atlas-l2/issues';

const DECISIONS = {
  certified: { text: 'Certified', look: 'good' },
  'not certified': { text: 'Not certified', look: 'bad' },
  inconclusive: { text: 'Inconclusive', look: '' },
};

/** @param {object} summary of judge/summary.mjs */
export const resultHtml = summary => html`
<p class="decision ${DECISIONS[summary.decision].look}">${DECISIONS[summary.decision].text}</p>
${summary.reasons.length > 0 && html`<p>${summary.reasons.join('; ')}.</p>`}
<p class="lead">${scope(summary)}</p>
${missingText(summary).map(text => html`<p class="note">${text}</p>`)}
${untimedText(summary) && html`<p class="note">${untimedText(summary)}</p>`}
<h3>Targets</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Results by target">
<table>
<thead><tr><th scope="col">Target</th><th scope="col">Right</th><th scope="col">Families</th></tr></thead>
<tbody>${summary.targets.map(targetRow)}</tbody>
</table>
</div>
${!isCertified(summary) && html`<h3>What next</h3><p class="note">${next(summary)}</p>`}
${summary.targets.filter(({ wrong }) => wrong.length > 0).map(wrongList)}
${floorSection(summary.floors)}
<details><summary>Right answers by family</summary>${familyTable(summary)}</details>
<details><summary>How this was found</summary>
<dl>
<dt>Browser</dt><dd>${summary.machine.system}</dd>
<dt>Processors</dt><dd>${summary.machine.cores}, ${summary.machine.processor}</dd>
<dt>Began</dt><dd>${summary.started}, took ${summary.seconds} s</dd>
<dt>Kit</dt><dd>${summary.kit}</dd>
<dt>Corpus</dt><dd><code>${summary.corpus}</code></dd>
<dt>Certificate</dt><dd><code>${summary.hash}</code></dd>
<dt>Root of its results</dt><dd><code>${summary.root}</code></dd>
<dt>The same by command</dt><dd><code>${summary.command}</code></dd>
<dt>Notes</dt><dd>${summary.notes.map(note => html`<p>${note}</p>`)}</dd>
</dl>
</details>`;

const next = ({ decision }) =>
  decision === 'inconclusive'
    ? 'Every answer was right. Run again while this device does nothing else: close other pages, and connect its charger.'
    : html`Save certificate.json, and report it as an <a href="${ISSUES}" target="_blank" rel="noopener">issue<span class="spoken"> (opens in a new tab)</span></a>: it has the wrong answers with their inputs, and what they should have been, and the figures of each floor. If only floors were missed, run again first: a device that is busy or saves energy is slow.`;

const LOOKS = { met: 'good', stated: '', inconclusive: '' };

/** Floors are folded if all are met. */
const floorSection = ({ rows }) =>
  rows.length > 0 &&
  html`<details${rows.every(({ verdict }) => verdict === 'met') ? '' : OPEN}><summary>Floors: ${verdictCounts(rows.map(({ verdict }) => verdict))}</summary>
<p class="note">A floor is the lowest speed that this platform must reach, mostly as a ratio to reference work of this page.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Floors">
<table>
<thead><tr><th scope="col">Floor</th><th scope="col">Verdict</th><th scope="col">Got</th><th scope="col">Asks for</th><th scope="col">Speed</th></tr></thead>
<tbody>${rows.map(floorRow)}</tbody>
</table>
</div></details>`;

const OPEN = html` open`;

const floorRow = ({ target, id, verdict, asked, got, gigabytesPerSecond, remark }) =>
  html`<tr><th scope="row">${id}<span class="engine">${target}</span></th>
<td class="${LOOKS[verdict] ?? 'bad'}">${verdictText(verdict)}${remark && html`<span class="engine">${remark}</span>`}</td>
<td>${got}</td><td>${asked}</td><td>${gigabytesPerSecond === undefined ? '' : gigabytes(gigabytesPerSecond)}</td></tr>`;

const targetRow = ({ id, totals, families, engine }) => {
  const right = families.filter(({ pass, all }) => pass === all).length;
  return html`<tr><th scope="row">${id}<span class="engine">${engine}</span></th>
<td class="total ${totals.pass === totals.vectors ? 'good' : 'bad'}">${share(totals.pass, totals.vectors)}</td>
<td>${right === families.length ? `all ${right} pass` : `${right} of ${families.length} pass`}</td></tr>`;
};

/** Targets of one browser differ in the last part of their names. */
const shortName = id => id.slice(id.indexOf('-') + 1);

const familyTable = ({ targets }) => html`
<div class="scroll" tabindex="0" role="region" aria-label="Right answers by family">
<table>
<thead><tr><th scope="col">Family</th><th scope="col">Vectors</th>${targets.map(({ id }) => html`<th scope="col">${shortName(id)}</th>`)}</tr></thead>
<tbody>${(targets[0]?.families ?? []).map(
  ({ family, all }, i) =>
    html`<tr><th scope="row">${family}</th><td>${number(all)}</td>${targets.map(({ families }) =>
      familyCell(families[i]),
    )}</tr>`,
)}</tbody>
</table>
</div>`;

const familyCell = ({ pass, all }) =>
  pass === all ? html`<td class="good">all</td>` : html`<td class="bad">${number(pass)}</td>`;

const wrongList = ({ id, totals, wrong }) => {
  const all = totals.vectors - totals.pass;
  const shown = wrong.length < all ? `, the first ${wrong.length}` : '';
  return html`<details><summary>${id}: ${count(all, 'vector')} without a right answer${shown}</summary>
<ul class="wrong">${wrong.map(
    each => html`<li><code>${each.id}</code> ${each.verdict}${each.clause && html`, clause ${each.clause}`}: ${each.text}
${each.got && html`<dl><dt>in</dt><dd><code>${each.in}</code></dd><dt>expected</dt><dd><code>${each.expected}</code></dd><dt>got</dt><dd><code>${each.got}</code></dd></dl>`}</li>`,
  )}</ul></details>`;
};

/** Returns the report: one file that loads nothing. */
export const reportHtml = (summary, css) =>
  String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Atlas L2: ${summary.decision}, ${percentage(summary)}</title>
<style>`) +
  css +
  String(html`</style>
</head>
<body>
<header><p class="brand">Atlas L2</p><h1>Report of a browser</h1></header>
<main><section class="card">${resultHtml(summary)}</section></main>
<footer><p>Judge and targets ran in one page, and so did the reference work of floors. The certificate, not this report, is the record: <code>./atlas verify certificate.json</code> checks it.</p></footer>
</body>
</html>
`);
