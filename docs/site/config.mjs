// The configuration of VitePress. build.mjs copies it, with the rest of this folder, to where VitePress runs.
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';
import { anchorOf, clausesOf, documents, linkResolver } from './markdown.mjs';
import { GROUPS } from './pages.mjs';

/** What build.mjs found out. */
const site = JSON.parse(readFileSync(new URL('site.json', import.meta.url), 'utf8'));
const title = ([document, , short]) =>
  short ?? /^# (.*)$/m.exec(readFileSync(`${site.root}/${document}`, 'utf8'))[1].replaceAll('`', '');
const sidebar = GROUPS.map(group => ({
  text: group.title,
  items: group.pages.map(page => ({ text: title(page), link: `/${page[1]}` })),
}));
/** Two angle brackets. */
const SOURCE =
  '<svg viewBox="0 0 24 24" style="fill:none" stroke="currentColor" stroke-width="2"><path d="m8 6-6 6 6 6m8-12 6 6-6 6"/></svg>';
const self = (text, link) => ({ text, link, target: '_self' });

export default defineConfig({
  srcDir: 'pages',
  outDir: site.out,
  base: site.base,
  lang: 'en',
  title: 'Atlas L2',
  description: site.description,
  cleanUrls: false,
  // check-links.mjs checks all of them, those of Javadoc and of the applications too.
  ignoreDeadLinks: true,
  head: [
    ['link', { rel: 'icon', href: `${site.base}mark.svg`, type: 'image/svg+xml' }],
    ['meta', { name: 'color-scheme', content: 'light dark' }],
  ],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    languageAlias: { wat: 'wasm' },
    anchor: { slugify: anchorOf },
    config: markdown =>
      documents(markdown, { clauses: clausesOf(site.root), resolve: linkResolver(site.root, site.repository) }),
  },
  themeConfig: {
    logo: '/mark.svg',
    search: { provider: 'local' },
    outline: [2, 3],
    docFooter: { prev: 'Previous', next: 'Next' },
    externalLinkIcon: false,
    notFound: {
      title: 'There is no such page',
      quote: 'The page has moved, or the link is wrong. The search above finds words in the guides.',
      linkLabel: 'Go to the first page',
      linkText: 'Go to the first page',
    },
    nav: [
      { text: 'Guide', link: '/guide/install', activeMatch: '/guide/' },
      { text: 'Certify', link: '/certifier/certify-yours', activeMatch: '/certifier/' },
      { text: 'Specification', link: '/spec/', activeMatch: '/spec/' },
      {
        text: 'API',
        items: [self('Java', '/api/java/'), self('Apache Spark', '/api/java/spark/'), self('JavaScript', '/api/js/')],
      },
      {
        text: 'Try it',
        items: [
          ...Object.entries(site.apps).map(([folder, name]) => self(name, `/${folder}/`)),
          { text: 'Gallery of certificates', link: '/gallery/' },
        ],
      },
      { text: site.version, link: '/project/changelog' },
    ],
    sidebar,
    socialLinks: [{ icon: { svg: SOURCE }, link: site.repository, ariaLabel: 'Source code' }],
  },
});
