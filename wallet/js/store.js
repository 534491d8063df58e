// What this browser keeps: one database, three shelves. Keys lie in it as objects that no script can read out.

const NAME = 'galien';
const VERSION = 1;

let opening;

function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('kept');
      request.result.createObjectStore('history', { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function work(shelf, mode, doing) {
  const transaction = (await database()).transaction(shelf, mode);
  const request = doing(transaction.objectStore(shelf));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const read = (name) => work('kept', 'readonly', (shelf) => shelf.get(name));

export const write = (name, value) => work('kept', 'readwrite', (shelf) => shelf.put(value, name));

export const append = (entry) => work('history', 'readwrite', (shelf) => shelf.add(entry));

export const entries = () => work('history', 'readonly', (shelf) => shelf.getAll());

export async function forgetEverything() {
  await work('kept', 'readwrite', (shelf) => shelf.clear());
  await work('history', 'readwrite', (shelf) => shelf.clear());
}
