import { attentionSays } from '../../domain/attention.js';
import { addDays, localDate } from '../../domain/calendar.js';
import type { House } from '../house.js';
import { byClock, clock, decidedBy, forAllDue } from './each-due.js';

/** The date to reply to conditions: a reminder before it, and after it what the library chose. */
export async function enforceReplyBy(house: House, now: Date): Promise<number> {
  const { replyByReminderDays, replyByRelease, timeZone } = house.settings;
  const remindBefore = replyByReminderDays > 0 ? addDays(now, replyByReminderDays, timeZone) : now;
  const partners = await house.book.all();
  const find = (limit: number) => house.store.unansweredConditions(now, remindBefore, limit);
  return forAllDue(house, partners, find, now, (bench) => {
    const { facts, partnerCode } = bench.loan.request;
    const replyBy = facts.retryBefore as string;
    const day = localDate(new Date(replyBy), timeZone);
    const dates = { date: now.toISOString(), replyBy };
    if (replyBy >= now.toISOString()) {
      facts.replyByReminded = replyBy;
      byClock(
        bench,
        'generalMessage',
        { sent: { note: `Please answer our conditions by ${day}.`, awaitingConditionsAnswer: true } },
        {
          rule: 'The borrower is reminded before the date to reply to conditions.',
          ...decidedBy(undefined, 'INTERLEND_REPLY_BY_REMINDER_DAYS', replyByReminderDays),
          ...dates,
        },
      );
      return;
    }
    facts.replyByPassed = replyBy;
    const own = facts.local?.['ifUnanswered'];
    const release = own === undefined ? replyByRelease : own === 'release';
    const setting =
      own === undefined
        ? { setting: 'INTERLEND_REPLY_BY_RELEASE', value: replyByRelease ? 'yes' : 'no' }
        : { setting: 'what staff chose with the conditions', value: own };
    const rule = 'Conditions that are not answered by their date end the request, or stay for staff to decide.';
    if (release) {
      const note = `Our conditions were not answered by ${day}.`;
      byClock(bench, 'reject', { sent: { reason: 'NotAvailableForILL', note } }, { rule, ...setting, ...dates });
      return;
    }
    bench.mark({ partnerCode, reason: 'conditionsUnanswered', ...attentionSays('conditionsUnanswered') });
    bench.note({ ...clock, event: 'conditionsUnanswered', facts: { rule, ...setting, ...dates } });
  });
}
