/** What time alone must do with lending requests: expiry, overdue messages, conditions that nobody answers. */
import { attentionText } from '../domain/attention.js';
import { addDays, type Calendar, localDate } from '../domain/calendar.js';
import { businessDaysAgo } from '../domain/deadlines.js';
import { UnwritableMessage } from '../protocol/write.js';
import { leaveToStaff } from './follow-up.js';
import type { House } from './house.js';
import type { PartnerRecord } from './records.js';
import type { StepFacts } from './step-facts.js';
import type { Cutoffs, DueRequest } from './store.js';
import { type Cause, openWorkbench, type Workbench } from './workbench.js';

/** How many requests one run of a job takes up; the next run goes on. */
const rowsAtOnce = 200;

/** Where a decision is still to be taken. From Will Supply on the clock of expiry stands still. */
const undecided = ['created', 'locateFailed', 'beingProcessed'];
const lent = ['shippedPhysically', 'receivedByPartner', 'recalled', 'overdue'];

export type CalendarOf = () => Promise<Calendar | undefined>;

/** Lending requests nobody decided on in time expire; the borrower is told and moves on. */
export async function expireLending(house: House, now: Date, calendarOf: CalendarOf): Promise<number> {
  const { lendingExpiryBusinessDays: usual } = house.settings;
  const calendar = (await calendarOf()) ?? { timeZone: house.settings.timeZone };
  const partners = await house.book.all();
  const cutoff = (days: number) => (days > 0 ? businessDaysAgo(now, days, calendar) : undefined);
  const cutoffs = cutoffsOf(partners, usual, cutoff, (partner) => partner.expiryBusinessDays);
  const due = await house.store.undecidedLending(undecided, cutoffs, rowsAtOnce);
  return forEachDue(house, partners, due, now, (bench, partner) => {
    const since = bench.loan.request.facts.askedAgainAt ?? bench.loan.request.createdAt.toISOString();
    byClock(
      bench,
      'expire',
      {},
      {
        rule: 'A lending request that nobody decides on expires, and the borrower asks elsewhere.',
        ...decidedBy(partner?.expiryBusinessDays, 'INTERLEND_LENDING_EXPIRY_BUSINESS_DAYS', usual),
        date: now.toISOString(),
        since,
      },
    );
  });
}

/** Who keeps an item beyond the lender's due date is told so, and told again. */
export async function sendOverdues(house: House, now: Date): Promise<number> {
  const { overdueResendDays: usual, timeZone } = house.settings;
  const partners = await house.book.all();
  const cutoff = (days: number) => (days > 0 ? addDays(now, -days, timeZone) : undefined);
  const cutoffs = cutoffsOf(partners, usual, cutoff, (partner) => partner.overdueResendDays);
  const due = await house.store.overdueLending(lent, now, cutoffs, rowsAtOnce);
  return forEachDue(house, partners, due, now, (bench, partner) => {
    const { request } = bench.loan;
    request.facts.overdueSentAt = now.toISOString();
    byClock(
      bench,
      'sendOverdue',
      {},
      {
        rule: 'After the due date the borrower is told that the item is overdue, and told again after some days.',
        ...decidedBy(partner?.overdueResendDays, 'INTERLEND_OVERDUE_RESEND_DAYS', usual),
        date: now.toISOString(),
        dueDate: request.dueDate?.toISOString(),
      },
    );
  });
}

