import { el, marked, safeUrl } from './dom.js';
import { byline } from './results.js';
import { format } from './state.js';

/** An article as a whole, with the passage that led here set apart and the words of the query marked. */
export function readerView(article, view, words, follow, back) {
  const passage = view.end > view.start && view.start >= 0 ? { start: view.start, end: view.end } : { start: 0, end: 0 };
  const url = safeUrl(article.url);
  const topics = new Set([...(article.people ?? []), ...(article.places ?? []), ...(article.organisations ?? []), ...(article.tags ?? [])]);
  return [
    el('p', { class: 'actions' }, el('a', { href: '/', onclick: back }, '← Back to the results')),
    el('header', {},
      el('h1', { id: 'reader-title', tabindex: '-1', lang: article.language }, article.title || 'Untitled'),
      byline(article),
      article.version > 1 && el('p', { class: 'quiet' }, `Version ${article.version}`)),
    el('div', { class: 'story', lang: article.language }, paragraphs(article.body ?? '').map(({ text, offset }) => paragraph(text, offset, passage, words))),
    article.captions?.length > 0 && el('section', { class: 'captions', 'aria-label': 'Captions' }, article.captions.map((caption) => el('p', {}, caption))),
    topics.size > 0 && el('ul', { class: 'topics', 'aria-label': 'Topics' }, [...topics].map((topic) => {
      const next = { q: topic, sort: 'relevance', filters: {} };
      return el('li', {}, el('a', { href: format(next), onclick: follow(next) }, topic));
    })),
    url && el('p', {}, el('a', { href: url, rel: 'noopener noreferrer external' }, 'Read it where it was published')),
    listing('copies', 'The same report elsewhere'),
    listing('related', 'Related coverage'),
  ].filter(Boolean);
}

/** Fills in what else there is about the matter of the article shown. */
export function showRelated(reader, answer, follow) {
  fill(reader.querySelector('#copies'), answer?.nearDuplicates ?? [], follow);
  fill(reader.querySelector('#related'), (answer?.articles ?? []).map(({ article }) => article), follow);
}

function listing(id, title) {
  return el('section', { id, class: 'listing', 'aria-labelledby': `${id}-title`, hidden: true }, el('h2', { id: `${id}-title` }, title), el('ul', {}));
}

function fill(section, articles, follow) {
  section.hidden = !articles.length;
  section.querySelector('ul').replaceChildren(...articles.map((article) => {
    const next = { article: article.id, start: -1, end: -1 };
    return el('li', {}, el('a', { href: format(next), onclick: follow(next), lang: article.language }, article.title || 'Untitled'), byline(article));
  }));
}

// Paragraphs are separated by blank lines; each keeps its offset in the body, which passages point into.
function paragraphs(body) {
  const found = [];
  const pattern = /[^\n]+(?:\n(?!\n)[^\n]+)*/g;
  for (let match = pattern.exec(body); match; match = pattern.exec(body)) found.push({ text: match[0], offset: match.index });
  return found;
}

function paragraph(text, offset, passage, words) {
  const from = Math.min(text.length, Math.max(0, passage.start - offset));
  const to = Math.min(text.length, Math.max(from, passage.end - offset));
  const piece = (start, end) => marked(text.slice(start, end), words, offset + start);
  if (to === from) return el('p', {}, piece(0, text.length));
  return el('p', { class: 'target' }, piece(0, from), el('span', { class: 'here' }, piece(from, to)), piece(to, text.length));
}
