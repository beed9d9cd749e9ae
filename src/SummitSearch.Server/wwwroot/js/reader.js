import { el, marked, safeUrl, dateOf } from './dom.js';
import { byline } from './results.js';
import { format } from './state.js';

/** An article as a whole, with the passage that led here marked. */
export function readerView(article, view, follow, back) {
  const passage = view.start >= 0 && view.end > view.start ? [{ start: view.start, end: view.end }] : [];
  const url = safeUrl(article.url);
  const topics = [...(article.people ?? []), ...(article.places ?? []), ...(article.organisations ?? []), ...(article.tags ?? [])];
  return [
    el('p', { class: 'actions' }, el('a', { href: '/', onclick: back }, '← Back to the results')),
    el('header', {},
      el('h1', { id: 'reader-title', tabindex: '-1', lang: article.language }, article.title || 'Untitled'),
      byline(article),
      article.version > 1 && el('p', { class: 'quiet' }, `Version ${article.version}`)),
    el('div', { class: 'story', lang: article.language }, paragraphs(article.body ?? '').map(({ text, offset }) => paragraph(text, offset, passage))),
    article.captions?.length > 0 && el('section', { class: 'captions', 'aria-label': 'Captions' }, article.captions.map((caption) => el('p', {}, caption))),
    topics.length > 0 && el('ul', { class: 'topics', 'aria-label': 'Topics' }, topics.map((topic) => {
      const next = { q: topic, sort: 'relevance', filters: {} };
      return el('li', {}, el('a', { href: format(next), onclick: follow(next) }, topic));
    })),
    url && el('p', {}, el('a', { href: url, rel: 'noopener noreferrer external' }, 'Read it where it was published')),
    el('section', { id: 'related', 'aria-labelledby': 'related-title', hidden: true }, el('h2', { id: 'related-title' }, 'Related coverage'), el('ul', {})),
  ].filter(Boolean);
}

/** Fills in the related coverage of the article shown. */
export function showRelated(section, articles, follow) {
  if (!articles.length) return;
  section.querySelector('ul').replaceChildren(...articles.map(({ article }) => {
    const next = { article: article.id, start: -1, end: -1 };
    const facts = [article.source, dateOf(article.publishedAt)].filter(Boolean).join(' · ');
    return el('li', {}, el('a', { href: format(next), onclick: follow(next), lang: article.language }, article.title || 'Untitled'), el('span', { class: 'quiet' }, ` ${facts}`));
  }));
  section.hidden = false;
}

// Paragraphs are separated by blank lines; each keeps its offset in the body, which passages point into.
function paragraphs(body) {
  const found = [];
  const pattern = /[^\n]+(?:\n(?!\n)[^\n]+)*/g;
  for (let match = pattern.exec(body); match; match = pattern.exec(body)) found.push({ text: match[0], offset: match.index });
  return found;
}

function paragraph(text, offset, passage) {
  const hit = passage.some((range) => range.start < offset + text.length && range.end > offset);
  return el('p', hit ? { class: 'target' } : {}, marked(text, passage, offset));
}
