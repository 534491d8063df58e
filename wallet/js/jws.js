// Compact JWS (RFC 7515) with ES256 and nothing else: a header holds exactly alg, typ and kid.
import { decode, encode, text, utf8 } from './bytes.js';
import { NOT_THE_SERVICE, Refusal } from './codes.js';

const ES256 = { name: 'ECDSA', hash: 'SHA-256' };
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

export const newKeyPair = () => crypto.subtle.generateKey(CURVE, false, ['sign']);

// x and y of a public key.
export async function publicJwk(key) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key);
  return { kty, crv, x, y };
}

// RFC 7638: the members in the order of the alphabet, without a space.
export const thumbprintText = ({ crv, kty, x, y }) => JSON.stringify({ crv, kty, x, y });

export async function sign(privateKey, kid, typ, payload) {
  const signed = `${part({ alg: 'ES256', typ, kid })}.${part(payload)}`;
  return `${signed}.${encode(await crypto.subtle.sign(ES256, privateKey, utf8(signed)))}`;
}

// The payload, if one of these public keys (JWK) signed it as this type.
export async function verify(jws, typ, keys) {
  try {
    const [header, payload, signature, ...more] = jws.split('.');
    const { alg, typ: said, kid, ...other } = JSON.parse(text(decode(header)));
    const jwk = keys.find((key) => key.kid === kid && key.kty === 'EC' && key.crv === 'P-256' && key.use !== 'enc');
    if (more.length > 0 || alg !== 'ES256' || said !== typ || Object.keys(other).length > 0 || !jwk) throw new Refusal(NOT_THE_SERVICE);
    const key = await crypto.subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, CURVE, false, ['verify']);
    if (!(await crypto.subtle.verify(ES256, key, decode(signature), utf8(`${header}.${payload}`)))) throw new Refusal(NOT_THE_SERVICE);
    return JSON.parse(text(decode(payload)));
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(NOT_THE_SERVICE, { cause: error });
  }
}

// The key a message says it is signed with; nothing is believed of it.
export function kidOf(jws) {
  try {
    return JSON.parse(text(decode(jws.split('.')[0]))).kid;
  } catch {
    return undefined;
  }
}

const part = (object) => encode(utf8(JSON.stringify(object)));
