// Talks to the server that served the page. A newer request of the same kind ends the older one.

const running = new Map();
const KEY = 'summit-key';

// Reading what the browser keeps means waiting for its disk: done only where the server says that it asks for keys.
let key = 'keys' in document.documentElement.dataset ? localStorage.getItem(KEY) : null;

/** Keeps the API key in this browser. */
export function setKey(text) {
  key = text;
  localStorage.setItem(KEY, key);
}

export const hasKey = () => Boolean(key);

const authorization = () => (key ? { Authorization: `Bearer ${key}` } : {});

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
