import { because } from '../because.js';
import { problemsInOne } from '../model/local/outcome.js';

/** The lender's word on dates, as far as the patron's due date follows it (R50, R51). */

import { type Calendar, localDate } from '../../domain/calendar/calendar.js';
import { endOfLocalDate } from '../../domain/fulfilment/local-days.js';
import { patronDueAfterRecall, patronDueAfterRenewal } from '../../domain/fulfilment/renewals.js';
import { attentionSays } from '../../domain/request/attention.js';
import type { BorrowingState } from '../../domain/tables/borrowing.js';
import type { Actor } from '../model/actor.js';
import { loansOf } from './lend.js';
import type { WordAtHand, WordStep } from './local-step.js';

const byItself: Actor = { kind: 'system', name: 'Interlend' };

/** A renewal that is granted: the patron has it longer too, as far as the way home allows. */
export const renewed: WordStep = async (word) => {
  const { context, requestStep, local, now } = word;
  const { id, dueDate, facts } = requestStep.loan.request;
  const { timeZone, returnAllowanceDays: allowanceDays } = context.settings;
  const out = dueDate ? await loansOf(local, id, 'out') : [];
  if (!dueDate || out.length === 0) return;
  const calendar = await calendarOf(word);
  const wished = facts.wishedDueDate ? { wished: endOfLocalDate(facts.wishedDueDate, timeZone) } : {};
  for (const { id: loan, dueAt } of out) {
    const present = new Date(dueAt);
    const due = patronDueAfterRenewal({ present, lenderDue: dueDate, allowanceDays, ...wished }, now, calendar);
    if (due <= present) continue;
    const day = localDate(due, calendar.timeZone);
    const outcome = await local.circulation.renewLoan(loan, day, byItself, now, dueDate);
    if (outcome.kind === 'done') continue;
    const why =
      outcome.kind === 'notNow' ? outcome.reason : outcome.kind === 'invalid' ? problemsInOne(outcome.problems) : '';
    requestStep.mark({
      reason: 'localRecords',
      says: attentionSays('localRecords', { more: why }),
    });
  }
};

/** A recall: the patron's date comes nearer, and is noted for the letter. */
export const recalled: WordStep = async (word) => {
  const { context, requestStep, local, now } = word;
  const { request } = requestStep.loan;
  const { recallDays } = await local.policies.inForce();
  const { returnAllowanceDays: allowanceDays } = context.settings;
  const lenderDue = request.dueDate ? { lenderDue: request.dueDate } : {};
  const due = patronDueAfterRecall({ recallDays, allowanceDays, ...lenderDue }, now, await calendarOf(word));
  const outcome = await local.circulation.bringForward(request.id, due, because('recalled'), byItself, now);
  const changed = outcome.kind === 'done' ? outcome.value : [];
  request.facts.local = {
    ...request.facts.local,
    recall: { at: now.toISOString(), patronDueDate: due.toISOString(), loans: changed.map(({ id }) => id) },
  };
};

/** A shipment that is announced after the parcel was received: nothing is due after the lender's date. */
export const announced: WordStep = async ({ requestStep, local, now }) => {
  const { id, state, dueDate } = requestStep.loan.request;
  if (state === 'shippedPhysically' || !dueDate) return;
  await local.circulation.bringForward(id, dueDate, because('lendersDue'), byItself, now);
};

const isOver: ReadonlySet<string> = new Set<BorrowingState>(['requestCompleted', 'completedWithoutReturn']);

/** The lender has it, or has given it up: what is left of its records goes. */
export const settled: WordStep = async ({ requestStep, local, now }) => {
  const { id, state } = requestStep.loan.request;
  const from = requestStep.decision().history.at(-1)?.fromState;
  if (!isOver.has(state) || from === 'returnedToPartner' || from === state) return;
  if ((await local.circulation.items({ request: id, limit: 1 })).items.length === 0) return;
  if ((await loansOf(local, id, 'out')).length > 0) return;
  await local.circulation.removeItems(id, byItself, now);
};

const calendarOf = async ({ context, requestStep, local }: WordAtHand): Promise<Calendar> =>
  (await local.libraries.calendar(requestStep.loan.request.owner)) ?? { timeZone: context.settings.timeZone };
