// Changes in pages of other tools: Javadoc and TypeDoc.
import { withClauseLinks } from './clause-links.mjs';

/** A link within what opens and closes a part: a button in a button. Its heading keeps the place. */
const LINK_IN_SUMMARY = /(<summary\b(?:(?!<\/summary>)[\s\S])*?)<a\b[^>]*class="tsd-anchor-icon"[\s\S]*?<\/a>/g;

/**
 * Returns a page with links to clauses; with the mark, so that no browser looks for one elsewhere; and such that keys
 * reach what scrolls sideways.
 * @param {string} page
 * @param {string} home the site's first folder, relative to the page
 * @param {Set<string>} clauses the ids that exist
 */
export const adopted = (page, home, clauses) =>
  withClauseLinks(page, `${home}/spec/index.html`, clauses)
    .replace('</head>', `<link rel="icon" href="${home}/mark.svg" type="image/svg+xml"></head>`)
    .replace(/<pre(?=[ >])/g, '<pre tabindex="0"')
    .replace(LINK_IN_SUMMARY, '$1');
