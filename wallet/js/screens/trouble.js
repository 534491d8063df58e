import { NO_SUCH_DEVICE, NOT_ENROLLED } from '../codes.js';
import { button, el } from '../dom.js';
import { refusal, t } from '../text.js';

export function trouble(app, code) {
  const { what, hint } = refusal(code);
  return {
    title: what,
    body: [
      el('p', {}, hint),
      el('p', { class: 'hint', id: 'code' }, t('reference', code)),
      code === NO_SUCH_DEVICE || code === NOT_ENROLLED
        ? button(t('welcome.scan'), 'main', () => app.show('scan'))
        : button(t('home'), 'main', () => app.start()),
    ],
  };
}
