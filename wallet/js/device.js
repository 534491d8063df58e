// This browser as a device of somebody: what enrolment left, keys included.
import { forgetEverything, read, write } from './store.js';

const DEVICE = 'device';

let known;

// Nothing before enrolment.
export async function device() {
  known ??= await read(DEVICE);
  return known;
}

export async function keep(enrolled) {
  await write(DEVICE, enrolled);
  known = enrolled;
}

export async function change(what) {
  await keep({ ...(await device()), ...what });
  return known;
}

export async function forget() {
  await forgetEverything();
  known = undefined;
}
