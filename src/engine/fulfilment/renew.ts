/** Renewals as the borrowing desk orders them (R47–R53): asked of the lender, or granted here where a rule allows it. */

import { localDate } from '../../domain/calendar/calendar.js';
import { endOfLocalDate, isLocalDate } from '../../domain/fulfilment/local-days.js';
import { beyondCapReason, fitsLenderDate, proposedRenewal } from '../../domain/fulfilment/renewals.js';
import { renewalsUsedUp } from '../../domain/rules/loan-rules.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { type Message, message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { LocalRecords } from '../model/local-records.js';
import type { Loan } from '../model/records.js';
import { byItself } from '../step/by-rule.js';
import { dueOnOpenDay, renewedDue } from '../step/order-facts.js';
import { stepsOfProfile } from '../step/profile-of.js';
import { loansOf } from './lend.js';
import { type OrderStep, refusalOfOutcome, type WordStep } from './local-step.js';
import { renewalOf } from './proposals.js';

const onTheForm = { dueDate: 'wishedDueDate' };

/** Not beyond the limit of the network, and for a later day than the patron has now. */
export const askRenewal: OrderStep = async ({ context, loan, local, fields, now }) => {
  const { renewalStepDays, renewalCapDays } = context.settings;
  const reason = beyondCapReason(loan.request.facts.renewals ?? 0, renewalStepDays, renewalCapDays);
  const used = reason ?? (await renewalsUsed(local, loan));
  if (used) return { refused: { kind: 'notAllowed', loan, reason: used } };
  const wished = fields['wishedDueDate'] as string | undefined;
  const problem = wished && notLater(new Date(wished), await earliestDue(local, loan), now, context.settings.timeZone);
  return problem ? { refused: { kind: 'invalid', problems: [{ field: 'wishedDueDate', problem }] } } : undefined;
};

/** Why a loan rule allows no further renewal: of several volumes, the one renewed most often counts. */
async function renewalsUsed(
  local: Pick<LocalRecords, 'circulation' | 'loanRules'>,
  { request }: Loan,
): Promise<Message | undefined> {
  const [first] = await loansOf(local, request.id, 'out');
  if (!first) return undefined;
  const terms = await local.loanRules.termsOfRequest(request.id, first.patron);
  if (terms.renewals === undefined) return undefined;
  const done = (await loansOf(local, request.id, 'out')).map(({ renewals }) => renewals);
  return renewalsUsedUp(terms, Math.max(...done));
}

/** A lender grants no day beyond the limit of the network, whoever names it (R53). */
export const grantRenewal: OrderStep = async ({ context: { settings }, loan, fields }) => {
  const granted = fields['dueDate'] as string | undefined;
  const { latest, limitDays } = renewalOf(settings, loan.request) ?? {};
  if (!granted || !latest || localDate(new Date(granted), settings.timeZone) <= latest) return undefined;
  const problem = message('refusedDate.beyondLimit', { latest: { day: latest }, limit: limitDays });
  return { refused: { kind: 'invalid', problems: [{ field: 'dueDate', problem }] } };
};

/** Why a date is no renewal (R49). */
function notLater(wished: Date, due: Date | undefined, now: Date, timeZone: string): Message | undefined {
  if (wished < now) return message('refusedDate.passed');
  if (!due || localDate(wished, timeZone) > localDate(due, timeZone)) return undefined;
  return message('refusedDate.keepsUntil', { due: localDate(due, timeZone) });
}

/** When the first of the volumes is due that the patron has. */
async function earliestDue(local: Pick<LocalRecords, 'circulation'>, loan: Loan): Promise<Date | undefined> {
  const out = await loansOf(local, loan.request.id, 'out');
  return out.map(({ dueAt }) => new Date(dueAt)).sort((one, other) => Number(one) - Number(other))[0];
}

/** The patron has it longer, the lender needs not know. */
export const renewHere: OrderStep = async ({ context, loan, local, fields, actor, now }) => {
  const { timeZone, returnAllowanceDays } = context.settings;
  const dueDate = localDate(new Date(fields['wishedDueDate'] as string), timeZone);
  for (const { id } of await loansOf(local, loan.request.id, 'out')) {
    const refused = refusalOfOutcome(await local.circulation.renewLoan(id, dueDate, actor, now), loan, onTheForm);
    if (refused) return refused;
  }
  return {
    because: {
      rule: byRule('renewedHere'),
      setting: 'INTERLEND_RENEW_LOCALLY',
      value: 'yes',
      lenderDue: loan.request.dueDate?.toISOString(),
      returnAllowanceDays,
      date: now.toISOString(),
    },
  };
};

/** Whether the rule grants a renewal here: the setting says so, a patron has it, and the date fits. */
export async function renewsHere(
  { settings }: EngineContext,
  loan: Loan,
  local: Pick<LocalRecords, 'circulation'>,
  fields: Record<string, unknown>,
): Promise<boolean> {
  const wished = fields['wishedDueDate'];
  if (!settings.renewLocally || typeof wished !== 'string' || !isLocalDate(wished)) return false;
  const at = endOfLocalDate(wished, settings.timeZone);
  if (!fitsLenderDate(at, loan.request.dueDate, settings.returnAllowanceDays, settings.timeZone)) return false;
  return (await loansOf(local, loan.request.id, 'out')).length > 0;
}

/** The date that a renewal is proposed for. */
export async function proposalFor(
  { settings }: EngineContext,
  loan: Loan,
  local: Pick<LocalRecords, 'circulation'>,
  now: Date,
): Promise<string> {
  const due = await earliestDue(local, loan);
  return proposedRenewal(due ?? loan.request.dueDate, now, settings.renewalStepDays, settings.timeZone);
}

/**
 * A renewal that is asked for is granted at once where the partner's workflow profile says so (R91). Not when another request
 * waits for this very item: then staff decide.
 */
export const renewByProfile: WordStep = async ({ context, requestStep, local, partners, now }) => {
  const { request } = requestStep.loan;
  const { automaticRenew, profile } = stepsOfProfile(requestStep.loan, partners);
  if (!automaticRenew || request.state !== 'renewRequested') return;
  if (await local.lending.isWaitedFor(request.id)) {
    const rule = byRule('waitedFor');
    requestStep.note({
      actorKind: 'system',
      actor: 'Interlend',
      event: 'renewalLeftToStaff',
      facts: { rule, date: now.toISOString() },
    });
    return;
  }
  const usual = { dueDate: renewedDue(request, now, context.settings) };
  const { sent, because } = await dueOnOpenDay(local, requestStep.loan, 'acceptRenewal', usual, now);
  byItself(
    requestStep,
    'acceptRenewal',
    {
      rule: byRule('renewalGranted'),
      setting: `workflow profile “${profile}”`,
      value: 'automatic renew',
      date: now.toISOString(),
      ...(because ? { openDay: because } : {}),
    },
    { sent },
  );
};
