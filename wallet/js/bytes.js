// Bytes and text, as the protocol writes them: base64url without padding, SHA-256.

export const utf8 = (text) => new TextEncoder().encode(text);

export const text = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

export const encode = (bytes) =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

export function decode(written) {
  if (!/^[A-Za-z0-9_-]*$/.test(written)) throw new SyntaxError('not base64url');
  return Uint8Array.from(atob(written.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

export const digest = async (written) => new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(written)));

export const sha256 = async (written) => encode(await digest(written));

// 22 characters, 128 bits: a name nobody can guess.
export const chance = () => encode(crypto.getRandomValues(new Uint8Array(16)));
