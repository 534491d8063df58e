import { button, el } from '../dom.js';
import { t } from '../text.js';

// outcome: approved, cancelled or fraud, as the service answered.
export const done = (app, outcome) => ({
  title: t(`done.${outcome}`),
  body: [
    el('p', { class: outcome === 'approved' ? 'mark good' : 'mark', 'aria-hidden': 'true' }, outcome === 'approved' ? '✓' : '–'),
    el('p', {}, t(`done.${outcome}What`)),
    button(t('home'), 'main', () => app.start()),
  ],
});
