import * as bell from '../bell.js';
import { codeOf, NO_SUCH_DEVICE } from '../codes.js';
import { change, device, forget } from '../device.js';
import { button, el, facts } from '../dom.js';
import { rename, revoke, setRinging } from '../protocol.js';
import { write } from '../store.js';
import { other, refusal, speak, t } from '../text.js';

const LONGEST_NAME = 60;

export async function settings(app) {
  const own = await device();
  const note = el('p', { class: 'note', role: 'alert', id: 'note' });
  const name = el('input', { id: 'name', type: 'text', autocomplete: 'off', maxlength: LONGEST_NAME, required: true, value: own.name });
  const ring = el('input', { id: 'ring', type: 'checkbox', checked: own.ring !== false, on: { change: switchRinging } });
  const allowing = button(t('settings.allow'), 'plain', allow, { id: 'allow' });

  async function save(event) {
    event.preventDefault();
    await doing(async () => {
      await rename(own, name.value.trim());
      await change({ name: name.value.trim() });
    });
  }

  async function switchRinging() {
    await doing(async () => {
      await setRinging(own, ring.checked);
      await change({ ring: ring.checked });
    });
  }

  async function allow() {
    allowing.disabled = true;
    await doing(() => bell.hang(own));
    allowing.disabled = false;
    allowing.hidden = bell.allowed();
  }

  async function doing(what) {
    note.textContent = '';
    try {
      await what();
      note.textContent = t('settings.saved');
    } catch (error) {
      const code = codeOf(error);
      const { what: happened, hint } = refusal(code);
      note.textContent = `${happened} ${hint} (${code})`;
    }
  }

  async function speakOther() {
    await write('language', other());
    speak(other());
    await app.show('settings');
  }

  return {
    title: t('settings.title'),
    body: [
      facts([[t('settings.person'), own.person]]),
      note,
      el(
        'form',
        { on: { submit: save } },
        el('label', { for: 'name' }, t('settings.name')),
        name,
        el('button', { class: 'plain', id: 'save' }, t('settings.save')),
      ),
      el('h2', {}, t('settings.bell')),
      el('label', { class: 'switch', for: 'ring' }, ring, el('span', {}, t('settings.ring'))),
      bell.possible() ? (own.push && bell.allowed() ? el('p', { class: 'hint' }, t('settings.allowed')) : allowing) : el('p', { class: 'hint' }, t('settings.noBell')),
      el(
        'div',
        { class: 'ways' },
        button(t('otherLanguage'), 'quiet', speakOther, { id: 'language', lang: other() }),
        button(t('settings.remove'), 'danger-quiet', () => app.show('remove', own), { id: 'remove' }),
      ),
    ],
  };
}

export const remove = (app, own) => ({
  title: t('settings.removeTitle'),
  body: [
    el('p', {}, t('settings.removeWhat')),
    button(t('settings.removeYes'), 'danger', async () => {
      try {
        await revoke(own);
      } catch (error) {
        if (codeOf(error) !== NO_SUCH_DEVICE) return app.fail(error);
      }
      await forget();
      app.say(t('settings.removed'));
      return app.start();
    }, { id: 'remove-yes' }),
    button(t('settings.removeNo'), 'plain', () => app.show('settings')),
  ],
});
