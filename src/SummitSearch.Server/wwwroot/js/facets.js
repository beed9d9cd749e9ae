import { el, count } from './dom.js';
import { FILTERS, format, toggle } from './state.js';
import { spanOf } from './histogram.js';

const LABELS = {
  source: 'Source', section: 'Section', language: 'Language', tag: 'Tags', author: 'Authors', people: 'People', place: 'Places', organisation: 'Organisations',
};
const ORDER = ['source', 'section', 'tag', 'people', 'place', 'organisation', 'author', 'language'];
// Set up at the first language to be named, not before the first search.
let languages = null;

/** What a value of a filter is called. */
export function labelOf(field, value) {
  if (field !== 'language') return value;
  try {
    languages ??= new Intl.DisplayNames(['en'], { type: 'language' });
    return languages.of(value) ?? value;
  } catch {
    return value;
  }
}

/** Lists of values to switch on and off, with their counts. */
export function facetLists(facets, view, go) {
  const byField = new Map((facets?.fields ?? []).map((f) => [f.field, f.values]));
  // One language alone is nothing to choose from.
  const offers = (field) => byField.get(field)?.length > (field === 'language' && !view.filters.language ? 1 : 0);
  return ORDER.filter(offers).map((field) => el('fieldset', {},
    el('legend', {}, LABELS[field]),
    byField.get(field).map((value) => el('label', { class: 'facet' },
      el('input', { type: 'checkbox', name: field, value: value.value, checked: value.selected, onchange: () => go(toggle(view, field, value.value)) }),
      el('span', { class: 'name' }, labelOf(field, value.value)),
      el('span', { class: 'count' }, count(value.count))))));
}

/** What is filtered by, each to be taken away. */
export function chips(view, follow) {
  const items = [];
  const chip = (text, next) => items.push(el('li', {}, el('a', { href: format(next), onclick: follow(next), 'aria-label': `Remove filter ${text}` }, text, el('span', { 'aria-hidden': 'true' }, ' ×'))));
  for (const field of FILTERS) {
    for (const value of view.filters[field] ?? []) chip(`${LABELS[field]}: ${labelOf(field, value)}`, toggle(view, field, value));
  }
  if (view.from || view.to) chip(spanOf(view.from, view.to), { ...view, from: null, to: null });
  if (view.within) chip('This article only', { ...view, within: null });
  return items;
}
