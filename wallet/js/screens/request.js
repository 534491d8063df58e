// One request in full, and the answer to it. What is shown is what is signed.
import { now } from '../clock.js';
import { codeOf, NOT_VERIFIED } from '../codes.js';
import { device } from '../device.js';
import { button, el, facts } from '../dom.js';
import { remember } from '../history.js';
import { approve, refuse } from '../protocol.js';
import { hour, refusal, t } from '../text.js';

// After these the person can try again on this screen: nothing was decided.
const TRY_AGAIN = new Set([NOT_VERIFIED, 'ECPS-0207', 'ECPS-0216', 'ECPS-0270']);

// given: what came from the screen already, the bind of a scanned link or the number it was found by.
export function request(app, shown, given) {
  const typed = !given && shown.bind === 'number';
  const left = el('span', { role: 'timer' });
  const note = el('p', { class: 'note', role: 'alert', id: 'note' });
  const number = el('input', {
    id: 'number',
    name: 'number',
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    pattern: `[0-9]{${shown.nlen}}`,
    maxlength: shown.nlen,
    required: true,
    'aria-describedby': 'number-hint',
  });
  const approving = el('button', { class: 'main', id: 'approve' }, t('request.approve'));
  const form = el(
    'form',
    { on: { submit } },
    typed && el('label', { for: 'number' }, t('request.number')),
    typed && el('p', { class: 'hint', id: 'number-hint' }, t('request.numberHint', shown.nlen)),
    typed && number,
    typed || given ? approving : el('p', {}, t('request.scanNeeded')),
  );
  const stopping = [
    button(t('request.cancel'), 'plain', () => say('cancel'), { id: 'cancel' }),
    button(t('request.fraud'), 'danger-quiet', doubt, { id: 'fraud' }),
  ];
  const clock = setInterval(tick, 1000);
  tick();

  async function submit(event) {
    event.preventDefault();
    await answer(
      async () => {
        note.textContent = t('request.passkey');
        return approve(await device(), shown, given ?? number.value);
      },
    );
  }

  const say = (act) => answer(async () => refuse(await device(), shown, act));

  function doubt() {
    app.show('fraud', shown, { refuse: () => say('fraud'), back: () => app.show('request', shown, given) });
  }

  async function answer(asking) {
    busy(true);
    try {
      const { state } = await asking();
      await remember(shown, state);
      await app.show('done', state);
    } catch (error) {
      const code = codeOf(error);
      busy(false);
      if (TRY_AGAIN.has(code) && shown.exp > now()) {
        const { what, hint } = refusal(code);
        note.textContent = `${what} ${hint} (${code})`;
      } else {
        await remember(shown, code);
        await app.fail(error);
      }
    }
  }

  function busy(is) {
    for (const one of [approving, ...stopping]) one.disabled = is;
    if (!is) note.textContent = '';
  }

  function tick() {
    const seconds = Math.max(0, shown.exp - now());
    left.textContent = t('request.seconds', seconds);
    if (seconds === 0) {
      clearInterval(clock);
      approving.disabled = true;
      note.textContent = t('request.over');
    }
  }

  return {
    title: heading(shown),
    leave: () => clearInterval(clock),
    body: [
      ...summary(shown, left),
      note,
      form,
      el('div', { class: 'two' }, ...stopping),
    ],
  };
}

export const heading = (shown) => t(`kind.${shown.kind}`, shown.client.name);

// Beneath a heading that says whose it is and what it is for: where from, since when. Before anything is asked.
export function summary(shown, left) {
  const about = facts([
    [t('request.place'), shown.ctx.place],
    [t('request.agent'), shown.ctx.agent],
    [t('request.shared'), shared(shown.scope)],
    [t('request.at'), hour(shown.iat)],
  ]);
  if (left) about.append(el('div', {}, el('dt', {}, t('request.left')), el('dd', {}, left)));
  return [
    shown.ctx.known === false && el('p', { class: 'warning' }, t('request.unknown')),
    shown.network === 'other' && el('p', { class: 'warning' }, t('request.elsewhere')),
    about,
  ];
}

function shared(scopes = []) {
  const words = scopes.filter((scope) => scope !== 'openid').map((scope) => (scope === 'scope_all' ? t('request.sharedAll') : scope));
  return words.join(', ');
}
