// The bell: Web Push to this browser. It says nothing but "ask".
import { decode, encode } from './bytes.js';
import { change } from './device.js';
import { NO_BELL, Refusal } from './codes.js';
import { setPush } from './protocol.js';
import { publicPushKey } from './server.js';

// A browser without its push service neither resolves nor rejects.
const PATIENCE_MILLIS = 15000;

const WORKER = 'sw.js';

// The one text that may become a script.
const policy = globalThis.trustedTypes?.createPolicy('galien-worker', {
  createScriptURL: (url) => {
    if (url !== WORKER) throw new TypeError('not the worker');
    return url;
  },
});

export async function startWorker(rung) {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data === 'rung') rung();
  });
  await navigator.serviceWorker.register(policy ? policy.createScriptURL(WORKER) : WORKER);
}

export const possible = () => 'PushManager' in globalThis && 'Notification' in globalThis;

export const allowed = () => possible() && Notification.permission === 'granted';

// Asks the person, subscribes, tells the server where.
export async function hang(device) {
  if (!possible() || (await Notification.requestPermission()) !== 'granted') throw new Refusal(NO_BELL);
  await tell(device, await subscribed());
}

// A browser may change its address by itself; the server is told at the next opening.
export async function rehang(device) {
  if (!allowed() || !device.push) return;
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.getSubscription();
  if (subscription && subscription.endpoint !== device.push) await tell(device, subscription);
}

async function subscribed() {
  const { pushManager } = await navigator.serviceWorker.ready;
  const applicationServerKey = decode(await publicPushKey());
  try {
    return await Promise.race([
      pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }),
      new Promise((_, reject) => setTimeout(reject, PATIENCE_MILLIS, new DOMException('no push service', 'TimeoutError'))),
    ]);
  } catch (error) {
    throw new Refusal(NO_BELL, { cause: error });
  }
}

async function tell(device, subscription) {
  const push = {
    endpoint: subscription.endpoint,
    p256dh: encode(subscription.getKey('p256dh')),
    auth: encode(subscription.getKey('auth')),
  };
  await setPush(device, push);
  await change({ push: push.endpoint });
}
