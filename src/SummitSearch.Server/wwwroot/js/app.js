import * as api from './api.js';
import { attachCompletion } from './completion.js';
import { el, count } from './dom.js';
import { chips, facetLists } from './facets.js';
import { histogram } from './histogram.js';
import { resultItem, summaryOf } from './results.js';
import { FILTERS, format, isSearch, parse } from './state.js';

const PAGE_SIZE = 10;
// As many as fill most windows; the others follow one frame later.
const FIRST_HITS = 4;
const STATUS_MS = 1500;
const FIGURES_MS = 300;
const QUICK_MS = 50;
const MAX_PASSAGES = 200;
const EXAMPLES = ['Which treaty article covers the Senkaku Islands?', 'first non-American on the Moon', 'who repairs US Navy warships', 'semiconductor supply chains', '"joint headquarters"'];
const $ = (id) => document.getElementById(id);

// Where something can hover there is a mouse, and with it a keyboard that does not cover the page.
const hasKeyboard = matchMedia('(hover: hover)');
history.scrollRestoration = 'manual';

let view = parse(location.search);
let cursor = null;
// The results that are on the page, perhaps hidden behind an article: going back to them needs no server, and lands where the reader was.
let kept = null;

// --- going from view to view

function go(next) {
  leave();
  history.pushState(null, '', format(next));
  show();
}

function leave() {
  if (kept && document.body.dataset.view === 'search') Object.assign(kept, { y: scrollY, focus: document.activeElement });
}

/** A click handler that goes to a view, but leaves new tabs and windows to the browser. */
const follow = (next) => (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(next);
  if (!next.article) scrollTo(0, 0);
};

async function show() {
  const asked = parse(location.search);
  view = asked;
  const kind = view.article ? 'reader' : isSearch(view) ? 'search' : 'welcome';
  const isKept = kind === 'search' && kept?.address === format(view);
  // Asked first of all, so that the server works meanwhile.
  const answer = kind === 'search' && !isKept ? api.search(requestOf(false)) : null;
  closeCompletion();
  $('q').value = view.q;
  if (answer) {
    // A quick answer is drawn together with the page around it: a frame in between would only keep it waiting.
    await Promise.race([answer.catch(() => {}), new Promise((done) => setTimeout(done, QUICK_MS))]);
    if (asked !== view) return;
  }
  turnTo(kind);
  if (answer) showResults(answer);
  else if (isKept) returnToResults();
  else if (kind === 'reader') showArticle();
  else showWelcome();
}

function turnTo(kind) {
  for (const id of ['reader', 'search', 'welcome']) $(id).hidden = id !== kind;
  document.body.dataset.view = kind;
  document.body.hidden = false;
  document.title = kind === 'search' && view.q ? `${view.q} – SummitSearch` : 'SummitSearch';
}

function returnToResults() {
  // The order was chosen for this view, and the box may have been left at another choice.
  $('sort').value = view.sort;
  kept.focus?.focus({ preventScroll: true });
  scrollTo(0, kept.y);
}

// --- search

function requestOf(more) {
  const filters = { ...view.filters };
  if (view.from) filters.from = `${view.from}T00:00:00Z`;
  if (view.to) filters.to = `${view.to}T00:00:00Z`;
  if (view.within) filters.articleId = [view.within];
  return {
    query: view.q, k: PAGE_SIZE, perArticle: view.within ? 0 : 3, collapse: view.within ? 'none' : 'story', sort: view.sort, filters, neighbours: 1,
    ...(more ? { cursor } : { facets: { fields: FILTERS, limit: 8, dateHistogram: { interval: 'month', timeZone: 'UTC' } } }),
  };
}

