// What waits for an answer, asked again while this is shown.
import { codeOf, NO_NETWORK, NO_SUCH_DEVICE } from '../codes.js';
import { change, device } from '../device.js';
import { button, el } from '../dom.js';
import { pending, read } from '../protocol.js';
import { hour, refusal, t } from '../text.js';
import { heading } from './request.js';

const POLL_SECONDS = 5;
const SLOWER_WHEN_HIDDEN = 6;

export async function home(app) {
  const { person, name } = await device();
  const list = el('ul', { class: 'requests', id: 'requests' });
  const none = el('div', { class: 'empty' }, el('p', {}, t('home.none')), el('p', { class: 'hint' }, t('home.noneHint')));
  const note = el('p', { class: 'note', id: 'note' });
  let known = new Set();
  let timer;
  let ended = false;

  async function ask() {
    clearTimeout(timer);
    let poll = POLL_SECONDS;
    try {
      const answer = await pending(await device());
      poll = answer.poll ?? POLL_SECONDS;
      await learn(answer.device);
      draw(await read(await device(), answer));
      note.textContent = '';
    } catch (error) {
      if (ended) return;
      const code = codeOf(error);
      if (code === NO_SUCH_DEVICE) {
        // Nothing is thrown away for it: a service may be wrong for an hour, and keys do not come back.
        await app.fail(error);
        return;
      }
      const { what, hint } = refusal(code);
      note.textContent = code === NO_NETWORK ? t('home.offline') : `${what} ${hint} (${code})`;
    }
    if (!ended) timer = setTimeout(ask, poll * 1000 * (document.hidden ? SLOWER_WHEN_HIDDEN : 1));
  }

  function draw(requests) {
    if (ended) return;
    const fresh = requests.filter((one) => !known.has(one.cid));
    if (fresh.length === 0 && requests.length === known.size) return;
    known = new Set(requests.map((one) => one.cid));
    none.hidden = requests.length > 0;
    list.replaceChildren(
      ...requests.map((one) =>
        el(
          'li',
          {},
          el(
            'button',
            { type: 'button', class: 'request', 'data-cid': one.cid, on: { click: () => app.show('request', one) } },
            el('strong', {}, heading(one)),
            el('span', {}, [one.ctx.place, one.ctx.agent].filter(Boolean).join(' · ')),
            el('span', {}, hour(one.iat)),
          ),
        ),
      ),
    );
    if (fresh.length > 0) app.say(t('home.new'));
  }

  const seen = () => document.hidden || ask();

  return {
    title: t('home.title'),
    top: true,
    begin: () => {
      document.addEventListener('visibilitychange', seen);
      ask();
    },
    rung: ask,
    leave: () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    },
    body: [
      el('p', { class: 'hint' }, `${person} · ${name}`),
      note,
      list,
      none,
      el(
        'div',
        { class: 'ways' },
        button(t('home.scan'), 'main', () => app.show('scan'), { id: 'scan' }),
        button(t('home.find'), 'plain', () => app.show('find'), { id: 'find' }),
        button(t('home.history'), 'quiet', () => app.show('history'), { id: 'history' }),
      ),
    ],
  };
}

// The name may have been changed, and the bell taken away, from the account.
async function learn({ name, ring }) {
  const own = await device();
  if (own && (own.name !== name || own.ring !== ring)) await change({ name, ring });
}
