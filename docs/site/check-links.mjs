// Every link of every page leads to a file of the site and, with an anchor, to a place in it; nothing is loaded from another host.
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

const TAG = /<([a-z][\w-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decoded = text =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, (_, hex, decimal, name) =>
    name ? ENTITIES[name] : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );

/** Returns the places and the links of a page. */
export function read(page) {
  const ids = new Set();
  const links = [];
  const markup = page.replace(/<!--[\s\S]*?-->|(<script\b[^>]*>)[\s\S]*?(?=<\/script>)/g, '$1');
  for (const [, tag, rest] of markup.matchAll(TAG)) {
    for (const [, name, ...values] of rest.matchAll(ATTRIBUTE)) {
      const value = decoded(values.find(text => text !== undefined));
      if (name === 'id' || (name === 'name' && tag === 'a')) ids.add(value);
      if (name === 'href' || name === 'src') links.push({ link: value, loaded: tag !== 'a' && tag !== 'base' });
    }
  }
  return { ids, links };
}

/**
 * @param {string} folder of the site
 * @param {string} address at which it will be
 * @returns {Promise<{pages: number, links: number}>} how many there are; it throws if one is broken
 */
export async function checkLinks(folder, address) {
  const home = new URL(`${address.replace(/\/$/, '')}/`);
  const files = new Set((await readdir(folder, { recursive: true })).map(file => file.split(sep).join('/')));
  const pages = new Map();
  for (const file of files)
    if (file.endsWith('.html')) pages.set(file, read(await readFile(join(folder, file), 'utf8')));
  const broken = [];
  let count = 0;
  for (const [page, { links }] of pages) {
    for (const { link, loaded } of links) {
      if (/^(?:data|mailto|javascript):/.test(link)) continue;
      count++;
      const fault = faultOf(link, new URL(page, home), loaded);
      if (fault) broken.push(`${page}: ${link} ${fault}`);
    }
  }
  if (broken.length > 0) throw new Error(`${broken.length} links are broken:\n${broken.join('\n')}`);
  return { pages: pages.size, links: count };

  function faultOf(link, from, loaded) {
    if (!URL.canParse(link, from)) return 'is not an address';
    const to = new URL(link, from);
    if (to.origin !== home.origin || !to.pathname.startsWith(home.pathname))
      return loaded ? 'would be loaded from elsewhere' : to.origin === home.origin && 'leads out of the site';
    const path = decodeURIComponent(to.pathname.slice(home.pathname.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!files.has(file)) return 'leads to no file';
    const place = decodeURIComponent(to.hash.slice(1)).replace(/:~:.*$/, '');
    return place !== '' && pages.has(file) && !pages.get(file).ids.has(place) && 'leads to no place of that page';
  }
}
