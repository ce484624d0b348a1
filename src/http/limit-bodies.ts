import type { Server } from 'node:http';

/** Longest that the file of a copy may take to come in; anything else has to be there much sooner. */
export const uploadMs = 20 * 60_000;
const uploadPath = /^\/api\/v1\/requests\/[^/?]+\/copies(\?|$)/;

/**
 * A call must be here as a whole within that time, and one with a file must not be silent for so long: Node itself knows
 * one limit for all calls.
 */
export function limitBodies(server: Server, limitMs: number): void {
  server.prependListener('request', (req, res) => {
    if (req.headers['transfer-encoding'] === undefined && !Number(req.headers['content-length'] ?? 0)) return;
    const late = () => {
      if (req.complete || res.writableEnded) return;
      if (!res.headersSent) req.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      req.socket.destroySoon();
    };
    const isUpload = req.method === 'POST' && uploadPath.test(req.url ?? '');
    if (isUpload) return void req.setTimeout(limitMs, late);
    const timer = setTimeout(late, limitMs);
    const done = () => clearTimeout(timer);
    req.once('end', done).once('close', done);
    res.once('close', done);
  });
}
