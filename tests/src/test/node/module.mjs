// A login module of a chat server, as one in use here is made: every endpoint spelt out, the secret in the body, people known by
// preferred_username in lower case and shown with their first profession, told of logouts behind the browser's back.
import * as client from 'openid-client';
import * as jose from 'jose';
import { failure, hear, tell } from './person.mjs';

const settings = JSON.parse(await hear());
const config = new client.Configuration(
  {
    issuer: settings.issuer,
    authorization_endpoint: settings.authorization_endpoint,
    token_endpoint: settings.token_endpoint,
    userinfo_endpoint: settings.userinfo_endpoint,
    jwks_uri: settings.jwks_uri,
  },
  settings.client_id, undefined, client.ClientSecretPost(settings.client_secret));
client.enableNonRepudiationChecks(config);

const state = client.randomState();
const nonce = client.randomNonce();
tell({
  login: client.buildAuthorizationUrl(config, {
    redirect_uri: settings.redirect_uri, scope: 'openid scope_all', acr_values: 'eidas1', state, nonce,
  }).href,
});
const tokens = await client.authorizationCodeGrant(config, new URL(await hear()), {
  expectedState: state, expectedNonce: nonce, idTokenExpected: true,
});
const { sub, sid } = tokens.claims();
const person = await client.fetchUserInfo(config, tokens.access_token, sub);
tell({
  localpart: person.preferred_username.toLowerCase(),
  profession: person.SubjectRefPro.exercices[0].codeProfession,
  hint: tokens.id_token,
});

const { payload, protectedHeader } = await jose.jwtVerify(
  await hear(), jose.createRemoteJWKSet(new URL(settings.jwks_uri)),
  { issuer: settings.issuer, audience: settings.client_id, typ: 'logout+jwt', requiredClaims: ['iat', 'exp', 'jti'] });
tell({
  sameSession: payload.sid === sid,
  samePerson: payload.sub === sub,
  event: Object.keys(payload.events).join(),
  nonce: payload.nonce ?? 'none',
  algorithm: protectedHeader.alg,
  refresh: await failure(client.refreshTokenGrant(config, tokens.refresh_token)),
});
process.exit(0);
