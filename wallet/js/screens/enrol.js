// This device becomes one of somebody's: their name, its name, the passkey, six digits for the screen.
import { codeOf } from '../codes.js';
import { device } from '../device.js';
import { el } from '../dom.js';
import { claim, enrol as register } from '../protocol.js';
import { refusal, t } from '../text.js';

const LONGEST_NAME = 60;
const APPLICATION = '1.0';

export async function enrol(app, handle) {
  const enrolment = await claim(handle);
  const before = await device();
  const note = el('p', { class: 'note', role: 'alert', id: 'note' });
  const name = el('input', {
    id: 'name',
    type: 'text',
    autocomplete: 'off',
    maxlength: LONGEST_NAME,
    required: true,
    value: t(phone() ? 'enrol.defaultName' : 'enrol.defaultNameDesk'),
    'aria-describedby': 'name-hint',
  });
  const going = el('button', { class: 'main', id: 'register' }, t('enrol.go'));

  async function submit(event) {
    event.preventDefault();
    going.disabled = true;
    note.textContent = t('enrol.passkey');
    try {
      const enrolled = await register(enrolment, name.value.trim(), { platform: 'web', model: model(), app: APPLICATION });
      await app.show('confirm', enrolled);
    } catch (error) {
      const code = codeOf(error);
      const { what, hint } = refusal(code);
      note.textContent = `${what} ${hint} (${code})`;
      going.disabled = false;
    }
  }

  return {
    title: t('enrol.title', enrolment.name),
    body: [
      el('p', {}, t('enrol.what')),
      before && el('p', { class: 'warning' }, t('enrol.replaces', before.person)),
      el(
        'form',
        { on: { submit } },
        el('label', { for: 'name' }, t('enrol.name')),
        el('p', { class: 'hint', id: 'name-hint' }, t('enrol.nameHint')),
        name,
        note,
        going,
      ),
    ],
  };
}

const phone = () => navigator.userAgentData?.mobile ?? /Android|iPhone|iPad|Mobile/.test(navigator.userAgent);

// For the person to recognise it among their devices: no more than a browser says anyway.
function model() {
  const system = navigator.userAgentData?.platform ?? /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(navigator.userAgent)?.[0] ?? '';
  return system.slice(0, LONGEST_NAME);
}
