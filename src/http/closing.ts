import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long a refused caller may go on sending before we hang up, in milliseconds. */
const patienceMs = 1000;

/**
 * Sends a complete answer and closes the connection, though the caller may still be sending. Hanging up at once would
 * reset the connection and destroy the answer on its way, so the rest is thrown away for a moment first: at most
 * `allowance` bytes. The answer's length is set here; status and other headers are the caller's.
 */
export function answerAndClose(req: IncomingMessage, res: ServerResponse, body: Buffer, allowance: number): void {
  res.setHeader('Connection', 'close');
  res.setHeader('Content-Length', body.length);
  if (body.length > 0) res.write(body);
  else res.flushHeaders();
  let thrownAway = 0;
  let ended = false;
  const timer = setTimeout(hangUp, patienceMs);
  function hangUp() {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    req.pause();
    res.end();
  }
  req.on('data', (chunk: Buffer) => {
    thrownAway += chunk.length;
    if (thrownAway >= allowance) hangUp();
  });
  req.on('end', hangUp).on('close', hangUp).on('error', hangUp);
  if (req.readableEnded || req.destroyed) hangUp();
  else req.resume();
}
