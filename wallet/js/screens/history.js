import { el } from '../dom.js';
import { latest } from '../history.js';
import { moment, t } from '../text.js';

const OUTCOMES = new Set(['approved', 'cancelled', 'fraud', 'offline']);

export async function history() {
  const entries = await latest();
  return {
    title: t('history.title'),
    body: [
      el('p', { class: 'hint' }, t('history.what')),
      entries.length === 0
        ? el('p', { class: 'empty' }, t('history.none'))
        : el('ul', { class: 'past' }, ...entries.map((one) => el('li', {}, ...line(one)))),
    ],
  };
}

const line = ({ service, outcome, at }) => [
  el('strong', {}, service),
  el('span', {}, OUTCOMES.has(outcome) ? t(`outcome.${outcome}`) : t('outcome.refused', outcome)),
  el('time', { datetime: new Date(at * 1000).toISOString() }, moment(at)),
];
