import { setTimeout as pause } from 'node:timers/promises';
import type { RequestSummary } from '../../contract/request-views.js';
import type { Desk } from './desk.js';

/** What a borrower's state and its lender's state may be together when nothing is on its way between them. */
const together: Record<string, readonly string[]> = {
  requestSent: ['created', 'locateFailed', 'beingProcessed', 'conditional'],
  requestAccepted: ['created', 'beingProcessed', 'willSupply'],
  willSupply: ['willSupply', 'beingProcessed'],
  conditional: ['conditional', 'retryPossible'],
  badCitation: ['retryPossible', 'created'],
  shippedPhysically: ['shippedPhysically'],
  shippedDigitally: ['shippedDigitally'],
  copyShipped: ['shippedPhysically'],
  copyReceived: ['shippedPhysically', 'requestCompleted'],
  receivedPhysically: ['receivedByPartner'],
  receivedNotForLoan: ['receivedByPartner'],
  receivedDigitally: ['shippedDigitally', 'requestCompleted'],
  loaned: ['receivedByPartner'],
  mediatedRenewal: ['receivedByPartner'],
  renewRequested: ['renewRequested'],
  renewed: ['receivedByPartner'],
  renewNotAccepted: ['receivedByPartner', 'recalled', 'overdue'],
  recalled: ['recalled'],
  overdue: ['overdue'],
  returnedByPatron: ['receivedByPartner', 'recalled', 'overdue'],
  passedOn: ['passedOn', 'requestCompleted'],
  returnedToPartner: ['returnedByPartner', 'requestCompleted'],
  lostReported: ['lostReported'],
  declaredLost: ['lostAndFeeCommunicated'],
  lostAndFeePaid: ['lostAndFeeCommunicated', 'completedWithoutReturn'],
  damagedReported: ['damaged'],
  cancelRequested: ['cancelRequested'],
  cancelNotAccepted: ['willSupply', 'shippedPhysically'],
  cancelledByPartner: ['cancelled'],
  cancelledByStaff: ['cancelled'],
  cancelledByPatron: ['cancelled'],
  requestCompleted: ['requestCompleted'],
  completedWithoutReturn: ['completedWithoutReturn'],
};

/** Whether two libraries that share a request tell the same story of it. */
export function agree(borrower: string, lender: string): boolean {
  return together[borrower]?.includes(lender) ?? false;
}

/** A partner that was left must have nothing open for us. */
export const leftBehind: readonly string[] = ['rejected', 'cancelled', 'expired', 'retryPossible', 'requestCompleted'];

export interface NodesCompared {
  /** Conversations looked at: one request with one partner. */
  count: number;
  disagreements: string[];
}

/** Lays both libraries' records of every request side by side, when nothing is on its way any more. */
export async function compareSides(desks: readonly Desk[], patienceMs = 150_000): Promise<NodesCompared> {
  const compared: NodesCompared = { count: 0, disagreements: await leftInOutboxes(desks, patienceMs) };
  for (const desk of desks) for (const each of await borrowed(desk)) await compareRequest(desk, each, desks, compared);
  return compared;
}

/** Waits until everything is delivered; what then still waits, as a sentence for each library. */
async function leftInOutboxes(desks: readonly Desk[], patienceMs: number): Promise<string[]> {
  for (const started = Date.now(); ; await pause(100)) {
    const left: string[] = [];
    for (const { library, snapshot } of desks) {
      const { outboxDepth, waitingEarly } = await snapshot();
      if (outboxDepth + waitingEarly > 0)
        left.push(`${library.name}: ${outboxDepth} messages are not delivered, ${waitingEarly} wait for their request`);
    }
    if (left.length === 0 || Date.now() - started > patienceMs) return left;
  }
}

async function borrowed(desk: Desk): Promise<RequestSummary[]> {
  const all: RequestSummary[] = [];
  for (let after = ''; all.length < 2_000; ) {
    const page = await desk.requests(`side=borrowing&limit=100${after ? `&after=${after}` : ''}`);
    all.push(...page.items);
    if (!page.next) break;
    after = page.next;
  }
  return all;
}

async function compareRequest(
  desk: Desk,
  summary: RequestSummary,
  desks: readonly Desk[],
  compared: NodesCompared,
): Promise<void> {
  const ours = await desk.request(summary.id);
  for (const line of ours?.rota ?? []) {
    const other = desks.find((each) => each.library.code === line.partner);
    if (!ours || !other || !line.requestingAgencyRequestId) continue;
    compared.count += 1;
    const theirs = await lendingOf(other, line.requestingAgencyRequestId, desk.library.code);
    const fits =
      line.state === 'passed'
        ? leftBehind.includes(theirs ?? 'rejected')
        : theirs !== undefined && agree(ours.state, theirs);
    if (!fits)
      compared.disagreements.push(
        `${line.requestingAgencyRequestId} “${ours.title}”: ${desk.library.name} says ${ours.state}, ${other.library.name} says ${theirs ?? 'nothing'}`,
      );
  }
}

async function lendingOf(desk: Desk, id: string, borrower: string): Promise<string | undefined> {
  const found = await desk.request(id);
  return found?.side === 'lending' && found.partner === borrower ? found.state : undefined;
}
