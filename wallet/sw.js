// What stays when the page is closed: the files for the hours without network, and the bell.
'use strict';

const SHELL = 'shell';
const FILES = [
  '/',
  'config.json',
  'manifest.webmanifest',
  'style.css',
  'icons/icon.svg',
  'icons/icon-192.png',
  'js/app.js',
  'js/bell.js',
  'js/bytes.js',
  'js/clock.js',
  'js/codes.js',
  'js/device.js',
  'js/dom.js',
  'js/history.js',
  'js/jws.js',
  'js/links.js',
  'js/passkey.js',
  'js/protocol.js',
  'js/realm.js',
  'js/scan.js',
  'js/server.js',
  'js/store.js',
  'js/text.js',
  'js/screens/confirm.js',
  'js/screens/done.js',
  'js/screens/enrol.js',
  'js/screens/find.js',
  'js/screens/fraud.js',
  'js/screens/history.js',
  'js/screens/home.js',
  'js/screens/offline.js',
  'js/screens/request.js',
  'js/screens/scan.js',
  'js/screens/settings.js',
  'js/screens/trouble.js',
  'js/screens/welcome.js',
  'vendor/qr/decode.js',
  'vendor/qr/index.js',
];

// A network that is there but does not answer is none.
const PATIENCE_MILLIS = 4000;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(FILES)));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// The network first, so that an update arrives with the next opening; what was kept where there is none.
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && new URL(url).origin === self.location.origin) {
    event.respondWith(fresh(event.request).catch(() => kept(event.request)));
  }
});

async function fresh(request) {
  const response = await fetch(request, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MILLIS) });
  if (response.status !== 200) return response;
  const shell = await caches.open(SHELL);
  await shell.put(request, response.clone());
  return response;
}

async function kept(request) {
  const shell = await caches.open(SHELL);
  return (await shell.match(request, { ignoreSearch: true })) ?? Response.error();
}

// The message says nothing, and is not read: whoever is rung asks.
self.addEventListener('push', (event) => {
  const french = self.navigator.language.startsWith('fr');
  event.waitUntil(
    Promise.all([
      self.registration.showNotification('Galien', {
        body: french ? 'Une demande attend votre réponse.' : 'A request is waiting for your answer.',
        lang: french ? 'fr' : 'en',
        icon: 'icons/icon-192.png',
        tag: 'map',
        renotify: true,
        requireInteraction: true,
      }),
      windows().then((all) => all.forEach((one) => one.postMessage('rung'))),
    ]),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(windows().then((all) => (all.length > 0 ? all[0].focus() : self.clients.openWindow('/'))));
});

const windows = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });
