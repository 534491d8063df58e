import { button, el } from '../dom.js';
import { t } from '../text.js';

export const welcome = (app) => ({
  title: t('welcome.title'),
  top: true,
  body: [
    el('p', {}, t('welcome.what')),
    el('p', {}, t('welcome.how')),
    button(t('welcome.scan'), 'main', () => app.show('scan')),
    el('p', { class: 'hint' }, t('welcome.install')),
  ],
});
