import type { Response, Router } from 'express';
import type { ChangesRead } from '../../engine/live.js';
import type { Gateway } from '../../engine/ports.js';

/** A sign of life after so long a silence, in milliseconds: shorter than what proxies take for the end. */
const heartbeatMs = 15_000;
/** A desk that has left so many bytes unread is hung up on; it comes back with its last id and misses nothing. */
const unreadAtMost = 1_000_000;

/** What changes, as Server-Sent Events. The id stands with the last change of what was read together. */
export function eventRoutes(router: Router, gateway: Pick<Gateway, 'listen'>): void {
  router.get('/events', (req, res) => {
    const last = req.headers['last-event-id'] ?? req.query['after'];
    const after = typeof last === 'string' && last !== '' ? last : undefined;
    res.status(200).setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    // Asks a proxy in between not to gather what should be quick.
    res.setHeader('X-Accel-Buffering', 'no');
    res.flushHeaders();
    const tell = teller(res);
    const leave = gateway.listen({ told: tell, over: () => res.end() }, after);
    res.once('close', leave);
    if (res.closed) leave();
  });
}

function teller(res: Response): (read: ChangesRead) => void {
  let begun = false;
  let spoke = 0;
  return ({ place, changes, missed }) => {
    if (res.writableEnded || res.destroyed) return;
    if (res.writableLength > unreadAtMost) return void res.destroy();
    const events = changes.map((change) => eventOf('change', change));
    if (missed) events.unshift(eventOf('missed', {}));
    if (!begun) events.unshift(`retry: 2000\n${eventOf('ready', {})}`);
    begun = true;
    if (events.length === 0 && Date.now() - spoke < heartbeatMs) return;
    spoke = Date.now();
    if (events.length === 0) events.push(': still here\n');
    // Whoever is cut off in the middle comes back with the id before, and is told all of this again.
    res.write(`${events.join('\n')}id: ${place}\n\n`);
  };
}

/** Without the empty line that ends it. */
const eventOf = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n`;
