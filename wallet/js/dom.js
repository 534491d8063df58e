// Builds the page. Text is only ever text: nothing here, or anywhere, reads markup.

export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

export const button = (text, kind, pressed, more = {}) =>
  el('button', { type: 'button', class: kind, on: { click: pressed }, ...more }, text);

// Two columns: what, and which.
export const facts = (rows) =>
  el(
    'dl',
    { class: 'facts' },
    ...rows.filter(([, which]) => which).map(([what, which]) => el('div', {}, el('dt', {}, what), el('dd', {}, which))),
  );

// Says something to whoever cannot see it.
export function say(text) {
  document.getElementById('said').textContent = text;
}

// Digits in groups, read one by one: "123 456".
export function digits(number, half) {
  const shown = el('p', { class: 'digits', id: 'digits' });
  shown.append(
    el('span', { 'aria-hidden': 'true' }, `${number.slice(0, half)}\u202f${number.slice(half)}`),
    el('span', { class: 'unseen' }, [...number].join(' ')),
  );
  return shown;
}
