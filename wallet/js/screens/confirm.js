// The six digits of a new device, and the wait until somebody typed them on the screen.
import { now } from '../clock.js';
import { codeOf, NO_NETWORK, NO_SUCH_DEVICE } from '../codes.js';
import { keep } from '../device.js';
import { button, digits, el } from '../dom.js';
import { pending } from '../protocol.js';
import { t } from '../text.js';

const POLL_MILLIS = 2000;
const HALF = 3;

export function confirm(app, { confirmation, until, device }) {
  const note = el('p', { class: 'note', role: 'status', id: 'note' }, t('enrol.digitsWait'));
  let timer;
  let ended = false;

  async function ask() {
    try {
      const { device: known } = await pending(device);
      if (ended) return;
      await keep({ ...device, name: known.name, ring: known.ring });
      await app.show('enrolled');
      return;
    } catch (error) {
      if (ended) return;
      const code = codeOf(error);
      if (code !== NO_SUCH_DEVICE && code !== NO_NETWORK) {
        await app.fail(error);
        return;
      }
    }
    if (now() > until) {
      note.textContent = t('enrol.over');
    } else {
      timer = setTimeout(ask, POLL_MILLIS);
    }
  }

  return {
    title: t('enrol.digitsTitle'),
    begin: ask,
    leave: () => {
      ended = true;
      clearTimeout(timer);
    },
    body: [digits(confirmation, HALF), el('p', {}, t('enrol.digitsWhat')), note],
  };
}

export const enrolled = (app) => ({
  title: t('enrol.doneTitle'),
  body: [
    el('p', { class: 'mark good', 'aria-hidden': 'true' }, '✓'),
    el('p', {}, t('enrol.done')),
    el('p', { class: 'hint' }, t('welcome.install')),
    button(t('continue'), 'main', () => app.start()),
  ],
});
