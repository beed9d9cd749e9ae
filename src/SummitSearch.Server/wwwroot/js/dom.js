// Elements are built, never parsed: text from articles and answers cannot become markup.

/** Creates an element: attributes by name, `on…` functions as listeners, children as text or nodes. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Text with ranges of UTF-16 offsets marked. */
export function marked(text, ranges, offset = 0) {
  const nodes = [];
  let at = 0;
  for (const range of ranges ?? []) {
    if (range.end <= offset) continue;
    const start = Math.max(at, range.start - offset);
    const end = Math.min(text.length, range.end - offset);
    if (end <= start) continue;
    nodes.push(text.slice(at, start), el('mark', {}, text.slice(start, end)));
    at = end;
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== '');
}

/** Only web addresses become links. */
export function safeUrl(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

// Dates and numbers are written by hand: the browser's formats take longer to set up than the server takes to search.
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "5 March 2024", of a Date in UTC. */
export const dayOf = (date) => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;

/** "Mar 2024", of a Date in UTC. */
export const monthOf = (date) => `${MONTHS[date.getUTCMonth()].slice(0, 3)} ${date.getUTCFullYear()}`;

/** A date as the paper would have printed it: in the offset that the article gives. */
export function dateOf(instant) {
  if (!instant) return null;
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return null;
  const zone = /([+-])(\d\d):(\d\d)$/.exec(instant);
  const minutes = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  return dayOf(new Date(time + minutes * 60000));
}

/** A whole number with its thousands separated. */
export const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
