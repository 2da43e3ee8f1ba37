// What the site does to Markdown: anchors, links between documents, links to clauses, and a place for each pitfall.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ADDRESSES, DOCUMENTS } from './pages.mjs';

const CLAUSE_HEADING = /^(S\d+\.\d+) /;

/** The anchor that GitHub gives to a heading. */
const githubAnchor = heading =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

/** The anchor of a heading here: a clause has its id. */
export const anchorOf = heading => CLAUSE_HEADING.exec(heading)?.[1].toLowerCase() ?? githubAnchor(heading);

/** Where the site has a picture of the documents. */
export const pictureOf = file => `pictures/${posix.basename(file)}`;

/** Returns the ids of all clauses. */
export const clausesOf = root =>
  new Set([...readFileSync(join(root, 'spec/SPEC.md'), 'utf8').matchAll(/^### (S\d+\.\d+) /gm)].map(([, id]) => id));

/** GitHub's anchors of the clauses, whose own are their ids. */
const movedAnchors = root =>
  new Map(
    [...readFileSync(join(root, 'spec/SPEC.md'), 'utf8').matchAll(/^### (.*)$/gm)].map(([, heading]) => [
      githubAnchor(heading),
      anchorOf(heading),
    ]),
  );

/** Returns where a link of a document leads on the site: a page, or for what has none, the repository. */
export function linkResolver(root, repository) {
  const moved = movedAnchors(root);
  return (document, link) => {
    if (/^[a-z]+:/.test(link)) return link;
    const [path, anchor] = link.split('#');
    const hash = anchor === undefined ? '' : `#${moved.get(anchor) ?? anchor}`;
    if (path === '') return hash;
    const file = posix.normalize(posix.join(posix.dirname(document), path)).replace(/\/$/, '');
    if (!existsSync(join(root, file))) throw new Error(`${document}: ${link} leads to no file`);
    const address = ADDRESSES.get(file) ?? ADDRESSES.get(`${file}/README.md`);
    if (address !== undefined) return `/${address}${hash}`;
    if (/\.(?:png|svg)$/.test(file)) return `/${pictureOf(file)}`;
    const kind = statSync(join(root, file)).isDirectory() ? 'tree' : 'blob';
    return `${repository}/${kind}/main/${file}${hash}`;
  };
}

/** The parts of a text, with those that are a clause's id as links. */
function linked(Token, text, clauses) {
  const make = (type, tag, nesting, more) => Object.assign(new Token(type, tag, nesting), more);
  return text.split(/\b(S\d+\.\d+)\b/).flatMap((part, at) => {
    const word = make('text', '', 0, { content: part });
    if (at % 2 === 0 || !clauses.has(part)) return part === '' ? [] : [word];
    const attrs = [['href', `/spec/#${part.toLowerCase()}`]];
    return [make('link_open', 'a', 1, { attrs }), word, make('link_close', 'a', -1)];
  });
}

function withClauses(Token, children, clauses) {
  let depth = 0;
  return children.flatMap(token => {
    if (token.type === 'link_open') depth++;
    if (token.type === 'link_close') depth--;
    return token.type === 'text' && depth === 0 ? linked(Token, token.content, clauses) : [token];
  });
}

/** A plugin of markdown-it. */
export function documents(markdown, { resolve, clauses }) {
  const follow = (token, name, document) => {
    const link = token.attrGet(name);
    if (link !== null) token.attrSet(name, resolve(document, decodeURI(link)));
  };
  markdown.core.ruler.push('documents', ({ tokens, env, Token }) => {
    const document = DOCUMENTS.get(env.relativePath);
    if (document === undefined) return;
    tokens.forEach((token, at) => {
      // An indented block scrolls like the others.
      if (token.type === 'code_block') Object.assign(token, { type: 'fence', info: '', markup: '```' });
      // Examples of clauses are not in a language that has colours.
      if (token.type === 'fence' && token.info === 'example') token.info = '';
      if (token.type === 'html_block')
        token.content = token.content.replace(/(?<= src=")[^"]+/g, link => resolve(document, link));
      if (token.type === 'tr_open' && document.endsWith('PITFALLS.md')) {
        const name = tokens[at + 2]?.content ?? '';
        if (/^[a-z\d]+(-[a-z\d]+)+$/.test(name)) token.attrSet('id', name);
      }
      if (token.type !== 'inline') return;
      for (const child of token.children) {
        if (child.type === 'link_open') follow(child, 'href', document);
        if (child.type === 'image') follow(child, 'src', document);
        if (child.type === 'html_inline')
          child.content = child.content.replace(/(?<= src=")[^"]+/g, link => resolve(document, link));
      }
      if (tokens[at - 1]?.type !== 'heading_open') token.children = withClauses(Token, token.children, clauses);
    });
  });
}
