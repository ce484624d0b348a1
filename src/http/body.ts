import type { IncomingMessage } from 'node:http';

/** What became of a body. Only `whole` has been read to its end. */
export type Body = { kind: 'whole'; bytes: Buffer } | { kind: 'tooLarge' } | { kind: 'late' } | { kind: 'gone' };

/**
 * Reads the raw bytes of a request, at most `limit` of them within `deadlineMs` by wall clock (not per chunk, so that a
 * byte a second does not hold the connection open). A declared length over the limit is refused unread. Never throws.
 */
export function readBody(req: IncomingMessage, limit: number, deadlineMs: number): Promise<Body> {
  if (Number(req.headers['content-length'] ?? 0) > limit) return Promise.resolve({ kind: 'tooLarge' });
  if (req.destroyed) return Promise.resolve({ kind: 'gone' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => done({ kind: 'late' }), deadlineMs);
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) done({ kind: 'tooLarge' });
      else chunks.push(chunk);
    };
    const onEnd = () => done({ kind: 'whole', bytes: Buffer.concat(chunks, size) });
    const onGone = () => done({ kind: 'gone' });
    function done(body: Body) {
      clearTimeout(timer);
      req.off('data', onData).off('end', onEnd).off('close', onGone);
      if (body.kind !== 'whole') req.pause();
      resolve(body);
    }
    req.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
  });
}

/** True when the caller announced a body that has not been read to its end. */
export function hasUnreadBody(req: IncomingMessage): boolean {
  const announced = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
  return announced && !req.readableEnded;
}
