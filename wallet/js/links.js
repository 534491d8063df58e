// The links of docs/mobile-protocol.md § 3, wherever they come from: the address itself, a camera, a picture, a paste.
import { NOT_OUR_LINK, Refusal } from './codes.js';

const NAME = '[A-Za-z0-9_-]{22}';
const FORMS = [
  [new RegExp(`^#e\\.(${NAME})$`), ([, handle]) => ({ what: 'enrol', handle })],
  [new RegExp(`^#a\\.([A-Za-z0-9_-]{8,64})\\.(${NAME})$`), ([, cid, bind]) => ({ what: 'approve', cid, bind })],
  [/^#o\.([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/, ([, request]) => ({ what: 'offline', request })],
];

// Only links of this origin: a code on a wall that leads elsewhere is not ours to open.
export function read(written) {
  let link;
  try {
    link = new URL(written.trim());
  } catch (error) {
    throw new Refusal(NOT_OUR_LINK, { cause: error });
  }
  const found = link.origin === location.origin ? readHash(link.hash) : undefined;
  if (!found) throw new Refusal(NOT_OUR_LINK);
  return found;
}

export function readHash(hash) {
  for (const [form, meaning] of FORMS) {
    const match = form.exec(hash);
    if (match) return meaning(match);
  }
  return undefined;
}
