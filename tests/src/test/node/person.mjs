// Where the printed text leaves the software to its browser: the test is the browser, one line each way.
import { createInterface } from 'node:readline';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

export const tell = (what) => console.log(JSON.stringify(what));

export async function hear() {
  const { done, value } = await lines.next();
  if (done) process.exit(1);
  return value;
}

export async function failure(doing) {
  try {
    await doing;
    return 'none';
  } catch (e) {
    return e.error ?? e.code ?? String(e);
  }
}
