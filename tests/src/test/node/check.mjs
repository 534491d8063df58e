// What a service on Node.js does with the token of a request. Parts of it are printed in docs/vendor.md.
import { issuer, audience, secret, every } from './service-settings.mjs';
import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const endpoint = (path) => new URL(`${issuer}/protocol/openid-connect/${path}`);
const keys = createRemoteJWKSet(endpoint('certs'));
const options = { issuer, audience, algorithms: ['RS256'], typ: 'JWT', requiredClaims: ['sub', 'iat', 'exp'], clockTolerance: 30 };

// certificate: req.socket.getPeerCertificate().raw, of a server with requestCert and the authorities in ca
export async function check(token, certificate, scope) {
  const { payload } = await jwtVerify(token, keys, options).catch(() => refuse(401, 'invalid_token'));
  if (payload.aud !== audience) refuse(401, 'invalid_token'); // jose is content with one of several
  if (payload.exp - payload.iat > 4 * 3600) refuse(401, 'invalid_token');
  const thumbprint = certificate && createHash('sha256').update(certificate).digest('base64url');
  if (!thumbprint || payload.cnf?.['x5t#S256'] !== thumbprint) refuse(401, 'invalid_token'); // and without cnf too
  if (!String(payload.scope).split(' ').includes(scope)) refuse(403, 'insufficient_scope');
  if (!['eidas1', 'eidas2', 'eidas3'].includes(payload.acr)) refuse(401, 'insufficient_user_authentication');
  if (!(await isActive(token))) refuse(401, 'invalid_token');
  return payload;
}

const answers = new Map();
async function isActive(token) {
  const known = answers.get(token);
  if (known && Date.now() - known.at < every * 1000) return known.active;
  const authorization = 'Basic ' + Buffer.from(`${audience}:${secret}`).toString('base64');
  const body = new URLSearchParams({ token });
  const answer = await fetch(endpoint('token/introspect'), { method: 'POST', headers: { authorization }, body });
  if (!answer.ok) refuse(503, 'temporarily_unavailable');
  const { active } = await answer.json();
  if (answers.size >= 10000) answers.clear();
  answers.set(token, { at: Date.now(), active });
  return active;
}

function refuse(status, error) {
  throw Object.assign(new Error(error), { status });
}
