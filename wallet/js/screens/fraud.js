import { button, el, facts } from '../dom.js';
import { t } from '../text.js';

// Asked before it is said: what follows from it lasts a day.
export const fraud = (app, shown, { refuse, back }) => ({
  title: t('fraud.title'),
  body: [
    facts([
      [t('request.service'), shown.client.name],
      [t('request.place'), shown.ctx.place],
    ]),
    el('p', {}, t('fraud.what')),
    button(t('fraud.yes'), 'danger', refuse, { id: 'report' }),
    button(t('fraud.no'), 'plain', back),
  ],
});
