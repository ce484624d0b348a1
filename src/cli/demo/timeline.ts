import { setTimeout as pause } from 'node:timers/promises';
import { create } from 'xmlbuilder2';
import type { MessageEntry } from '../../contract/exchange-views.js';
import type { Translated } from '../../words/translated.js';
import type { Desk } from './desk.js';

/** Follows what crosses between the libraries and tells it as a librarian would read it. */
export interface Timeline {
  /** How many messages have been told. */
  count(): number;
  /** Resolves when everything sent has been told. */
  caughtUp(): Promise<void>;
  /** What crosses while this runs is not told. */
  without(work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export interface TimelineOptions {
  desks: Desk[];
  showXml: boolean;
  write(line: string): void;
  colour: boolean;
}

/** Messages as people call them. */
const said: Record<string, string> = {
  Request: 'asks to borrow (Request)',
  Retry: 'accepts the conditions and asks again (Retry)',
  Unfilled: 'cannot supply (Unfilled)',
  RetryPossible: 'not now (Retry possible)',
  BadCitation: 'cannot identify it (Bad citation)',
  WillSupply: 'will supply it (Will Supply)',
  ExpectToSupply: 'expects to supply it (Expect to supply)',
  Conditional: 'sets a condition (Conditional)',
  Loaned: 'has shipped it (Shipped)',
  CopyCompleted: 'has delivered the copy (Shipped digitally)',
  Received: 'has received it (Received)',
  Renew: 'asks for a renewal (Renew)',
  RenewGranted: 'grants the renewal (Renew granted)',
  RenewRefused: 'refuses the renewal (Renew refused)',
  ShippedReturn: 'has sent it back (Returned)',
  LoanCompleted: 'has it back (Checked In)',
  Cancel: 'wants to cancel (Cancel)',
  CancelToPassed: 'no longer needs it (Cancel)',
  CancelAccepted: 'accepts the cancel (Cancel accepted)',
  CancelRefused: 'cannot cancel any more (Cancel refused)',
  Notification: 'writes a message (Notification)',
};

export function followTimeline({ desks, showXml, write, colour }: TimelineOptions): Timeline {
  const known = new Set<string>();
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  let stopped = false;
  let hushed = false;
  let quiet = 0;
  let count = 0;

  async function tell(desk: Desk, message: Translated<MessageEntry>): Promise<void> {
    const other = desks.find((each) => each.library.code === message.partner);
    const here = message.requestId ? await desk.request(message.requestId) : undefined;
    const line = here?.rota.find((each) => each.partner === message.partner && each.requestingAgencyRequestId);
    const theirs = line?.requestingAgencyRequestId ? await other?.request(line.requestingAgencyRequestId) : undefined;
    const xml = showXml ? (await desk.message('out', message.id)).xml : '';
    const [from, to] = [desk.library.name, other?.library.name ?? message.partner];
    const time = new Date(message.settledAt ?? message.at).toLocaleTimeString('en-CA', { hourCycle: 'h23' });
    const arrived = message.status === 'delivered';
    const tries = (message.attempts ?? 1) > 1 ? `, in ${message.attempts} tries` : '';
    const what = wordsFor(message, here?.serviceType) + tries + (arrived ? '' : ` [${message.status}]`);
    write(`${paint(2, time)}  ${paint(1, from)} → ${paint(1, to)}: ${paint(arrived ? 36 : 33, what)}`);
    const states = `${from}: ${here?.stateLabel ?? '?'} · ${to}: ${theirs?.stateLabel ?? '?'}`;
    write(`          ${paint(2, `“${here?.title ?? '?'}” ${here?.externalId ?? ''} · ${states}`)}`);
    if (xml) write(paint(2, create(xml).end({ prettyPrint: true }).replaceAll(/^/gm, '            ')));
    count += 1;
  }

  /** What was settled since the last look, in the order in which it crossed. What is being sent now is waited for. */
  async function fresh(): Promise<{ desk: Desk; message: Translated<MessageEntry>; key: string }[]> {
    const newest = [];
    for (const desk of desks)
      for (const message of (await desk.messages('direction=out&limit=100')).items)
        newest.push({ desk, message, key: `${desk.library.code} ${message.id}` });
    const untold = newest.filter(({ key }) => !known.has(key));
    const onTheWay = untold.filter(({ message }) => message.status === 'sending').map(({ message }) => message);
    const isNext = ({ title, at }: Translated<MessageEntry>) =>
      !onTheWay.some((before) => before.title === title && before.at < at);
    return untold
      .filter(({ message }) => final.has(message.status) && isNext(message))
      .sort((one, other) => crossedBefore(one.message, other.message));
  }

  async function look(): Promise<number> {
    const found = await fresh();
    for (const { desk, message, key } of found) {
      if (!hushed) await tell(desk, message);
      known.add(key);
    }
    return found.length;
  }

  const following = (async () => {
    for (const { key } of await fresh()) known.add(key); // what an earlier run left is not told again
    while (!stopped) {
      quiet = (await look()) === 0 ? quiet + 1 : 0;
      // Where nothing crosses, it is looked at less and less often: a network that stays up is left in peace.
      await pause(Math.min(soonMs * Math.max(quiet, 1), restMs));
    }
  })();
  following.catch(() => {}); // whoever waits for us learns of it
  const caughtUp = async () => {
    quiet = 0;
    while (quiet < 2) await Promise.race([pause(soonMs), following]);
  };
  return {
    count: () => count,
    caughtUp,
    without: async (work) => {
      hushed = true;
      await work();
      await caughtUp();
      hushed = false;
    },
    stop: async () => {
      stopped = true;
      await following;
    },
  };
}

/**
 * An answer may be settled a moment before what it answers: each library notes by itself that its own message arrived. Where
 * both happened at nearly the same time, what was written first counts.
 */
function crossedBefore(one: Translated<MessageEntry>, other: Translated<MessageEntry>): number {
  const [first, second] = [one, other].map(({ settledAt, at }) => Date.parse(settledAt ?? at)) as [number, number];
  const atOnce = one.title === other.title && Math.abs(first - second) < nearlyMs;
  return atOnce ? one.at.localeCompare(other.at) : first - second;
}

/** From one look to the next while something crosses, and at most, in milliseconds. */
const soonMs = 80;
const restMs = 300;

/** So much later an answer is surely settled after what it answers, in milliseconds. */
const nearlyMs = 250;
const final = new Set(['delivered', 'refused', 'dead', 'withdrawn']);

const wordsFor = ({ summary }: Translated<MessageEntry>, serviceType?: string): string =>
  summary === 'Request' && serviceType === 'Copy' ? 'asks for a copy (Request)' : (said[summary] ?? summary);
