import { setTimeout as pause } from 'node:timers/promises';
import type { RequestSummary } from '../../engine/ports.js';
import { agree, leftBehind } from './agreement.js';
import type { Desk } from './desk.js';

export interface Compared {
  /** Conversations looked at: one request with one partner. */
  count: number;
  disagreements: string[];
}

/** Lays both libraries' records of every request side by side, when nothing is on its way any more. */
export async function compareSides(desks: readonly Desk[], patienceMs = 150_000): Promise<Compared> {
  const compared: Compared = { count: 0, disagreements: await leftInOutboxes(desks, patienceMs) };
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
  compared: Compared,
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
