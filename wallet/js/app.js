// Starts the application, and shows one screen at a time.
import { startWorker, rehang } from './bell.js';
import { device } from './device.js';
import { button, el, say } from './dom.js';
import { codeOf, NOT_ENROLLED, Refusal } from './codes.js';
import * as links from './links.js';
import { scan, readOne } from './protocol.js';
import { refreshKeys } from './realm.js';
import { read } from './store.js';
import { speak, t } from './text.js';
import { confirm, enrolled } from './screens/confirm.js';
import { done } from './screens/done.js';
import { enrol } from './screens/enrol.js';
import { find } from './screens/find.js';
import { fraud } from './screens/fraud.js';
import { history as past } from './screens/history.js';
import { home } from './screens/home.js';
import { offline } from './screens/offline.js';
import { request } from './screens/request.js';
import { scanner } from './screens/scan.js';
import { remove, settings } from './screens/settings.js';
import { trouble } from './screens/trouble.js';
import { welcome } from './screens/welcome.js';

const SCREENS = { confirm, done, enrol, enrolled, find, fraud, history: past, home, offline, remove, request, scan: scanner, settings, trouble, welcome };

// Of the screen that is shown: what ends it, and what it does when the bell rings.
let shown = {};

// Goes to a screen. Each gives { title, body }, and, where it needs them: leave(), rung(), top (no way back from it).
async function show(name, ...given) {
  shown.leave?.();
  shown = {};
  const screen = await SCREENS[name](app, ...given);
  shown = screen;
  const heading = el('h1', { tabindex: '-1' }, screen.title);
  document.getElementById('screen').replaceChildren(heading, ...screen.body.filter(Boolean));
  document.getElementById('screen').dataset.screen = name;
  document.title = `${screen.title} – ${t('name')}`;
  way(screen.top, name);
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
  screen.begin?.();
}

function way(top, name) {
  const nav = document.getElementById('way');
  nav.hidden = false;
  nav.setAttribute('aria-label', t('name'));
  nav.replaceChildren(
    top
      ? button(t('settings'), 'quiet', () => show('settings'), { hidden: name === 'welcome' })
      : button(t('back'), 'quiet', () => app.start()),
  );
}

// Says what went wrong, with what leads out of it.
const fail = (error) => show('trouble', codeOf(error));

// Does what a link is for, wherever it was found.
async function follow(link) {
  try {
    if (link.what === 'enrol') return await show('enrol', link.handle);
    const own = await device();
    if (!own) throw new Refusal(NOT_ENROLLED);
    if (link.what === 'offline') return await show('offline', await readOne(own, link.request, 'same'));
    const [first] = await scan(own, link.cid, link.bind);
    return await show('request', first, link.bind);
  } catch (error) {
    return fail(error);
  }
}

const app = {
  show,
  fail,
  follow,
  say,
  start: async () => show((await device()) ? 'home' : 'welcome'),
};

// A link is taken out of the address at once: neither the history nor a reload has it a second time.
async function arrive() {
  const link = links.readHash(location.hash);
  if (location.hash) history.replaceState(null, '', location.pathname);
  await (link ? follow(link) : app.start());
}

async function begin() {
  speak(await read('language'));
  addEventListener('hashchange', () => location.hash && arrive());
  startWorker(() => shown.rung?.()).catch(() => undefined); // Without a worker there is no bell; all else works.
  await arrive();
  await refreshKeys().catch(() => undefined); // Without network the kept ones do.
  const own = await device();
  if (own) await rehang(own).catch(() => undefined);
}

begin().catch(fail);
