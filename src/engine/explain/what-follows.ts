import type { ChannelView } from '../../contract/exchange-views.js';
import { type Calendar, localDate, renewalsLeft, withdrawAfter } from '../../domain/calendar/calendar.js';
import { dayMeant, endOfLocalDate } from '../../domain/fulfilment/local-days.js';
import { requestExpires } from '../../domain/fulfilment/request-expiry.js';
import { stateRow } from '../../domain/tables/states.js';
import { following, type KeyOf, type Message, message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Loan, PartnerRecord } from '../model/records.js';
import { activeOf, nextListed } from '../rota/rota-moves.js';
import { unanswered, unshipped } from '../step/absorb.js';

/** What happens, when, and what decides: a setting with its value, or a rule in words. */
export interface Following {
  what: Wording;
  when?: string;
  rule: Message;
}

interface Circumstances {
  partner: string | Message;
  /** The numbers of its own that this partner has. */
  own: Partial<
    Pick<PartnerRecord, 'expiryType' | 'expiryBusinessDays' | 'overdueResendDays' | 'autoClaimDays' | 'autoCancelDays'>
  >;
  /** Of this library: holidays and closures. */
  calendar: Calendar;
  /** A message of this request has not got through. */
  undelivered: boolean;
  channel?: ChannelView | undefined;
}

/** What happens automatically, and by which setting: the rules of this node that apply in the state of the loan. */
export function whatFollows(context: EngineContext, loan: Loan, known: Circumstances): Following[] {
  const own = loan.request.side === 'borrowing' ? borrowing(context, loan, known) : lending(context, loan, known);
  return [...(known.undelivered ? delivery(known) : []), ...own];
}

const asked = ['requestSent', 'requestAccepted', 'willSupply', 'conditional', 'badCitation'];
/** A setting as Settings calls it, with its value here. */
const setting = (key: KeyOf<'settingLabel'>, value: number | boolean): Message => {
  const name = message(`settingLabel.${key}`);
  return typeof value === 'boolean'
    ? message('followRule.settingSwitch', { name, value: value ? 'yes' : 'no' })
    : message('followRule.setting', { name, value });
};

function borrowing({ settings }: EngineContext, loan: Loan, known: Circumstances): Following[] {
  const { state } = loan.request;
  const { partner, undelivered } = known;
  const all: Following[] = [];
  const active = activeOf(loan);
  if (undelivered && state === 'requestSent' && active?.askedAt)
    all.push({
      what: message('follow.withdrawn', { partner }),
      when: withdrawAfter(active.askedAt, settings.withdrawBusinessDays, known.calendar).toISOString(),
      rule: setting('withdrawBusinessDays', settings.withdrawBusinessDays),
    });
  if (!undelivered) all.push(...chasing(settings, loan, known));
  if (asked.includes(state)) {
    const ready = stateRow('borrowing', 'readyToSend').label;
    all.push(
      nextListed(loan)
        ? {
            what: message(settings.autoSendNext ? 'follow.nextAtOnce' : 'follow.nextByStaff', { partner, ready }),
            rule: setting('autoSendNext', settings.autoSendNext),
          }
        : { what: message('follow.exhausted', { partner }), rule: message('followRule.endOfRota') },
    );
  }
  const { retryAfter } = loan.request.facts;
  if (state === 'retryLater' && retryAfter)
    all.push({
      what: message('follow.askedAgain', { partner }),
      when: retryAfter,
      rule: message('followRule.namedDay'),
    });
  if (state === 'cancelRequested')
    all.push({ what: message('follow.cancelAnswered', { partner }), rule: message('followRule.cancelAnswer') });
  return all;
}

/** A lender that keeps us waiting is asked for its status, and in the end the request is taken back from it. */
function chasing(
  settings: EngineContext['settings'],
  loan: Loan,
  { partner, own, calendar }: Circumstances,
): Following[] {
  const { state, facts } = loan.request;
  if (!facts.waitingSince) return [];
  const after = (since: string, days: number) => withdrawAfter(new Date(since), days, calendar).toISOString();
  const { claims = 0, claimedAt, clockStopped } = facts;
  const [claimDays, cancelDays] = [
    own.autoClaimDays ?? settings.autoClaimBusinessDays,
    own.autoCancelDays ?? settings.autoCancelBusinessDays,
  ];
  const rule = (name: KeyOf<'settingLabel'>, usual: number, theirs: number | undefined) =>
    theirs === undefined ? setting(name, usual) : message('followRule.ownBusinessDays', { days: theirs });
  const claim: Following[] =
    unanswered.includes(state) && claimDays > 0 && claims < settings.autoClaimTimes && clockStopped !== 'askStatus'
      ? [
          {
            what: message(claims > 0 ? 'follow.claimedAgain' : 'follow.claimed', { partner }),
            when: after(claimedAt ?? facts.waitingSince, claimDays),
            rule: rule('autoClaimBusinessDays', settings.autoClaimBusinessDays, own.autoClaimDays),
          },
        ]
      : [];
  if (!unshipped.includes(state) || cancelDays === 0 || clockStopped === 'reject' || clockStopped === 'rejectLast')
    return claim;
  const due = after(facts.waitingSince, cancelDays);
  // A promise with a date of delivery is waited for until that date.
  const promised = state === 'willSupply' ? facts.expectedDeliveryDate : undefined;
  const cancel: Following = {
    what: message(nextListed(loan) ? 'follow.takenBack' : 'follow.takenBackLast', { partner }),
    when: promised && promised > due ? promised : due,
    rule: rule('autoCancelBusinessDays', settings.autoCancelBusinessDays, own.autoCancelDays),
  };
  return [...claim, cancel].sort((one, other) => (one.when ?? '').localeCompare(other.when ?? ''));
}

