import { setTimeout as pause } from 'node:timers/promises';
import type { BorrowingState } from '../../domain/borrowing.js';
import type { Thing } from '../client.js';
import { Refused } from '../failures.js';
import { practiceCode } from './practice-partner.js';
import type { SetupAtNode } from './setup-run.js';
import type { SetupWords } from './words.js';

export interface LoanDone {
  externalId: string;
  state: string;
}

type RequestView = Thing<'RequestView'>;

type Step = {
  says: keyof SetupWords['loan'] & ('sent' | 'promised' | 'shipped' | 'received' | 'returned' | 'checkedIn');
} & ({ act: string } | { until: readonly BorrowingState[] });

/** One whole loan: what our desk does, and what is waited for. */
const steps: readonly Step[] = [
  { act: 'send', says: 'sent' },
  { until: ['willSupply', 'shippedPhysically'], says: 'promised' },
  { until: ['shippedPhysically'], says: 'shipped' },
  { act: 'receive', says: 'received' },
  { act: 'returnToPartner', says: 'returned' },
  { until: ['requestCompleted'], says: 'checkedIn' },
];

/** Asks the practice partner for an item and plays our desk until it is checked in, unless that was done before. */
export async function lendOnce(setup: SetupAtNode): Promise<LoanDone> {
  const { client, order, words, say } = setup;
  say('', words.loan.title);
  const earlier = await practiceLoans(setup);
  const complete = earlier.find(({ state }) => state === 'requestCompleted');
  if (complete && !order.again) {
    say(words.loan.there(complete.externalId));
    return { externalId: complete.externalId, state: complete.state };
  }
  for (const { externalId, state } of earlier) if (state !== 'requestCompleted') say(words.loan.brokenOff(externalId));
  let view = await client.createRequest({ serviceType: 'Loan', title: words.loan.citation, rota: [practiceCode] });
  say(words.loan.made(view.externalId));
  if (view.state === 'pendingApproval') view = await act(setup, view, 'approve');
  for (const step of steps) {
    view = 'act' in step ? await act(setup, view, step.act) : await until(setup, view, step.until);
    say(words.loan[step.says]);
  }
  return { externalId: view.externalId, state: view.state };
}

async function practiceLoans({ client }: SetupAtNode) {
  const { items } = await client.listRequests({ side: 'borrowing', partner: [practiceCode], limit: 100 });
  return items;
}

async function act({ client }: SetupAtNode, { id }: RequestView, action: string): Promise<RequestView> {
  return client.act({ id, action, version: (await client.readRequest({ id })).version, fields: {} });
}

const patienceMs = 60_000;

async function until(
  { client, words }: SetupAtNode,
  { id }: RequestView,
  states: readonly string[],
): Promise<RequestView> {
  for (const end = Date.now() + patienceMs; ; await pause(100)) {
    const now = await client.readRequest({ id });
    if (states.includes(now.state)) return now;
    if (Date.now() > end) throw new Refused(...words.loan.stuck(now.externalId, now.stateLabel));
  }
}
