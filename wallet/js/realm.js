// The service: its address, and the keys it signs with, kept for the hours without network.
import { NO_NETWORK, NOT_THE_SERVICE, Refusal } from './codes.js';
import { now } from './clock.js';
import { kidOf, verify } from './jws.js';
import { read, write } from './store.js';

const KEYS = 'realm-keys';

let address;

export async function issuer() {
  address ??= fetch('/config.json')
    .then((response) => response.json())
    .then((config) => config.issuer);
  try {
    return await address;
  } catch (error) {
    address = undefined;
    throw new Refusal(NO_NETWORK, { cause: error });
  }
}

async function keysFor(kid) {
  const kept = (await read(KEYS)) ?? [];
  if (kept.some((key) => key.kid === kid)) return kept;
  return refreshKeys();
}

// Asked for at each start, too: a key that was withdrawn must not be believed for ever.
export async function refreshKeys() {
  const where = `${await issuer()}/protocol/openid-connect/certs`;
  let response;
  try {
    response = await fetch(where, { cache: 'no-cache', credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch (error) {
    throw new Refusal(NO_NETWORK, { cause: error });
  }
  const keys = (await response.json()).keys.filter((key) => key.kty === 'EC' && key.crv === 'P-256');
  await write(KEYS, keys);
  return keys;
}

// What the service signed for us, and is still good.
export async function signedByTheService(jws, typ, audience) {
  const payload = await verify(jws, typ, await keysFor(kidOf(jws)));
  if (payload.iss !== (await issuer()) || payload.aud !== audience || !(payload.exp > now())) {
    throw new Refusal(NOT_THE_SERVICE);
  }
  return payload;
}
