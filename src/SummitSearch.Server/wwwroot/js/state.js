// The address bar is the only state: every view can be reloaded, shared and gone back to.

export const FILTERS = ['source', 'section', 'language', 'tag', 'author', 'people', 'place', 'organisation'];

/** Reads the view from an address. */
export function parse(search) {
  const params = new URLSearchParams(search);
  const filters = {};
  for (const field of FILTERS) {
    const values = params.getAll(field).filter(Boolean);
    if (values.length) filters[field] = values;
  }
  return {
    q: params.get('q') ?? '',
    sort: params.get('sort') ?? 'relevance',
    from: params.get('from'),
    to: params.get('to'),
    within: params.get('within'),
    article: params.get('article'),
    start: Number(params.get('start') ?? -1),
    end: Number(params.get('end') ?? -1),
    filters,
  };
}

/** Writes a view as an address. */
export function format(view) {
  const params = new URLSearchParams();
  if (view.article) {
    params.set('article', view.article);
    if (view.start >= 0) params.set('start', view.start);
    if (view.end >= 0) params.set('end', view.end);
    if (view.q) params.set('q', view.q);
  } else {
    if (view.q) params.set('q', view.q);
    if (view.sort && view.sort !== 'relevance') params.set('sort', view.sort);
    if (view.from) params.set('from', view.from);
    if (view.to) params.set('to', view.to);
    if (view.within) params.set('within', view.within);
    for (const field of FILTERS) for (const value of view.filters?.[field] ?? []) params.append(field, value);
  }
  const text = params.toString();
  return text ? `/?${text}` : '/';
}

/** True if the view asks for anything but the front page. */
export function isSearch(view) {
  return Boolean(view.q || view.within || view.from || view.to || Object.keys(view.filters).length);
}

/** The view with a value of a filter switched on or off; paging starts anew. */
export function toggle(view, field, value) {
  const values = new Set(view.filters[field] ?? []);
  if (!values.delete(value)) values.add(value);
  const filters = { ...view.filters, [field]: [...values] };
  if (!filters[field].length) delete filters[field];
  return { ...view, filters };
}
