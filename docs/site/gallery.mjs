// The page of certificates: those that CI left in target/ci-*, each with its report.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the page shows and offers of a certificate. */
export const FILES = ['report.html', 'certificate.json', 'badge.svg'];

/** Returns the name and the folder of each certificate that has a report. */
export function certificates(root) {
  const target = join(root, 'target');
  return (existsSync(target) ? readdirSync(target) : [])
    .filter(name => name.startsWith('ci-') && FILES.every(file => existsSync(join(target, name, file))))
    .sort()
    .map(name => ({ name: name.slice('ci-'.length), folder: join(target, name) }));
}

const escaped = text => text.replace(/[&<>"{}]/g, character => `&#${character.codePointAt(0)};`);

function card({ name, folder }) {
  const { decision, correctness, circumstances } = JSON.parse(readFileSync(join(folder, 'certificate.json'), 'utf8'));
  const targets = correctness.targets.map(({ id }) => id);
  const shown = targets.slice(0, 6).join(', ') + (targets.length > 6 ? `, and ${targets.length - 6} more` : '');
  const link = (file, text) => `<a href="${name}/${file}" target="_self">${text}</a>`;
  return `<article>
<h2 id="${name}">${escaped(name)}: ${escaped(decision)}</h2>
<img src="/gallery/${name}/badge.svg" alt="${escaped(decision)}">
<p>${escaped(shown)}</p>
<p>Level ${escaped(correctness.levels.join(', '))}; ${escaped(circumstances.started.slice(0, 10))}; ${escaped(circumstances.machine.processor)}</p>
<p>${link('report.html', 'Report')} · ${link('certificate.json', 'Certificate')}</p>
</article>`;
}

/** Returns the page as Markdown. */
export function gallery(found) {
  const text = `---
aside: false
sidebar: false
prev: false
next: false
---
# Gallery of certificates
Each certificate is from a run of this kit's own CI, with its report. To make one for your own implementation, read
[Certify yours](/certifier/certify-yours).
`;
  if (found.length > 0) return `${text}\n<div class="gallery">\n${found.map(card).join('\n')}\n</div>\n`;
  return `${text}\nThis site was built without certificates. \`.ci/run core\` makes one, and \`.ci/run\` makes all of them; the site then
shows them when it is built again.\n`;
}
