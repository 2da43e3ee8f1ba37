// The first page is the README: its title and first paragraph are the headline, and the rest follows.

const plain = markdown =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replaceAll('\n', ' ');

/** Returns the page as Markdown. */
export function home(readme) {
  const [, name, first, rest] = /^# (.*)\n\n([\s\S]*?)\n\n([\s\S]*)$/.exec(readme);
  const hero = {
    name,
    tagline: plain(first),
    image: { src: '/ring.svg', alt: '' },
    actions: [
      { theme: 'brand', text: 'Install', link: '/guide/install' },
      { theme: 'alt', text: 'Specification', link: '/spec/' },
      { theme: 'alt', text: 'Try the demo', link: '/demo/', target: '_self' },
    ],
  };
  return `---\n${JSON.stringify({ layout: 'home', titleTemplate: ':title', hero })}\n---\n\n${rest}`;
}
