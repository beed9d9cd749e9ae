import { el } from './dom.js';
import { suggest } from './api.js';

const PAUSE_MS = 60;

/** Completions under the search box, after the ARIA pattern of an editable combobox with a list. */
export function attachCompletion(input, list, submit) {
  let timer = 0;
  let active = -1;
  let asked = 0;

  const close = () => {
    // An answer still on its way must not open the list again over the results.
    asked++;
    clearTimeout(timer);
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (index) => {
    const options = [...list.children];
    active = (index + options.length + 1) % (options.length + 1);
    if (active === options.length) active = -1;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', options[active].id);
  };
  const choose = (text) => {
    input.value = text;
    close();
    submit();
  };
  const show = (texts) => {
    if (!texts.length || document.activeElement !== input) return close();
    list.replaceChildren(...texts.map((text, i) => el('li', {
      id: `completion-${i}`, role: 'option', 'aria-selected': 'false',
      onmousedown: (event) => { event.preventDefault(); choose(text); },
    }, ...completed(text, input.value))));
    active = -1;
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    return undefined;
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    const text = input.value;
    if (text.trim().length < 2) return close();
    const mine = ++asked;
    const current = (texts) => { if (mine === asked) show(texts); };
    timer = setTimeout(() => suggest(text).then((answer) => current(answer.suggestions ?? [])).catch(() => current([])), PAUSE_MS);
    return undefined;
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    // The first Escape closes the list; only the next one clears the box, as browsers do.
    if (event.key === 'Escape') { event.preventDefault(); close(); }
    if (event.key === 'ArrowDown') { event.preventDefault(); mark(active + 1); }
    if (event.key === 'ArrowUp') { event.preventDefault(); mark(active < 0 ? list.children.length - 1 : active - 1); }
    if (event.key === 'Enter' && active >= 0) { event.preventDefault(); choose(list.children[active].textContent); }
  });
  input.addEventListener('blur', () => setTimeout(close, 100));
  return close;
}

// What would be added to the text stands out from what was typed.
function completed(text, typed) {
  const length = typed.trimStart().length;
  return text.slice(0, length).toLowerCase() === typed.trimStart().toLowerCase() ? [text.slice(0, length), el('b', {}, text.slice(length))] : [text];
}
