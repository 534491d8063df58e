// A service that serves nothing to whoever may have it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { check } from './check.mjs';
import { port, certificate, key, authority } from './service-settings.mjs';

const tls = { cert: readFileSync(certificate), key: readFileSync(key), ca: readFileSync(authority), requestCert: true };

createServer(tls, async (request, response) => {
  try {
    const headers = request.headersDistinct.authorization ?? [];
    if (headers.length !== 1) throw Object.assign(new Error('invalid_request'), { status: 400 });
    const token = /^Bearer +(\S+)$/i.exec(headers[0])?.[1];
    await check(token ?? '', request.socket.getPeerCertificate().raw, 'prescription:read');
    response.writeHead(200).end();
  } catch (refused) {
    response.writeHead(refused.status ?? 500, { 'WWW-Authenticate': `Bearer error="${refused.message}"` }).end();
  }
}).listen(port, '127.0.0.1');
