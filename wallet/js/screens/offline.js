// An answer without network: the request came by the code itself, the answer is typed.
import { codeOf } from '../codes.js';
import { device } from '../device.js';
import { button, digits, el } from '../dom.js';
import { remember } from '../history.js';
import { offlineDigits } from '../protocol.js';
import { refusal, t } from '../text.js';
import { heading, summary } from './request.js';

const HALF = 4;

export function offline(app, shown) {
  const note = el('p', { class: 'note', role: 'alert', id: 'note' });
  const asking = button(t('offline.go'), 'main', give, { id: 'give' });
  const way = el('div', {}, el('p', {}, t('offline.note')), note, asking);

  async function give() {
    asking.disabled = true;
    note.textContent = t('request.passkey');
    try {
      const number = await offlineDigits(await device(), shown);
      await remember(shown, 'offline');
      way.replaceChildren(el('h2', {}, t('offline.title')), digits(number, HALF), el('p', {}, t('offline.what')));
      app.say(`${t('offline.title')} ${[...number].join(' ')}`);
    } catch (error) {
      const code = codeOf(error);
      const { what, hint } = refusal(code);
      note.textContent = `${what} ${hint} (${code})`;
      asking.disabled = false;
    }
  }

  return { title: heading(shown), body: [...summary(shown), way, button(t('home'), 'quiet', () => app.start())] };
}