async function showResults(answer) {
  const asked = view;
  kept = null;
  $('found-title').textContent = view.q ? `Passages for “${view.q}”` : 'Passages';
  $('sort').value = view.sort;
  $('chips').replaceChildren(...chips(view, follow));
  $('search').setAttribute('aria-busy', 'true');
  try {
    const response = await answer;
    if (asked !== view) return;
    const items = response.passages.map((p) => resultItem(p, view, follow));
    $('message').replaceChildren(...(items.length ? [] : emptyAdvice()));
    $('results').replaceChildren(...items.slice(0, FIRST_HITS));
    $('summary').textContent = summaryOf(response);
    showSuggestion(response.suggestion);
    setCursor(null);
    await painted();
    // Whoever has gone on meanwhile comes back to a new search.
    if (asked !== view) return;
    $('results').append(...items.slice(FIRST_HITS));
    setCursor(response.cursor);
    replaceFacets(response.facets);
    $('histogram').replaceChildren(...histogram(response.facets?.dates, view, follow));
    kept = { address: format(view), y: 0, focus: null };
  } catch (error) {
    if (asked === view) showError(error);
  } finally {
    if (asked === view) $('search').removeAttribute('aria-busy');
  }
}

/** Ends once what was changed so far is on the screen; in a tab that nobody sees, at once. */
const painted = () => (document.hidden ? null : new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

// Whoever ticks boxes by keyboard stays at the box just ticked.
function replaceFacets(facets) {
  const { name, value } = document.activeElement;
  $('facets').replaceChildren(...facetLists(facets, view, go));
  if (name && value) [...$('facets').querySelectorAll('input')].find((box) => box.name === name && box.value === value)?.focus({ preventScroll: true });
}

async function showMore() {
  // The next search is under way: these results have no more.
  if (kept?.address !== format(view)) return;
  const asked = view;
  $('more').disabled = true;
  try {
    const response = await api.search(requestOf(true));
    if (asked !== view) return;
    const items = response.passages.map((p) => resultItem(p, view, follow));
    $('results').append(...items);
    items[0]?.querySelector('a')?.focus();
    setCursor(response.cursor);
  } catch (error) {
    if (asked === view) showError(error);
  } finally {
    $('more').disabled = false;
  }
}

function setCursor(next) {
  cursor = next ?? null;
  $('more').hidden = !cursor;
}

function showSuggestion(text) {
  $('suggestion').hidden = !text;
  if (!text) return;
  const next = { ...view, q: text };
  $('suggestion').replaceChildren('Did you mean ', el('a', { href: format(next), onclick: follow(next) }, text), '?');
}

function emptyAdvice() {
  const narrowed = view.within || view.from || view.to || Object.keys(view.filters).length > 0;
  return [el('p', {}, 'No passage answers this.'), el('ul', {},
    narrowed && el('li', {}, 'Take away a filter above, or ', el('a', { href: format(everywhere()), onclick: follow(everywhere()) }, 'search the whole archive'), '.'),
    el('li', {}, 'Use fewer or other words; quotation marks ask for the exact phrase.'),
    el('li', {}, 'Check the spelling of names.'))];
}

const everywhere = () => ({ q: view.q, sort: view.sort, filters: {} });

function showError(error) {
  if (error.name === 'AbortError') return;
  const target = view.article ? $('reader') : $('message');
  if (!view.article) {
    $('results').replaceChildren();
    $('summary').textContent = error.code === 'key_required' ? 'A key is needed' : 'The search did not work';
    setCursor(null);
  }
  if (error.code === 'key_required') {
    target.replaceChildren(...keyForm());
    return;
  }
  const offline = error instanceof TypeError;
  const isGone = view.article && error.status === 404;
  target.replaceChildren(
    el('p', { class: 'error' }, offline ? 'The server does not answer. Is it still running?' : error.message),
    isGone
      ? el('p', {}, el('a', { href: format(everywhere()), onclick: follow(everywhere()) }, view.q ? `Search for “${view.q}”` : 'To the front page'))
      : el('p', {}, el('button', { type: 'button', onclick: show }, 'Try again')));
}

// Servers that others can reach answer only those who have a key.
function keyForm() {
  const input = el('input', { id: 'key', type: 'password', autocomplete: 'current-password', required: true, 'aria-describedby': 'key-help' });
  const submitKey = (event) => {
    event.preventDefault();
    api.setKey(input.value.trim());
    show();
    watchIndexer();
  };
  return [el('form', { class: 'key', onsubmit: submitKey },
    el('label', { for: 'key' }, 'Access key'), input, el('button', { type: 'submit' }, 'Open the archive'),
    el('p', { id: 'key-help', class: 'quiet' }, api.hasKey() ? 'The key that this browser has kept is not known to the server. Ask whoever runs it for a new one.' : 'This archive is for those who have a key. Whoever runs it gives it out; this browser keeps it.'))];
}

// --- article

async function showArticle() {
  const asked = view;
  try {
    // Passages are shown without the reader's code; it comes beside the first article.
    const [{ readerView, showRelated }, article, words] = await Promise.all([import('./reader.js'), api.article(view.article), wordsIn(view)]);
    if (asked !== view) return;
    const back = (event) => {
      event.preventDefault();
      if (history.length > 1) history.back();
      else go({ q: view.q, filters: {} });
    };
    $('reader').replaceChildren(...readerView(article, view, words, follow, back));
    $('reader').setAttribute('aria-labelledby', 'reader-title');
    document.title = `${article.title || 'Article'} – SummitSearch`;
    $('reader-title').focus({ preventScroll: true });
    const target = $('reader').querySelector('.target');
    if (target) target.scrollIntoView({ block: 'center' });
    else scrollTo(0, 0);
    const answer = await api.related(view.article);
    if (asked === view) showRelated($('reader'), answer, follow);
  } catch (error) {
    if (asked !== view) return;
    if (error.status === 404) error.message = 'There is no such article, or it may not be shown.';
    showError(error);
  }
}

/** Where the words of the query stand in the body of the article. The article is shown without them if they cannot be had. */
async function wordsIn({ article, q }) {
  if (!q) return [];
  try {
    const request = { query: q, k: MAX_PASSAGES, perArticle: 0, filters: { articleId: [article] } };
    const { passages } = await api.search(request, 'words');
    return passages.flatMap((p) => p.highlights.map((range) => ({ start: p.start + range.start, end: p.start + range.end }))).sort((a, b) => a.start - b.start);
  } catch {
    return [];
  }
}

// --- front page and status of the indexer

function showWelcome() {
  if (hasKeyboard.matches) $('q').focus();
  $('welcome').querySelector('.examples').replaceChildren(...EXAMPLES.map((text) => {
    const next = { q: text, filters: {} };
    return el('li', {}, el('a', { href: format(next), onclick: follow(next) }, text));
  }));
}

async function watchIndexer() {
  try {
    const figures = await api.stats();
    const indexer = figures.indexer;
    $('figures').textContent = figures.articles ? `${count(figures.articles)} articles, ${count(figures.passages)} passages.` : 'The archive is empty: drop articles into the corpus folder.';
    $('indexing').hidden = indexer?.state !== 'scanning';
    if (indexer?.state === 'scanning') {
      $('indexing').textContent = `Reading the archive: ${count(indexer.articles ?? 0)} articles so far (${Math.floor(100 * (indexer.progress ?? 0))} %). You can search meanwhile.`;
      setTimeout(watchIndexer, STATUS_MS);
    }
  } catch {
    // Figures are a comfort; the search itself tells when the server is gone.
    $('figures').textContent = '';
  }
}

// --- wiring

function submit() {
  kept = null;
  go({ ...view, article: null, within: null, start: -1, end: -1, q: $('q').value.trim(), filters: view.article ? {} : view.filters });
  scrollTo(0, 0);
  // On a phone the keyboard would cover the answers.
  if (!hasKeyboard.matches) $('q').blur();
}

const closeCompletion = attachCompletion($('q'), $('completions'), submit);
$('search-form').addEventListener('submit', (event) => { event.preventDefault(); submit(); });
$('sort').addEventListener('change', (event) => go({ ...view, sort: event.target.value }));
$('more').addEventListener('click', showMore);
document.querySelector('[data-home]').addEventListener('click', follow({ q: '', filters: {} }));
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || /^(input|select|textarea)$/i.test(document.activeElement?.tagName ?? '')) return;
  event.preventDefault();
  $('q').focus();
  $('q').select();
});
addEventListener('popstate', () => {
  leave();
  show();
});
const wide = matchMedia('(min-width: 60rem)');
const fold = () => { $('filters-fold').open = wide.matches; };
wide.addEventListener('change', fold);
fold();
// Nothing is drawn before it is known what; see show.
document.body.hidden = true;
show();
// The figures must not stand in the way of the first passages.
setTimeout(watchIndexer, isSearch(view) ? FIGURES_MS : 0);
