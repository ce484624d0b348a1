import { setTimeout as pause } from 'node:timers/promises';
import type { MessageEntry } from '../../engine/ports.js';
import type { Desk } from './desk.js';

/** Follows what crosses between the libraries and tells it as a librarian would read it. */
export interface Timeline {
  /** Every message told so far. */
  count(): number;
  /** Resolves when everything sent has been told. */
  caughtUp(): Promise<void>;
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
  Request: 'asks to borrow',
  Retry: 'accepts the conditions and asks again',
  Unfilled: 'cannot supply (Unfilled)',
  RetryPossible: 'not now (Retry possible)',
  BadCitation: 'cannot identify it (bad citation)',
  WillSupply: 'Will Supply',
  ExpectToSupply: 'expects to supply',
  Conditional: 'sets a condition (Conditional)',
  Loaned: 'has shipped it (Shipped)',
  CopyCompleted: 'has delivered the copy (Shipped digitally)',
  Received: 'has received it (Received)',
  Renew: 'asks for a renewal (Renew)',
  RenewGranted: 'grants the renewal',
  RenewRefused: 'refuses the renewal',
  ShippedReturn: 'has sent it back (Returned)',
  LoanCompleted: 'has it back (Checked In)',
  Cancel: 'wants to cancel (Cancel)',
  CancelToPassed: 'no longer needs it (Cancel)',
  CancelAccepted: 'accepts the cancel',
  CancelRefused: 'cannot cancel any more',
  Notification: 'writes a message',
};

export function followTimeline({ desks, showXml, write, colour }: TimelineOptions): Timeline {
  const told = new Set<string>();
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const nameOf = (code: string) => desks.find((desk) => desk.library.code === code)?.library.name ?? code;
  let stopped = false;
  let quiet = 0;

  async function tell(desk: Desk, message: MessageEntry): Promise<void> {
    const from = desk.library.name;
    const to = nameOf(message.partner);
    const other = desks.find((each) => each.library.code === message.partner);
    const here = message.requestId ? await desk.request(message.requestId) : undefined;
    const line = here?.rota.find((each) => each.partner === message.partner && each.requestingAgencyRequestId);
    const theirs = line?.requestingAgencyRequestId ? await other?.request(line.requestingAgencyRequestId) : undefined;
    const time = new Date(message.settledAt ?? message.at).toLocaleTimeString('en-CA', { hour12: false });
    const what = said[message.summary] ?? message.summary;
    write(
      `${paint(2, time)}  ${paint(1, from)} → ${paint(1, to)}: ${paint(message.status === 'delivered' ? 36 : 33, what)}${message.status === 'delivered' ? '' : ` [${message.status}]`}`,
    );
    write(
      `          ${paint(2, `“${here?.title ?? '?'}” ${here?.externalId ?? ''}   ${from}: ${here?.stateLabel ?? '?'}   ${to}: ${theirs?.stateLabel ?? '?'}`)}`,
    );
    if (showXml) write(paint(2, (await desk.message('out', message.id)).xml.replaceAll(/^/gm, '            ')));
  }

  async function look(): Promise<number> {
    const fresh: { desk: Desk; message: MessageEntry }[] = [];
    for (const desk of desks) {
      const { items } = await desk.messages('direction=out&limit=100');
      for (const message of items)
        if (
          ['delivered', 'refused', 'dead', 'withdrawn'].includes(message.status) &&
          !told.has(`${desk.library.code} ${message.id}`)
        )
          fresh.push({ desk, message });
    }
    fresh.sort((one, other) => (one.message.settledAt ?? '').localeCompare(other.message.settledAt ?? ''));
    for (const { desk, message } of fresh) {
      told.add(`${desk.library.code} ${message.id}`);
      await tell(desk, message);
    }
    return fresh.length;
  }

  /** What an earlier run left is not told again. */
  async function skipOld(): Promise<void> {
    for (const desk of desks)
      for (const message of (await desk.messages('direction=out&limit=100')).items)
        told.add(`${desk.library.code} ${message.id}`);
  }

  const following = (async () => {
    await skipOld();
    while (!stopped) {
      quiet = (await look().catch(() => 1)) === 0 ? quiet + 1 : 0;
      await pause(80);
    }
  })();
  return {
    count: () => told.size,
    caughtUp: async () => {
      quiet = 0;
      while (quiet < 2) await pause(80);
    },
    stop: async () => {
      stopped = true;
      await following;
    },
  };
}
