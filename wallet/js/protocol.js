// The messages of docs/mobile-protocol.md § 5 to 7: what is read, what is signed, in which words.
import { chance, decode, digest, sha256, utf8 } from './bytes.js';
import { heard, now } from './clock.js';
import { newKeyPair, publicJwk, sign, thumbprintText } from './jws.js';
import * as passkey from './passkey.js';
import { issuer, signedByTheService } from './realm.js';
import { asAnyone, asDevice } from './server.js';

const SIGNED_SECONDS = 30;

// Takes an enrolment, once: who is enrolled, by what, for how long.
export async function claim(handle) {
  const { enrolment } = await asAnyone('enrol/claim', { handle });
  const claims = await signedByTheService(enrolment, 'map-enrol+jwt', 'map-device');
  heard(claims.iat);
  return claims;
}

// Makes the keys, shows them, and is told what the person has to type on the screen.
export async function enrol(enrolment, deviceName, describe) {
  const { eid, nonce, sub, name } = enrolment;
  const pop = await newKeyPair();
  const jwk = await publicJwk(pop.publicKey);
  const kid = await sha256(thumbprintText(jwk));
  const uv = await passkey.create({
    challenge: await digest(`MAP1|enrol|${eid}|${nonce}|${kid}`),
    userHandle: decode(eid),
    name,
    attested: enrolment.attestation.includes('webauthn'),
  });
  const response = await sign(pop.privateKey, kid, 'map-enrol-response+jwt', {
    aud: await issuer(),
    eid,
    nonce,
    jwk,
    uv,
    device: { name: deviceName, ...describe },
    att: { fmt: 'none' },
    push: null,
    ...fresh(),
  });
  const answer = await asAnyone('enrol', { response });
  return {
    confirmation: answer.confirmation,
    until: now() + answer.expires_in,
    device: {
      cred: answer.cred,
      sub: answer.sub,
      kid,
      pop,
      passkey: { id: uv.id, transports: uv.transports },
      offline: await crypto.subtle.importKey('raw', decode(answer.offline), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
      person: name,
      name: deviceName,
      user: sub,
    },
  };
}

// Requests as they are shown: what the service signed, and the very characters of it.
export async function read(device, { requests }) {
  const read = await Promise.all(requests.map((one) => readOne(device, one.request, one.network)));
  return read.sort((one, other) => one.iat - other.iat);
}

export async function readOne(device, jws, network) {
  return { ...(await signedByTheService(jws, 'map-request+jwt', device.user)), jws, network };
}

export const pending = (device) => asDevice(device, 'pending', {});

export const find = async (device, number) => read(device, await asDevice(device, 'find', { number }));

export const scan = async (device, cid, bind) => read(device, await asDevice(device, 'scan', { cid, bind }));

// num: the number of the screen, or the link's bind in its place.
export async function approve(device, request, num) {
  const rqh = await sha256(request.jws);
  const jti = chance();
  const uv = await passkey.approve(device.passkey, await digest(`MAP1|approve|${request.cid}|${rqh}|${num}|${jti}`));
  return answer(device, request, { rqh, act: 'approve', num, ...fresh(), jti, uv });
}

// act: cancel ("I began it and stop") or fraud ("this is not me").
export const refuse = async (device, request, act) =>
  answer(device, request, { rqh: await sha256(request.jws), act, ...fresh() });

async function answer(device, { cid, nonce }, decision) {
  const signed = await sign(device.pop.privateKey, device.kid, 'map-approval+jwt', {
    aud: await issuer(),
    sub: device.sub,
    cred: device.cred,
    cid,
    nonce,
    ...decision,
  });
  return asAnyone(`requests/${encodeURIComponent(cid)}`, { answer: signed });
}

// § 9: eight digits that stand for an approval where there is no network.
export async function offlineDigits(device, request) {
  const rqh = await sha256(request.jws);
  const text = `MAP1|offline|${request.cid}|${request.nonce}|${rqh}`;
  await passkey.approve(device.passkey, await digest(text));
  const mac = await crypto.subtle.sign('HMAC', device.offline, utf8(text));
  const number = new DataView(mac).getUint32(0) & 0x7fffffff;
  return String(number % 100000000).padStart(8, '0');
}

export const rename = (device, name) => asDevice(device, 'device', { name });

export const setRinging = (device, ring) => asDevice(device, 'device', { ring });

export const revoke = (device) => asDevice(device, 'device', { revoke: true });

export const setPush = (device, push) => asDevice(device, 'push', { push });

function fresh() {
  const iat = now();
  return { iat, exp: iat + SIGNED_SECONDS, jti: chance() };
}

