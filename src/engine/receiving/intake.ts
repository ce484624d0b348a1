/**
 * Arrivals on their way into the database. What comes while a commit is on its way gathers and is stored by the next: locks,
 * decisions, writes and one commit for all of them, then each confirmation. Nobody waits for company: an idle node stores a
 * single message at once, as it always did.
 */
import type { EngineContext } from '../engine-context.js';
import { noLongerThan } from '../model/no-longer-than.js';
import { AlreadyStored, type Stored, type StoreTransaction } from '../model/store.js';
import type { Answered, ArrivedMessage } from './arrived-message.js';
import { storeMessage, storeMessageWithin } from './store-message.js';

export interface Intake {
  /** Stored, applied and answered; rejects when it could not be stored. */
  take(heard: ArrivedMessage): Promise<Answered>;
}

export interface IntakeRules {
  /** Messages of one commit at most. */
  most: number;
  /** Commits under way at the same time at most. */
  lanes: number;
  /** So many wait before another commit begins beside those under way, unless there is one and it is another partner's alone. */
  crowd: number;
  /** A message with a longer body is stored by itself: it would keep the others waiting. */
  bytes: number;
  /** So long a single message has the lane: it may wait for a request that somebody has in hand, the others not. */
  patienceMs: number;
}

export const usualIntake: IntakeRules = { most: 32, lanes: 2, crowd: 8, bytes: 64 * 1024, patienceMs: 100 };

interface Arrival {
  heard: ArrivedMessage;
  /** The requests that it speaks of: one message of a request at a time, in the order in which they came. */
  keys: readonly string[];
  since: number;
  done(answered: Answered): void;
  failed(error: unknown): void;
}

export function createIntake(context: EngineContext, rules: IntakeRules = usualIntake): Intake {
  /** Partners in the order of their turns, each with its own line. */
  const lines = new Map<string, Arrival[]>();
  const busy = new Set<string>();
  /** Whose messages the commits under way hold. */
  const underWay = new Set<ReadonlySet<string>>();
  let waiting = 0;

  /** Begins what may begin. A crowd has a commit of its own beside the one that is under way. */
  function next(): void {
    while (
      waiting > 0 &&
      underWay.size < rules.lanes &&
      (underWay.size === 0 || waiting >= rules.crowd || othersWait())
    ) {
      const chosen = choose();
      if (chosen.length === 0) return;
      const partners = new Set(chosen.map(({ heard }) => heard.partner.code));
      underWay.add(partners);
      void store(chosen).finally(() => {
        underWay.delete(partners);
        next();
      });
    }
  }

  /** One partner has all that is under way, and somebody else waits: who sends much keeps nobody waiting for its commits. */
  function othersWait(): boolean {
    const [whose = new Set<string>(), ...more] = underWay;
    const [only] = whose;
    return more.length === 0 && whose.size === 1 && [...lines.keys()].some((partner) => partner !== only);
  }

  /** One message of each partner in turn, until there are enough or none may go. */
  function choose(): Arrival[] {
    const chosen: Arrival[] = [];
    for (let found = true; found && chosen.length < rules.most; ) {
      found = false;
      for (const [partner, line] of [...lines]) {
        const at = firstFree(line);
        const arrival = line[at];
        if (!arrival || chosen.length === rules.most) continue;
        const isLong = arrival.heard.draft.raw.length > rules.bytes;
        if (isLong && chosen.length > 0) continue;
        found = !isLong;
        chosen.push(arrival);
        for (const key of arrival.keys) busy.add(key);
        line.splice(at, 1);
        waiting -= 1;
        lines.delete(partner);
        if (line.length > 0) lines.set(partner, line);
        if (isLong) return chosen;
      }
    }
    // All who store several requests at once lock them in the same order, so that none waits for one who waits for it.
    return chosen.sort((a, b) => (first(a) < first(b) ? -1 : 1));
  }

  const first = ({ keys }: Arrival) => keys[0] ?? '';

  /** The first whose requests nobody is at; what came before it about the same request goes before it. */
  function firstFree(line: readonly Arrival[]): number {
    const passed = new Set<string>();
    return line.findIndex(({ keys }) => {
      if (!keys.some((key) => busy.has(key) || passed.has(key))) return true;
      for (const key of keys) passed.add(key);
      return false;
    });
  }

  /** What keeps a batch from being kept is taken out and stored by itself, the rest tried once more without it. */
  async function store(batch: Arrival[]): Promise<void> {
    const now = performance.now();
    context.meter.gathered(batch.length, (now - Math.min(...batch.map(({ since }) => since))) / 1000);
    let rest = batch;
    const alone: Arrival[] = [];
    for (let round = 1; rest.length > 1; round++) {
      const tried = await storedTogether(rest);
      if (tried.kind === 'kept') {
        rest.forEach((arrival, at) => {
          const answered = tried.results[at];
          if (answered) settle(arrival, () => arrival.done(answered));
        });
        return standAlone(alone);
      }
      const atFault = new Set(tried.atFault);
      context.log.debug({ of: rest.length, atFault: atFault.size }, 'A batch was not kept; it is taken apart.');
      alone.push(...rest.filter((_, at) => atFault.has(at) || round === 2));
      rest = round === 2 ? [] : rest.filter((_, at) => !atFault.has(at));
    }
    standAlone(alone);
    const [single] = rest;
    if (single) await noLongerThan(rules.patienceMs, storeAlone(single));
  }

  async function storedTogether(batch: readonly Arrival[]): Promise<Stored<Answered>> {
    const works = batch.map(
      ({ heard }) =>
        (tx: StoreTransaction) =>
          storeMessageWithin(context, tx, heard),
    );
    try {
      return await context.store.together(works, () => context.faultPoint('batch-before-commit'));
    } catch {
      return { kind: 'undone', atFault: batch.map((_, at) => at) };
    }
  }

  /** Each by itself; the next commit does not wait for them. */
  function standAlone(arrivals: readonly Arrival[]): void {
    for (const arrival of arrivals) void storeAlone(arrival);
  }

  async function storeAlone(arrival: Arrival): Promise<void> {
    try {
      const answered = await untilStored(() => storeMessage(context, arrival.heard));
      settle(arrival, () => arrival.done(answered));
    } catch (error) {
      settle(arrival, () => arrival.failed(error));
    }
  }

  function settle(arrival: Arrival, tell: () => void): void {
    for (const key of arrival.keys) busy.delete(key);
    tell();
    if (waiting > 0) setImmediate(next);
  }

  return {
    take: (heard) =>
      new Promise((done, failed) => {
        const { code } = heard.partner;
        const arrival = { heard, keys: keysOf(heard), since: performance.now(), done, failed };
        const line = lines.get(code);
        if (line) line.push(arrival);
        else lines.set(code, [arrival]);
        waiting += 1;
        next();
      }),
  };
}

/** A Retry speaks of the request before it too. */
function keysOf({ message }: ArrivedMessage): string[] {
  const { requestingAgencyRequestId: id } = message.header;
  const earlier = message.kind === 'request' ? message.serviceInfo?.requestingAgencyPreviousRequestId : undefined;
  return earlier && earlier !== id ? [id, earlier] : [id];
}

/** Somebody stored the same thing meanwhile: look again, and then its answer is found. */
async function untilStored<T>(work: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AlreadyStored) || round === 3) throw error;
    }
  }
}
