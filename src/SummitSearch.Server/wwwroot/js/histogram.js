import { el, count, dayOf, monthOf } from './dom.js';
import { format } from './state.js';

const MAX_BARS = 60;

/** A span of days in words; its end is the first day that is not in it. */
export function spanOf(from, to) {
  const begin = new Date(from ?? NaN);
  const end = new Date(to ?? NaN);
  if (Number.isNaN(end.getTime())) return Number.isNaN(begin.getTime()) ? 'Any time' : `Since ${dayOf(begin)}`;
  if (Number.isNaN(begin.getTime())) return `Before ${dayOf(end)}`;
  const isWhole = begin.getUTCDate() === 1 && end.getUTCDate() === 1;
  const months = (end.getUTCFullYear() - begin.getUTCFullYear()) * 12 + end.getUTCMonth() - begin.getUTCMonth();
  if (isWhole && months === 1) return monthOf(begin);
  if (isWhole && months === 12 && begin.getUTCMonth() === 0) return String(begin.getUTCFullYear());
  return `${dayOf(begin)} to ${dayOf(new Date(end.getTime() - 86400000))}`;
}

/** Bars over publication months; a click narrows to the month. */
export function histogram(buckets, view, follow) {
  if (!buckets || buckets.length < 2) return [];
  const bars = fill(buckets);
  const top = Math.max(...bars.map((b) => b.count));
  return [el('h2', { class: 'small' }, 'Published'),
    el('ul', { class: 'bars', 'aria-label': 'Passages by date of publication' }, bars.map((bar) => {
      const next = { ...view, from: bar.from, to: bar.to };
      const label = `${bar.label}: ${count(bar.count)}`;
      const height = bar.count ? Math.max(6, Math.round((100 * bar.count) / top)) : 0;
      const column = el('span', { class: `column h${Math.round(height / 5) * 5}` });
      return el('li', {}, bar.count ? el('a', { href: format(next), onclick: follow(next), title: label, 'aria-label': label }, column) : column);
    })),
    el('p', { class: 'axis', 'aria-hidden': 'true' }, el('span', {}, bars[0].label), el('span', {}, bars.at(-1).label))];
}

// Months without articles get an empty bar; spans that are too long are shown by year.
function fill(buckets) {
  const counts = new Map();
  const first = new Date(buckets[0].start);
  const last = new Date(buckets.at(-1).start);
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
  const step = months > MAX_BARS ? 12 : 1;
  const indexOf = (date) => Math.floor(((date.getUTCFullYear() - first.getUTCFullYear()) * 12 + date.getUTCMonth() - (step === 12 ? 0 : first.getUTCMonth())) / step);
  for (const bucket of buckets) {
    const index = indexOf(new Date(bucket.start));
    counts.set(index, (counts.get(index) ?? 0) + bucket.count);
  }
  const bars = [];
  for (let i = 0; i <= indexOf(last); i++) {
    const begin = new Date(Date.UTC(first.getUTCFullYear(), (step === 12 ? 0 : first.getUTCMonth()) + i * step, 1));
    const end = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + step, 1));
    bars.push({
      count: counts.get(i) ?? 0,
      from: begin.toISOString().slice(0, 10),
      to: end.toISOString().slice(0, 10),
      label: step === 12 ? String(begin.getUTCFullYear()) : monthOf(begin),
    });
  }
  return bars;
}