/** The date to reply to conditions: a reminder before it, and after it what the library chose. */
export async function enforceReplyBy(house: House, now: Date): Promise<number> {
  const { replyByReminderDays, replyByRelease, timeZone } = house.settings;
  const remindBefore = replyByReminderDays > 0 ? addDays(now, replyByReminderDays, timeZone) : now;
  const partners = await house.book.all();
  const due = await house.store.unansweredConditions(now, remindBefore, rowsAtOnce);
  return forEachDue(house, partners, due, now, (bench) => {
    const { facts, partnerCode } = bench.loan.request;
    const replyBy = facts.retryBefore as string;
    const day = localDate(new Date(replyBy), timeZone);
    const dates = { date: now.toISOString(), replyBy };
    if (replyBy >= now.toISOString()) {
      facts.replyByReminded = replyBy;
      return byClock(
        bench,
        'generalMessage',
        { sent: { note: `Please answer our conditions by ${day}.` } },
        {
          rule: 'The borrower is reminded before the date to reply to conditions.',
          ...decidedBy(undefined, 'INTERLEND_REPLY_BY_REMINDER_DAYS', replyByReminderDays),
          ...dates,
        },
      );
    }
    facts.replyByPassed = replyBy;
    const setting = decidedBy(undefined, 'INTERLEND_REPLY_BY_RELEASE', replyByRelease ? 'yes' : 'no');
    const rule = 'Conditions that are not answered by their date end the request, or stay for staff to decide.';
    if (replyByRelease) {
      const note = `Our conditions were not answered by ${day}.`;
      return byClock(bench, 'reject', { sent: { reason: 'NotAvailableForILL', note } }, { rule, ...setting, ...dates });
    }
    bench.mark({ partnerCode, reason: 'conditionsUnanswered', text: attentionText('conditionsUnanswered') });
    bench.note({ ...clock, event: 'conditionsUnanswered', facts: { rule, ...setting, ...dates } });
  });
}

const clock = { actorKind: 'system', actor: 'Interlend' } as const;

/** What decided: the partner's own number, else the library's setting. */
const decidedBy = (own: number | undefined, setting: string, usual: number | string) =>
  own === undefined ? { setting, value: usual } : { setting: 'the partner’s own number', value: own };

function cutoffsOf(
  partners: readonly PartnerRecord[],
  usual: number,
  cutoff: (days: number) => Date | undefined,
  own: (partner: PartnerRecord) => number | undefined,
): Cutoffs {
  const known = new Map<number, Date | undefined>();
  const of = (days: number) => {
    if (!known.has(days)) known.set(days, cutoff(days));
    return known.get(days);
  };
  const theirs = partners.flatMap((partner): [string, string | null][] => {
    const days = own(partner);
    return days === undefined ? [] : [[partner.code, of(days)?.toISOString() ?? null]];
  });
  return { all: of(usual), partners: Object.fromEntries(theirs) };
}

/** An order of the clock. What cannot be written is left to staff, and the clock does not try it again. */
function byClock(bench: Workbench, event: string, facts: StepFacts, why: Record<string, unknown>): void {
  const cause: Cause = { ...clock, facts: why, ...(facts.sent?.note ? { note: facts.sent.note } : {}) };
  try {
    bench.apply(event, facts, cause);
  } catch (error) {
    if (!(error instanceof UnwritableMessage)) throw error;
    leaveToStaff(bench, event, error, cause);
    bench.loan.request.facts.clockStopped = event;
  }
}

/**
 * Each in a transaction of its own, under its lock, and only if it is as it was found: who was faster decides. One that
 * fails is logged and does not keep the others.
 */
async function forEachDue(
  house: House,
  partners: readonly PartnerRecord[],
  due: readonly DueRequest[],
  now: Date,
  work: (bench: Workbench, partner: PartnerRecord | undefined) => void,
): Promise<number> {
  let done = 0;
  for (const { id, version } of due) {
    try {
      const ids = await house.store.transaction(async (tx) => {
        const loan = await tx.lockRequest(id);
        if (loan?.request.version !== version) return undefined;
        const bench = openWorkbench(house, partners, loan, now);
        work(
          bench,
          partners.find((each) => each.code === loan.request.partnerCode),
        );
        return (await tx.save(bench.decision())).outboundIds;
      });
      if (!ids) continue;
      done += 1;
      if (ids.length > 0) void house.doorbell.ring(ids);
    } catch (error) {
      house.log.error({ err: error, request: id }, 'A deadline could not be kept for one request; it is tried again.');
    }
  }
  return done;
}
