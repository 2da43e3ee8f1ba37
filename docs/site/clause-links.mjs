// Makes a link of each clause that a page of the API reference names.

/** Text in these is shown as it is, or leads somewhere already. */
const LEFT_OUT = new Set(['a', 'button', 'code', 'pre', 'script', 'style', 'title']);

/**
 * Returns a page with its clauses as links.
 * @param {string} specification its address, relative to the page
 * @param {Set<string>} clauses the ids that exist
 */
export function withClauseLinks(page, specification, clauses) {
  let depth = 0;
  return page
    .split(/(<!--[\s\S]*?-->|<script[\s\S]*?<\/script>|<[^>]*>)/)
    .map((part, at) => {
      if (at % 2 === 1) {
        const [, close, name] = /^<(\/?)([a-z]*)/i.exec(part);
        if (LEFT_OUT.has(name) && !part.startsWith('<script')) depth += close ? -1 : 1;
        return part;
      }
      if (depth > 0) return part;
      return part.replace(/\bS\d+\.\d+\b/g, id =>
        clauses.has(id) ? `<a href="${specification}#${id.toLowerCase()}">${id}</a>` : id,
      );
    })
    .join('');
}
