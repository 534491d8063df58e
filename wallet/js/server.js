// The calls of docs/mobile-protocol.md § 4.
import { chance, sha256 } from './bytes.js';
import { heard, now } from './clock.js';
import { BROKEN, NO_NETWORK, Refusal } from './codes.js';
import { sign } from './jws.js';
import { issuer } from './realm.js';

const PATIENCE_MILLIS = 15000;
const PROOF_SECONDS = 30;

// A call that the device signs.
export async function asDevice(device, path, body) {
  const text = JSON.stringify(body);
  const where = await addressOf(path);
  const iat = now();
  const proof = await sign(device.pop.privateKey, device.kid, 'map-pop+jwt', {
    aud: await issuer(),
    sub: device.sub,
    cred: device.cred,
    htm: 'POST',
    htu: where,
    bh: await sha256(text),
    iat,
    exp: iat + PROOF_SECONDS,
    jti: chance(),
  });
  return post(where, text, { Authorization: `MAP ${proof}` });
}

// A call that proves itself by what it carries.
export const asAnyone = async (path, body) => post(await addressOf(path), JSON.stringify(body), {});

export async function publicPushKey() {
  const { vapid } = await answered(await addressOf('key'), { method: 'GET' });
  return vapid;
}

const addressOf = async (path) => `${await issuer()}/mobile/${path}`;

const post = (where, body, headers) =>
  answered(where, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });

async function answered(where, options) {
  let response;
  try {
    response = await fetch(where, {
      ...options,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
  } catch (error) {
    throw new Refusal(NO_NETWORK, { cause: error });
  }
  const date = response.headers.get('Date');
  if (date) heard(Date.parse(date) / 1000);
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const code = /^ECPS-\d{4}$/.test(answer.error) ? answer.error : response.status >= 500 ? NO_NETWORK : BROKEN;
  throw new Refusal(code);
}
