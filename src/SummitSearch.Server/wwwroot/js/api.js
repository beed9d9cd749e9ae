// Talks to the server that served the page. A newer request of the same kind ends the older one.

const running = new Map();
const KEY = 'summit-key';

/** The API key of this browser, where the server asks for one; null forgets it. */
export const setKey = (key) => (key ? localStorage.setItem(KEY, key) : localStorage.removeItem(KEY));
export const hasKey = () => Boolean(localStorage.getItem(KEY));

function authorization() {
  const key = localStorage.getItem(KEY);
  return key ? { Authorization: `Bearer ${key}` } : {};
}

async function request(kind, path, init = {}) {
  running.get(kind)?.abort();
  const control = new AbortController();
  running.set(kind, control);
  try {
    const response = await fetch(path, { ...init, signal: control.signal, headers: { Accept: 'application/json', ...authorization(), ...init.headers } });
    const body = await response.json().catch(() => null);
    if (!response.ok) throw Object.assign(new Error(body?.detail ?? body?.title ?? `The server answered ${response.status}.`), { status: response.status, code: body?.code });
    return body;
  } finally {
    if (running.get(kind) === control) running.delete(kind);
  }
}

/** Passages for a SearchRequest. */
export const search = (body, kind = 'search') =>
  request(kind, '/search', { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });

/** Completions of a text. */
export const suggest = (text) => request('suggest', `/suggest?q=${encodeURIComponent(text)}`);

/** A whole article. */
export const article = (id) => request('article', `/articles/${encodeURIComponent(id)}`);

/** Articles about the same matter. */
export const related = (id) => request('related', `/articles/${encodeURIComponent(id)}/related`);

/** Figures of the index and of the indexer. */
export const stats = () => request('stats', '/stats');
