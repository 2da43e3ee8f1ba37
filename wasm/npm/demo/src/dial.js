// A ring of 96 ticks: as many are lit as the residue counts, all of them when there is none.
import { svg } from './elements.js';

const TICKS = 96;

export function dial(residue) {
  const conserved = residue === 0;
  const ticks = Array.from({ length: TICKS }, (_, i) =>
    svg('line', {
      x1: 0,
      y1: i % 8 === 0 ? -48 : -50,
      x2: 0,
      y2: -58,
      transform: `rotate(${(360 / TICKS) * i})`,
      class: conserved || i < residue ? 'lit' : undefined,
    }),
  );
  return svg(
    'svg',
    {
      viewBox: '-64 -64 128 128',
      class: `dial ${conserved ? 'conserved' : 'not-conserved'}`,
      role: 'img',
      'aria-label': `${residue} mod 96`,
    },
    ticks,
    svg('text', { class: 'dial-value', y: 8 }, String(residue)),
    svg('text', { class: 'dial-unit', y: 26 }, 'mod 96'),
  );
}
