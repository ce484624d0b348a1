import type { Response } from 'express';
import { patronsOf } from '../../domain/request/patron-facts.js';
import { librariesWith } from '../../domain/staff/permissions.js';
import { eventWords } from '../../domain/tables/events.js';
import type { AccessDesk } from '../../engine/access/index.js';
import type { Gateway } from '../../engine/model/gateway.js';
import type { ChangesRead, Listener, ReadChange } from '../../engine/model/live.js';
import { message, say } from '../../words/index.js';
import { type Language, languages } from '../../words/languages.js';
import { written } from '../answering.js';
import { callerNow } from './access/caller.js';
import type { StaffAnswers } from './calls.js';

/** A sign of life after so long a silence, in milliseconds: shorter than what proxies take for the end. */
const heartbeatMs = 15_000;
/** A desk that has left so many bytes unread is hung up on; it comes back with its last id and misses nothing. */
const unreadAtMost = 1_000_000;

/** How long a permission is cached, in milliseconds: while changes are sent, and while there are none. */
const trustedMs = 1000;
const trustedInSilenceMs = heartbeatMs;

/** What changes, as Server-Sent Events. The id is with the last change of what was read together. */
export function eventAnswers(
  { live, health }: Pick<Gateway, 'live' | 'health'>,
  access: Pick<AccessDesk, 'librariesOf'>,
) {
  return {
    listenToEvents: (call) => {
      const { query, req } = call;
      const last = req.headers['last-event-id'] ?? query.after;
      const after = typeof last === 'string' && last !== '' ? last : undefined;
      const language = languages.find((each) => each === query.language) ?? call.language;
      return written((res) => {
        res.status(200).setHeader('Content-Type', 'text/event-stream; charset=utf-8');
        // Asks a proxy in between not to gather what should be quick.
        res.setHeader('X-Accel-Buffering', 'no');
        res.flushHeaders();
        const tell = teller(res, language, () => health.canStore());
        const leave = live.listen(inOrder(res, seen(res, access), tell), after);
        res.once('close', leave);
        if (res.closed) leave();
      });
    },
  } satisfies Partial<StaffAnswers>;
}

/** What may be sent of what was read. `withheld`: something changed that the listener may not see. */
type Seen = Omit<ChangesRead, 'changes'> & { changes: (ReadChange & { hidesPatron?: boolean })[]; withheld?: boolean };
type Seeing = (read: ChangesRead) => Promise<Seen | undefined>;

/** What of it a listener may see, as their roles are now; `undefined` when they may not call any more. */
function seen(res: Response, access: Pick<AccessDesk, 'librariesOf'>): Seeing {
  let asked = Number.NEGATIVE_INFINITY;
  let where: 'all' | readonly string[] | undefined;
  let patrons: 'all' | readonly string[] = [];
  return async (read) => {
    const isSilent = read.changes.length === 0 && !read.missed;
    if (performance.now() - asked > (isSilent ? trustedInSilenceMs : trustedMs)) {
      asked = performance.now();
      const caller = await callerNow(res);
      where = caller && librariesWith(caller, 'seeRequests');
      patrons = caller ? patronsOf(caller) : [];
    }
    if (where === undefined) return undefined;
    if (where === 'all' && patrons === 'all') return read;
    if (where.length === 0) return { ...read, changes: [], withheld: read.changes.length > 0 };
    const ids = [...new Set(read.changes.map(({ request }) => request))];
    const libraries = new Map((await access.librariesOf('request', ids)).map(({ id, library }) => [id, library]));
    const isAmong = (own: 'all' | readonly string[], request: string) => {
      const library = libraries.get(request);
      return own === 'all' || (library === undefined ? own.length > 0 : own.includes(library));
    };
    const [ofRequests, ofPatrons] = [where, patrons];
    const changes = read.changes
      .filter(({ request }) => isAmong(ofRequests, request))
      .map((change) => ({ ...change, hidesPatron: !isAmong(ofPatrons, change.request) }));
    return { ...read, changes, withheld: changes.length === 0 && read.changes.length > 0 };
  };
}

/** One after the other. Whoever is out, or cannot be looked up, is hung up on and comes back with their last id. */
function inOrder(res: Response, see: Seeing, tell: (read: Seen) => Promise<void>): Listener {
  let before: Promise<unknown> = Promise.resolve();
  return {
    told: (read) => {
      before = before
        .then(() => see(read))
        .then(async (own) => {
          if (own) await tell(own);
          else res.end();
        })
        .catch(() => res.destroy());
    },
    over: () => {
      before = before.then(() => res.end());
    },
  };
}

function teller(res: Response, language: Language, canStore: () => Promise<boolean>): (read: Seen) => Promise<void> {
  let begun = false;
  let spoke = Number.NEGATIVE_INFINITY;
  return async ({ place, changes, missed, withheld }) => {
    if (res.writableEnded || res.destroyed) return;
    if (res.writableLength > unreadAtMost) return void res.destroy();
    const events = changes.map((change) => eventOf('change', inWords(change, language)));
    if (withheld) events.push(eventOf('withheld', {}));
    if (missed) events.unshift(eventOf('missed', {}));
    const first = !begun;
    if (first) events.unshift(`retry: 2000\n${eventOf('ready', {})}`);
    begun = true;
    if (events.length === 0 && performance.now() - spoke < heartbeatMs) return;
    spoke = performance.now();
    // An event and no comment: a browser tells a page of nothing else, and a page must notice a silence. It says too
    // whether anything can be stored: where nothing can, nothing changes, and this is all that is sent.
    const stores = events.length > 0 && !first ? true : await canStore();
    if (events.length === 0 || !stores) events.push(eventOf('alive', { canStore: stores }));
    if (res.writableEnded || res.destroyed) return;
    // A client that is cut off in the middle comes back with the previous id and gets all of this again.
    res.write(`${events.join('\n')}id: ${place}\n\n`);
  };
}

/** What happened, as histories name it. */
const inWords = ({ byPatron, hidesPatron, ...change }: Seen['changes'][number], language: Language): object => ({
  ...change,
  ...(byPatron && hidesPatron ? { actor: say(message('explain.thePatron'), language) } : {}),
  // A change without an actor, such as an attention item that ended by itself, has no name.
  label: change.event ? say(eventWords(change.side, change.event), language) : '',
});

/** Without the empty line that ends it. */
const eventOf = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n`;