function lending(
  { settings }: EngineContext,
  { request, citation }: Loan,
  { partner, own, calendar }: Circumstances,
): Following[] {
  const { state, facts, dueDate, dueDay } = request;
  const { lendingExpiryBusinessDays: usualDays, replyByRelease } = settings;
  const expiryDays = (own.expiryType && own.expiryType !== 'days' ? 0 : own.expiryBusinessDays) ?? usualDays;
  const since = new Date(facts.askedAgainAt ?? request.createdAt);
  // Words of the partner: what is no date is none.
  const needed =
    own.expiryType === 'interestDate' ? dayMeant(citation.service?.needBeforeDate ?? '', calendar.timeZone) : undefined;
  const byInterest = needed && endOfLocalDate(needed, calendar.timeZone).toISOString();
  const expires =
    byInterest ?? (expiryDays > 0 ? requestExpires(since, expiryDays, calendar)?.toISOString() : undefined);
  const chosen = facts.local?.['ifUnanswered'];
  const release = chosen === undefined ? replyByRelease : chosen === 'release';
  const byHand = settings.cancelByHand && state === 'willSupply';
  if (['created', 'locateFailed', 'beingProcessed', 'willSupply', 'conditional', 'retryPossible'].includes(state))
    return [
      ...(byHand
        ? [{ what: message('follow.cancelByHand', { partner }), rule: setting('cancelByHand', settings.cancelByHand) }]
        : []),
      ...(state === 'conditional'
        ? [
            { what: message('follow.acceptedAtOnce', { partner }), rule: message('followRule.conditionsAccepted') },
            ...(facts.retryBefore
              ? [
                  {
                    what: message(release ? 'follow.conditionsEnd' : 'follow.conditionsToStaff', { partner }),
                    when: facts.retryBefore,
                    rule:
                      chosen === undefined
                        ? setting('replyByRelease', replyByRelease)
                        : message('followRule.staffChose'),
                  },
                ]
              : []),
          ]
        : []),
      ...(['created', 'locateFailed', 'beingProcessed'].includes(state) && expires
        ? [
            {
              what: message('follow.expires', { partner }),
              when: expires,
              rule: byInterest
                ? message('followRule.interestDate')
                : own.expiryBusinessDays === undefined
                  ? setting('lendingExpiryBusinessDays', usualDays)
                  : message('followRule.ownBusinessDays', { days: expiryDays }),
            },
          ]
        : []),
    ];
  // Of a copy nothing comes back: it is neither renewed nor overdue.
  if (request.serviceType === 'Copy')
    return facts.shippedAt && state === 'shippedPhysically'
      ? [
          {
            what: message('follow.copyCompletes', { partner }),
            when: new Date(Date.parse(facts.shippedAt) + settings.copyDays * 86_400_000).toISOString(),
            rule: setting('copyDays', settings.copyDays),
          },
        ]
      : [];
  if (!['shippedPhysically', 'receivedByPartner', 'overdue', 'recalled'].includes(state)) return [];
  const { renewalCapDays: cap, renewalStepDays: step, timeZone } = settings;
  const left = renewalsLeft(facts.renewals ?? 0, step, cap);
  return [
    {
      what: left > 0 ? message('follow.renewalWithin', { cap, left }) : message('follow.renewalTooLong', { cap }),
      rule: setting('renewalCapDays', cap),
    },
    ...(dueDate
      ? [
          {
            what: message('follow.overdue', { partner }),
            when: dueDay ?? localDate(dueDate, timeZone),
            rule:
              own.overdueResendDays === undefined
                ? setting('overdueResendDays', settings.overdueResendDays)
                : message('followRule.ownDays', { days: own.overdueResendDays }),
          },
        ]
      : []),
  ];
}

/** What becomes of messages that have not got through. */
function delivery({ partner, channel }: Circumstances): Following[] {
  if (channel?.state === 'held' || channel?.state === 'suspended')
    return [
      {
        what: following(message('follow.heldBack', { partner }), channel.reason),
        rule: message(channel.state === 'held' ? 'followRule.channelHeld' : 'followRule.channelSuspended'),
      },
    ];
  if (channel?.state === 'open')
    return [
      {
        what: message('follow.probed', { partner }),
        ...(channel.nextProbeAt ? { when: channel.nextProbeAt } : {}),
        rule: message('followRule.channelOpen'),
      },
    ];
  return [{ what: message('follow.retried'), rule: message('followRule.retrySchedule') }];
}
