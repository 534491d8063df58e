// What this device was asked and what became of it. It stays here: the server has its own.
import { append, entries } from './store.js';
import { now } from './clock.js';

const SHOWN = 50;

export const remember = (request, outcome) => append({ service: request.client.name, kind: request.kind, outcome, at: now() });

export const latest = async () => (await entries()).reverse().slice(0, SHOWN);
