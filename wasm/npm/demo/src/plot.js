// A plot with logarithmic axes: sizes in bytes to the right, GB/s upwards, one line with its own mark for each series.
import { svg } from './elements.js';
import { size } from './format.js';

const HEIGHT = 270;
const LEFT = 40;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 26;

const MARKS = [
  (x, y) => svg('circle', { cx: x, cy: y, r: 3.8 }),
  (x, y) => svg('rect', { x: x - 3.4, y: y - 3.4, width: 6.8, height: 6.8 }),
  (x, y) => svg('path', { d: `M${x} ${y - 4.8}l4.8 4.8-4.8 4.8-4.8-4.8z` }),
  (x, y) => svg('path', { d: `M${x} ${y - 4.6}l4.6 8h-9.2z` }),
];

/** A mark as a picture of its own, for legends. */
export const legendMark = i =>
  svg(
    'svg',
    { viewBox: '-14 -7 28 14', width: 28, height: 14, class: `series series-${i}`, 'aria-hidden': 'true' },
    svg('path', { class: 'line', d: 'M-13 0H13' }),
    MARKS[i](0, 0),
  );

/**
 * @param {Element} place with a width of its own
 * @param {{ sizes: number[], low: number, high: number, label: string, onSize(index: number): void }} what GB/s from low to high, powers of ten; lower when it must be
 */
export function plot(place, { sizes, low, high, label, onSize }) {
  let series = [];
  let chosen = 0;

  function draw() {
    const width = place.clientWidth;
    if (width === 0) return;
    const rates = series.flatMap(({ points }) => points.map(({ rate }) => rate));
    const bottom = Math.min(low, 10 ** Math.floor(Math.log10(Math.min(low, ...rates))));
    const top = Math.max(high, 10 ** Math.ceil(Math.log10(Math.max(high, ...rates))));
    const x = bytes =>
      LEFT + 8 + (Math.log2(bytes / sizes[0]) / Math.log2(sizes.at(-1) / sizes[0])) * (width - LEFT - RIGHT - 16);
    const y = rate => TOP + (Math.log10(top / rate) / Math.log10(top / bottom)) * (HEIGHT - TOP - BOTTOM);

    const grid = [];
    for (let decade = bottom; decade <= top * 1.001; decade *= 10) {
      grid.push(
        svg('path', { class: 'grid', d: `M${LEFT} ${y(decade)}H${width - RIGHT}` }),
        svg(
          'text',
          { class: 'tick', x: LEFT - 6, y: y(decade) + 4, 'text-anchor': 'end' },
          String(Number(decade.toPrecision(1))),
        ),
      );
    }
    sizes.forEach((bytes, i) => {
      grid.push(svg('path', { class: 'grid-x', d: `M${x(bytes)} ${HEIGHT - BOTTOM}v4` }));
      if (i % 2 === 1 || width > 620)
        grid.push(
          svg('text', { class: 'tick', x: x(bytes), y: HEIGHT - BOTTOM + 17, 'text-anchor': 'middle' }, size(bytes)),
        );
    });
    const lines = series.map(({ points }, i) =>
      svg(
        'g',
        { class: `series series-${i}` },
        svg('path', {
          class: 'line',
          d: points
            .map(({ bytes, rate }, j) => `${j === 0 ? 'M' : 'L'}${x(bytes).toFixed(1)} ${y(rate).toFixed(1)}`)
            .join(''),
        }),
        points.map(({ bytes, rate }) => MARKS[i](Number(x(bytes).toFixed(1)), Number(y(rate).toFixed(1)))),
      ),
    );
    place.replaceChildren(
      svg(
        'svg',
        {
          viewBox: `0 0 ${width} ${HEIGHT}`,
          width,
          height: HEIGHT,
          role: 'img',
          'aria-label': `${label}; the table below has the figures`,
          pointermove: event => {
            const at = event.offsetX;
            onSize(
              sizes.reduce((best, bytes, i) => (Math.abs(x(bytes) - at) < Math.abs(x(sizes[best]) - at) ? i : best), 0),
            );
          },
        },
        svg('rect', { class: 'field', x: LEFT, y: TOP, width: width - LEFT - RIGHT, height: HEIGHT - TOP - BOTTOM }),
        grid,
        svg('path', { class: 'chosen', d: `M${x(sizes[chosen])} ${TOP}V${HEIGHT - BOTTOM}` }),
        lines,
      ),
    );
  }

  new ResizeObserver(draw).observe(place);
  return {
    /** @param {{ points: { bytes: number, rate: number }[] }[]} fresh in the order of the marks @param {number} at index of the chosen size */
    show(fresh, at) {
      series = fresh;
      chosen = at;
      draw();
    },
  };
}
