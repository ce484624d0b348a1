import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { selfSigned } from '../../courier/self-signed.js';

/**
 * Ends TLS in front of a node, as nginx or HAProxy do, and tells it which client certificate was shown; what a caller wrote
 * into that header itself is dropped. Its own certificate is for `localhost`.
 */
export async function openTlsProxy(node: string, header: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer({ ...selfSigned, requestCert: true, rejectUnauthorized: false }, (req, res) => {
    const { raw } = (req.socket as TLSSocket).getPeerCertificate();
    const { [header]: _, ...headers } = req.headers;
    const pem = raw && `-----BEGIN CERTIFICATE-----\n${raw.toString('base64')}\n-----END CERTIFICATE-----\n`;
    const shown = pem ? { [header]: encodeURIComponent(pem) } : {};
    const to = new URL(req.url ?? '/', node);
    const on = request(to, { method: req.method, headers: { ...headers, ...shown } }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    on.on('error', () => res.destroy());
    req.pipe(on);
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
