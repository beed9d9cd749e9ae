import { el, marked, dateOf, count } from './dom.js';
import { format } from './state.js';

/** One hit as a list item. */
export function resultItem(passage, view, follow) {
  const article = passage.article;
  const readerView = { article: article.id, start: passage.start, end: passage.end, q: view.q };
  const within = { ...view, article: null, within: article.id };
  const context = passage.neighbours;
  const hasContext = Boolean(context?.before?.length || context?.after?.length);
  const before = el('p', { class: 'context', hidden: true }, (context?.before ?? []).map((p) => p.text).join(' '));
  const after = el('p', { class: 'context', hidden: true }, (context?.after ?? []).map((p) => p.text).join(' '));
  const showContext = hasContext && el('button', {
    type: 'button', class: 'plain', 'aria-expanded': 'false',
    onclick: (event) => {
      const open = event.currentTarget.getAttribute('aria-expanded') === 'true';
      event.currentTarget.setAttribute('aria-expanded', String(!open));
      before.hidden = open || !before.textContent;
      after.hidden = open || !after.textContent;
    },
  }, 'Context');
  return el('li', { class: 'hit', id: `hit-${passage.rank}`, lang: article.language },
    el('h2', {}, el('a', { href: format(readerView), onclick: follow(readerView) }, article.title ? marked(article.title, passage.titleHighlights) : 'Untitled')),
    byline(article),
    coverage(passage.story, follow),
    before,
    el('p', { class: 'passage' }, marked(passage.text, passage.highlights)),
    after,
    el('p', { class: 'actions', lang: 'en' },
      showContext,
      !view.within && el('a', { href: format(within), onclick: follow(within) }, 'More from this article')));
}

/** Who else has the story, where near-duplicates were folded into one hit. */
function coverage(story, follow) {
  if (!story?.others) return null;
  const others = story.others === 1 ? 'Also reported by one other' : `Also reported by ${count(story.others)} others`;
  if (story.isFirst) return el('p', { class: 'coverage', lang: 'en' }, `${others}; this was the first.`);
  const first = { article: story.first.id, start: -1, end: -1 };
  const facts = [story.first.source, dateOf(story.first.publishedAt)].filter(Boolean).join(', ');
  return el('p', { class: 'coverage', lang: 'en' }, `${others}; first by `, el('a', { href: format(first), onclick: follow(first) }, facts || story.first.title || 'another article'), '.');
}

/** Source, date, section and authors of an article in one line. */
export function byline(article) {
  const date = dateOf(article.publishedAt);
  const parts = [
    article.source && el('span', { class: 'source' }, article.source),
    date && el('time', { datetime: article.publishedAt }, article.publishedAtIsGuessed ? `about ${date}` : date),
    article.section && el('span', {}, article.section),
    article.authors?.length > 0 && el('span', {}, article.authors.join(', ')),
  ].filter(Boolean);
  return el('p', { class: 'byline', lang: 'en' }, parts.flatMap((part, i) => (i ? [' · ', part] : [part])));
}

/** The line above the results. */
export function summaryOf(response) {
  const { value, relation } = response.total;
  if (!value) return 'Nothing found';
  const number = relation === 'atLeast' ? `More than ${count(value)}` : count(value);
  const noun = value === 1 ? 'passage' : 'passages';
  const time = response.tookMs < 1 ? 'under 1 ms' : response.tookMs < 1000 ? `${Math.round(response.tookMs)} ms` : `${(response.tookMs / 1000).toFixed(1)} s`;
  return `${number} ${noun} in ${time}${response.partial ? ' (time ran out: there may be better ones)' : ''}`;
}
