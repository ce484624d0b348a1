import { addDays, type Calendar, localDate } from '../../domain/calendar/calendar.js';
import { noteToPartner } from '../../domain/partner/note-to-partner.js';
import { attentionSays } from '../../domain/request/attention.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { EngineContext } from '../engine-context.js';
import { calendarsOf, latestOf } from './calendars.js';
import { byClock, clock, decidedBy, forAllDue } from './each-due.js';

/** The date to reply to conditions: a reminder before it, and after it what the library chose. */
export async function enforceReplyBy(context: EngineContext, now: Date): Promise<number> {
  const { replyByReminderDays, replyByRelease } = context.settings;
  const calendars = await calendarsOf(context);
  const remindBy = ({ timeZone }: Calendar) =>
    replyByReminderDays > 0 ? addDays(now, replyByReminderDays, timeZone) : now;
  const remindBefore = latestOf(calendars.all.map(remindBy));
  const partners = await context.book.all();
  const find = (limit: number) => context.store.unansweredConditions(now, remindBefore, limit);
  return forAllDue(context, partners, find, now, (requestStep) => {
    const { facts, partnerCode, owner } = requestStep.loan.request;
    const replyBy = facts.retryBefore as string;
    const own = calendars.of(owner);
    const day = localDate(new Date(replyBy), own.timeZone);
    const dates = { date: now.toISOString(), replyBy };
    if (replyBy >= now.toISOString()) {
      if (replyBy > remindBy(own).toISOString()) return 'nothing';
      facts.replyByReminded = replyBy;
      byClock(
        requestStep,
        'generalMessage',
        { sent: { note: noteToPartner('pleaseAnswer', { day }), awaitingConditionsAnswer: true } },
        {
          rule: byRule('replyReminded'),
          ...decidedBy(undefined, 'INTERLEND_REPLY_BY_REMINDER_DAYS', replyByReminderDays),
          ...dates,
        },
      );
      return undefined;
    }
    facts.replyByPassed = replyBy;
    const chosen = facts.local?.['ifUnanswered'];
    const release = chosen === undefined ? replyByRelease : chosen === 'release';
    const setting =
      chosen === undefined
        ? { setting: 'INTERLEND_REPLY_BY_RELEASE', value: replyByRelease ? 'yes' : 'no' }
        : { setting: 'what staff chose with the conditions', value: chosen };
    const rule = byRule('conditionsUnanswered');
    if (release) {
      const note = noteToPartner('notAnswered', { day });
      byClock(requestStep, 'reject', { sent: { reason: 'NotAvailableForILL', note } }, { rule, ...setting, ...dates });
      return undefined;
    }
    requestStep.mark({ partnerCode, reason: 'conditionsUnanswered', says: attentionSays('conditionsUnanswered') });
    requestStep.note({ ...clock, event: 'conditionsUnanswered', facts: { rule, ...setting, ...dates } });
    return undefined;
  });
}
