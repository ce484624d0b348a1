/** A partner's request is matched against our own shelves, and answered by itself where the library's rules say so. */
import { byRule } from '../../domain/automatic-rules.js';
import { answerByRule, type LocateRules, located } from '../../domain/fulfilment/locate.js';
import { rejectReason } from '../../domain/reasons.js';
import { message } from '../../words/message.js';
import { byClock } from '../deadlines/each-due.js';
import { attempt, type LastStep, outcomeOf } from '../desk/attempt.js';
import type { House } from '../house.js';
import { atLibrary } from '../local/at-library.js';
import type { ActOutcome, Actor } from '../ports.js';
import type { PartnerRecord } from '../records.js';
import { stepsOf } from '../step/profile-of.js';
import { type Cause, openWorkbench, type Workbench } from '../step/workbench.js';
import type { StoreTransaction } from '../store.js';

/** One new request, once: whoever else was faster with it has it. Gives the messages that wait, or nothing. */
export async function locate(
  house: House,
  partners: readonly PartnerRecord[],
  id: string,
  now: Date,
): Promise<string[] | undefined> {
  return house.store.transaction(async (tx) => {
    const loan = await tx.lockRequest(id);
    if (loan?.request.side !== 'lending' || loan.request.state !== 'created' || loan.request.facts.locate)
      return undefined;
    const bench = openWorkbench(await atLibrary(house, loan.request.owner, tx.local), partners, loan, now);
    const rules = await tx.local.policies.inForce();
    const leftOut = stepsOf(loan, partners).leftOut.has('reject');
    await look(bench, tx, clock, now, leftOut ? undefined : rules);
    return (await tx.save(bench.decision())).outboundIds;
  });
}

const clock: Cause = { actorKind: 'system', actor: 'Interlend' };

/** By hand (R97, “Locate”): no rule answers, for a person is looking. */
export async function locateAgain(house: House, id: string, actor: Actor, lastStep: LastStep): Promise<ActOutcome> {
  const now = new Date();
  const attempted = await attempt(house, { id, actor }, async (bench, tx) => {
    const { loan } = bench;
    if (loan.request.side !== 'lending' || loan.request.closedAt)
      return { kind: 'notAllowed', loan, reason: message('refusedOrder.locateOpenOnly') };
    await look(bench, tx, { actorKind: actor.kind, actor: actor.name }, now);
    return undefined;
  });
  return outcomeOf(house, attempted, lastStep, actor.desk);
}

async function look(bench: Workbench, tx: StoreTransaction, cause: Cause, now: Date, rules?: LocateRules) {
  const { request, citation } = bench.loan;
  const matches = await tx.local.holdings.match(citation.bibliographic, { lentToo: true });
  const found = matches.map(({ holding, by, otherEdition }) => ({ holding: holding.id, by, otherEdition }));
  await tx.local.lending.keepCandidates(request.id, found);
  const facts = matches.map(({ holding, otherEdition }) => ({
    policy: holding.policy,
    lent: holding.lent,
    otherEdition,
  }));
  const result = located(facts);
  const date = now.toISOString();
  request.facts.locate = { at: date, result, items: matches.length };
  const told = { rule: byRule('lookedForHere'), date, result, items: matches.length };
  const answer = rules && answerByRule(facts, rules);
  if (answer) {
    const { reason, rule, policy } = answer;
    const sent = { reason: rejectReason(reason)?.reasonUnfilled ?? reason };
    byClock(
      bench,
      'reject',
      { sent, local: { rejectReason: reason } },
      { ...told, rule, setting: policy, value: true },
    );
  } else if (result === 'notHeld' && request.state === 'created')
    bench.apply('markLocateFailed', {}, { ...cause, facts: told });
  else if (result !== 'notHeld' && request.state === 'locateFailed')
    bench.apply('process', {}, { ...cause, facts: told });
  else bench.note({ ...cause, event: 'located', facts: told });
}
