// kUv: a passkey of this origin, which asks for a finger, a face or a PIN at each use.
import { decode, encode } from './bytes.js';
import { CANNOT, NOT_VERIFIED, Refusal } from './codes.js';

const ES256 = -7;
const PATIENCE_MILLIS = 60000;
const USER_VERIFIED = 0x04;
const FLAGS = 32;

// challenge: bytes. userHandle: bytes nobody is known by.
export async function create({ challenge, userHandle, name, attested }) {
  const credential = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { id: location.hostname, name: 'Galien' },
        user: { id: userHandle, name, displayName: name },
        challenge,
        pubKeyCredParams: [{ type: 'public-key', alg: ES256 }],
        authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
        attestation: attested ? 'direct' : 'none',
        timeout: PATIENCE_MILLIS,
      },
    }),
  );
  const { response } = credential;
  return {
    t: 'webauthn',
    id: credential.id,
    ao: encode(response.attestationObject),
    cd: encode(response.clientDataJSON),
    transports: response.getTransports?.() ?? [],
  };
}

// What this person, verified just now, signs the challenge with.
export async function approve(passkey, challenge) {
  const { response } = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge,
        rpId: location.hostname,
        allowCredentials: [{ type: 'public-key', id: decode(passkey.id), transports: passkey.transports }],
        userVerification: 'required',
        timeout: PATIENCE_MILLIS,
      },
    }),
  );
  if ((new Uint8Array(response.authenticatorData)[FLAGS] & USER_VERIFIED) === 0) throw new Refusal(NOT_VERIFIED);
  return {
    t: 'webauthn',
    id: passkey.id,
    ad: encode(response.authenticatorData),
    cd: encode(response.clientDataJSON),
    sig: encode(response.signature),
  };
}

async function ask(doing) {
  if (!globalThis.PublicKeyCredential) throw new Refusal(CANNOT);
  try {
    return await doing();
  } catch (error) {
    throw new Refusal(error.name === 'NotSupportedError' ? CANNOT : NOT_VERIFIED, { cause: error });
  }
}
