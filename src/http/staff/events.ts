import type { Response, Router } from 'express';
import { eventWords } from '../../domain/event-words.js';
import { librariesWith } from '../../domain/permissions.js';
import type { Access } from '../../engine/access/index.js';
import type { Change, ChangesRead, Listener } from '../../engine/desk/live.js';
import type { Gateway } from '../../engine/ports.js';
import { callerNow } from './access/caller.js';

/** A sign of life after so long a silence, in milliseconds: shorter than what proxies take for the end. */
const heartbeatMs = 15_000;
/** A desk that has left so many bytes unread is hung up on; it comes back with its last id and misses nothing. */
const unreadAtMost = 1_000_000;

/** How long what was allowed is taken to be allowed, in milliseconds. */
const trustedMs = 1000;

/** What changes, as Server-Sent Events. The id stands with the last change of what was read together. */
export function eventRoutes(
  router: Router,
  gateway: Pick<Gateway, 'listen'>,
  access: Pick<Access, 'librariesOf'>,
): void {
  router.get('/events', (req, res) => {
    const last = req.headers['last-event-id'] ?? req.query['after'];
    const after = typeof last === 'string' && last !== '' ? last : undefined;
    res.status(200).setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    // Asks a proxy in between not to gather what should be quick.
    res.setHeader('X-Accel-Buffering', 'no');
    res.flushHeaders();
    const leave = gateway.listen(inOrder(res, seen(res, access), teller(res)), after);
    res.once('close', leave);
    if (res.closed) leave();
  });
}

type Seeing = (read: ChangesRead) => Promise<ChangesRead | undefined>;

/** What of it may be told to who listens, as their roles are now; nothing to whom is no longer let in. */
function seen(res: Response, access: Pick<Access, 'librariesOf'>): Seeing {
  let asked = 0;
  let where: 'all' | readonly string[] = [];
  return async (read) => {
    if (Date.now() - asked > trustedMs) {
      asked = Date.now();
      const caller = await callerNow(res);
      where = caller ? librariesWith(caller, 'seeRequests') : [];
    }
    if (where === 'all') return read;
    if (where.length === 0) return undefined;
    const ids = [...new Set(read.changes.map(({ request }) => request))];
    const libraries = new Map((await access.librariesOf('request', ids)).map(({ id, library }) => [id, library]));
    const isOwn = (library: string | undefined) => library === undefined || where.includes(library);
    return { ...read, changes: read.changes.filter(({ request }) => isOwn(libraries.get(request))) };
  };
}

/** One after the other. Whoever is out, or cannot be looked up, is hung up on and comes back with their last id. */
function inOrder(res: Response, see: Seeing, tell: (read: ChangesRead) => void): Listener {
  let before: Promise<unknown> = Promise.resolve();
  return {
    told: (read) => {
      before = before
        .then(() => see(read))
        .then((own) => (own ? tell(own) : res.end()))
        .catch(() => res.destroy());
    },
    over: () => {
      before = before.then(() => res.end());
    },
  };
}

function teller(res: Response): (read: ChangesRead) => void {
  let begun = false;
  let spoke = 0;
  return ({ place, changes, missed }) => {
    if (res.writableEnded || res.destroyed) return;
    if (res.writableLength > unreadAtMost) return void res.destroy();
    const events = changes.map((change) => eventOf('change', inWords(change)));
    if (missed) events.unshift(eventOf('missed', {}));
    if (!begun) events.unshift(`retry: 2000\n${eventOf('ready', {})}`);
    begun = true;
    if (events.length === 0 && Date.now() - spoke < heartbeatMs) return;
    spoke = Date.now();
    // An event and no comment: a browser tells a page of nothing else, and a page must notice a silence.
    if (events.length === 0) events.push(eventOf('alive', {}));
    // Whoever is cut off in the middle comes back with the id before, and is told all of this again.
    res.write(`${events.join('\n')}id: ${place}\n\n`);
  };
}

/** What happened, as histories name it. */
const inWords = (change: Change): object => {
  const { text, french } = eventWords(change.side, change.event);
  return { ...change, label: text, french };
};

/** Without the empty line that ends it. */
const eventOf = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n`;
