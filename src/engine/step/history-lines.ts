/** What the history tells of a step beside its event: rules by which the node acted by itself, dates, reasons. */

import { localDate } from '../../domain/calendar/calendar.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { isoReasonWords } from '../../domain/request/reasons.js';
import { passingWords } from '../../domain/rota/rota.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { eventWords, type HistoryEvent } from '../../domain/tables/events.js';
import type { EffectName, EventName, Side } from '../../domain/tables/tables.js';
import type { Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { RequestRecord } from '../model/records.js';
import type { StepFacts } from '../model/step-facts.js';
import type { Cause } from './step-in-hand.js';

interface Rule {
  rule: string;
  /** The setting that decides, when one does. */
  setting?: { env: string; value: (context: EngineContext) => unknown };
}

const cancelByHand = {
  env: 'INTERLEND_CANCEL_BY_HAND',
  value: ({ settings }: EngineContext) => (settings.cancelByHand ? 'yes' : 'no'),
};

const rules: Partial<Record<EffectName, Rule>> = {
  'send:CancelAccepted': { rule: byRule('cancelAccepted'), setting: cancelByHand },
  'send:CancelRefused': { rule: byRule('cancelRefused') },
  'send:RenewRefused': { rule: byRule('renewalRefused') },
  'send:WillSupply': { rule: byRule('conditionsAccepted') },
  'send:Unfilled': { rule: byRule('refusedAgain') },
  'send:CompletedWithoutReturn': { rule: byRule('settledAgain') },
  'send:StatusAnswer': { rule: byRule('statusAnswered') },
  'send:Cancel': { rule: byRule('latePromise') },
  'send:CancelToPassed': { rule: byRule('promiseOfPassed') },
  'send:NotificationToPassed': { rule: byRule('shipmentOfPassed') },
};

/** Whatever is sent for these, it follows from the event. */
const rulesOfEvents: Partial<Record<EventName, Rule>> = {
  'requester.conditionsRefused': { rule: byRule('conditionsRefused') },
  'requester.conditionsRefusedByNote': { rule: byRule('conditionsRefused') },
};

/** Rule, setting, value and date behind the messages that a step sends although no staff ordered it. */
export function rulesBehind(
  context: EngineContext,
  event: EventName,
  effects: readonly EffectName[],
  now: Date,
): LineFacts | undefined {
  const isSaid = effects.some((effect) => effect.startsWith('send:'));
  const found = (isSaid ? rulesOfEvents[event] : undefined) ?? effects.flatMap((effect) => rules[effect] ?? [])[0];
  if (!found) return undefined;
  const { rule, setting } = found;
  return {
    rule,
    ...(setting ? { setting: setting.env, value: setting.value(context) } : {}),
    date: now.toISOString(),
  };
}

/** For the history: the lender's date before the step, when there was one, and after it. */
export const dueInHistory = (before: DueOf, after: DueOf) =>
  after.dueDate && after.dueDate.getTime() !== before.dueDate?.getTime()
    ? {
        dueDate: {
          ...(before.dueDate ? { from: before.dueDate.toISOString() } : {}),
          to: after.dueDate.toISOString(),
        },
        dueDay: { ...(before.dueDay ? { from: before.dueDay } : {}), to: after.dueDay },
      }
    : {};
type DueOf = Partial<Pick<RequestRecord, 'dueDate' | 'dueDay'>>;

/** How a partner was left, as data: later rotas look at it. */
export const leftBy = (event: HistoryEvent, reasonUnfilled: string | undefined) => ({
  left: event,
  ...(reasonUnfilled ? { reasonUnfilled } : {}),
});

/** The reason that was received or sent with a no, for whoever reads the history. */
export function reasonIn({ heard = {}, sent = {} }: StepFacts): { reason?: Wording } {
  const reason = heard.reasonUnfilled ?? heard.reasonRetry ?? sent.ownReason?.code ?? sent.reason;
  return reason ? { reason: isoReasonWords(reason) } : {};
}

/** Why a partner was left, kept with its line of the rota. */
export function historyReason(
  side: Side,
  event: HistoryEvent,
  { heard = {}, sent = {} }: StepFacts,
  cause: Cause,
  timeZone: string,
): Wording {
  return passingWords({
    event: eventWords(side, event),
    reason: heard.reasonUnfilled ?? heard.reasonRetry ?? sent.reason,
    askAgainAfter: heard.retryAfter && localDate(new Date(heard.retryAfter), timeZone),
    note: cause.note,
  });
}
