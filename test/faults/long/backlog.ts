import { setTimeout as pause } from 'node:timers/promises';
import { fillOutbox, openFifty } from './fifty.js';
import { figureOf } from './figures.js';
import { type Kind, type Verdict, verdictOf } from './ledger.js';
import { residentMb } from './resident.js';
import type { Scenario } from './scenario.js';

/** Nobody listens there: what waits is found by the sweep alone. */
export const nobody = 'amqp://guest:guest@127.0.0.1:9';
/** Of the memory of the node that sends, in MB. */
const memoryMb = 400;
/** Calls to one partner at the same time, as the settings have it. */
const perPartner = 8;

export interface Drained {
  messages: number;
  seconds: number;
  /** The most memory that the node had meanwhile, in MB; 0 where the system does not say. */
  memoryMb: number;
  verdict: Verdict;
}

/** A node starts with so many due messages for fifty partners, finds them by its sweep, and sends until none is left. */
export async function drainBacklog(messages: number, isOver = () => false): Promise<Drained> {
  const fifty = await openFifty();
  try {
    const { library, partners } = fifty;
    const waiting = await fillOutbox(library, partners, messages);
    const began = performance.now();
    const node = await library.fork({ AMQP_URL: nobody });
    let most = 0;
    let left = waiting;
    while (left > 0 && !isOver()) {
      await pause(300);
      most = Math.max(most, residentMb(node.pid) ?? 0);
      const [row] = await library.rows<{ left: number }>(
        `select count(*)::int as left from outbound_message where status in ('pending', 'sending')`,
      );
      left = row?.left ?? 0;
    }
    const seconds = (performance.now() - began) / 1000;
    const { calls, messages: arrived, disordered, mostAtOnce } = await fifty.counted();
    const parked = await library.rows(`select 1 from outbound_message where status in ('held', 'dead', 'refused')`);
    const found: { kind: Kind; sentence: string }[] = [];
    const note = (is: boolean, kind: Kind, sentence: string) => is && found.push({ kind, sentence });
    note(arrived < waiting, 'lost', `${waiting - arrived} of ${waiting} messages did not arrive`);
    note(calls > arrived, 'doubled', `${calls - arrived} messages arrived more than once`);
    note(disordered > 0, 'out of order', `${disordered} messages arrived before the one before them`);
    note(parked.length > 0, 'falsely parked', `${parked.length} messages were parked`);
    note(mostAtOnce > perPartner, 'otherwise wrong', `one partner had ${mostAtOnce} calls at once`);
    note(most >= memoryMb, 'otherwise wrong', `the node had ${Math.round(most)} MB of memory`);
    return { messages: arrived, seconds, memoryMb: most, verdict: verdictOf(found) };
  } finally {
    await fifty.close();
  }
}

export const backlog: Scenario = {
  name: 'backlog',
  does: 'A node starts while many messages are due for fifty partners, and finds them by its sweep.',
  holds: `Each arrives once and in order, no partner has more than ${perPartner} calls at once, and the node stays below ${memoryMb} MB.`,
  run: async ({ choice, isOver }) => {
    const { messages, seconds, memoryMb: most, verdict } = await drainBacklog(choice.backlog, isOver);
    return {
      done: { 'messages delivered': messages },
      verdict,
      figures: [
        figureOf('backlog drained in', seconds / 60, 10, 'minutes'),
        figureOf('most memory of the node', most, memoryMb, 'MB'),
        figureOf('messages a second', messages / seconds, undefined, '/s'),
      ],
    };
  },
};
