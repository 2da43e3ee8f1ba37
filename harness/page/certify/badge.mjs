// A badge as SVG: one line, with no font, script or picture of another file; it looks like that of `./atlas certify`.
import { escaped } from './html.mjs';
import { message, percentage } from './words.mjs';

const LABEL = 'atlas l2';
/** Dark enough for white letters. Not the brightest green: there were no fresh vectors. */
const COLOURS = { certified: '#52791a', inconclusive: '#8a6100', 'not certified': '#c22f3d' };
const NARROW = "fijlrt.,:' !|";
const BROAD = 'mwMW%';

/** Returns about how wide a text is in Verdana, with a margin; the text is then fitted to it. */
function widthOf(text) {
  const width = [...text].reduce((sum, c) => sum + (NARROW.includes(c) ? 4.2 : BROAD.includes(c) ? 10.5 : 7), 0);
  return Math.ceil(width) + 12;
}

const words = (text, from, width) =>
  `<text x="${from + width / 2}" y="14" textLength="${width - 12}">${escaped(text)}</text>`;

const figure = summary =>
  `${summary.decision}, ${percentage(summary)}${summary.decision === 'certified' ? '' : ' right'}`;

export function badge(summary) {
  const text = figure(summary);
  const left = widthOf(LABEL);
  const right = widthOf(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${LABEL}: ${escaped(text)}">
<title>${escaped(message(summary))}</title>
<clipPath id="r"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#3b4452"/><rect x="${left}" width="${right}" height="20" fill="${COLOURS[summary.decision]}"/></g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle">${words(LABEL, 0, left)}${words(text, left, right)}</g>
</svg>
`;
}
