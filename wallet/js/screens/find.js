import { device } from '../device.js';
import { el } from '../dom.js';
import { find as ask } from '../protocol.js';
import { t } from '../text.js';

export function find(app) {
  const note = el('p', { class: 'note', role: 'alert', id: 'note' });
  const number = el('input', {
    id: 'number',
    name: 'number',
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    pattern: '[0-9]{6}',
    maxlength: 6,
    required: true,
  });
  const asking = el('button', { class: 'main' }, t('find.go'));

  async function submit(event) {
    event.preventDefault();
    asking.disabled = true;
    note.textContent = '';
    try {
      const [found] = await ask(await device(), number.value);
      if (found) return await app.show('request', found, number.value);
      note.textContent = t('find.none');
      number.select();
    } catch (error) {
      await app.fail(error);
    } finally {
      asking.disabled = false;
    }
  }

  return {
    title: t('find.title'),
    body: [
      el('p', {}, t('find.what')),
      el('form', { on: { submit } }, el('label', { for: 'number' }, t('find.label')), number, note, asking),
    ],
  };
}
