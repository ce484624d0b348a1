import { addDays, type Calendar } from '../domain/calendar.js';
import { renewalBeyondCap, withdrawAfter } from '../domain/deadlines.js';
import { requestExpires } from '../domain/fulfilment/request-expiry.js';
import type { House } from './house.js';
import type { ChannelView, Explanation } from './ports.js';
import type { Loan, PartnerRecord } from './records.js';
import { activeOf, nextListed } from './rota/rota-moves.js';

type Following = Explanation['byItself'][number];

interface Circumstances {
  partner: string;
  /** The numbers of its own that this partner has. */
  own: Pick<PartnerRecord, 'expiryBusinessDays' | 'overdueResendDays'>;
  /** Of this library: holidays and closures. */
  calendar: Calendar;
  /** A message of this request has not got through. */
  undelivered: boolean;
  channel?: ChannelView;
}

/** What happens without anybody, and by which setting: the rules of this node that can strike where the loan stands. */
export function whatFollows(house: House, loan: Loan, known: Circumstances): Following[] {
  const own = loan.request.side === 'borrowing' ? borrowing(house, loan, known) : lending(house, loan, known);
  return [...(known.undelivered ? delivery(known) : []), ...own];
}

const asked = ['requestSent', 'requestAccepted', 'willSupply', 'conditional', 'badCitation'];

function borrowing({ settings }: House, loan: Loan, { partner, undelivered }: Circumstances): Following[] {
  const { state } = loan.request;
  const all: Following[] = [];
  const active = activeOf(loan);
  if (undelivered && state === 'requestSent' && active?.askedAt)
    all.push({
      what: `The request to ${partner} is withdrawn and the next partner asked, if it is still not delivered.`,
      when: withdrawAfter(active.askedAt, settings.withdrawBusinessDays, { timeZone: settings.timeZone }).toISOString(),
      rule: `INTERLEND_WITHDRAW_BUSINESS_DAYS=${settings.withdrawBusinessDays}`,
    });
  if (asked.includes(state)) {
    const goesOn = settings.autoSendNext
      ? `If ${partner} refuses, the next partner of the rota is asked at once.`
      : `If ${partner} refuses, the request waits at “Ready to be sent” until staff send it to the next partner.`;
    all.push(
      nextListed(loan)
        ? { what: goesOn, rule: `INTERLEND_AUTO_SEND_NEXT=${settings.autoSendNext ? 'yes' : 'no'}` }
        : { what: `If ${partner} refuses, the rota is exhausted and staff are told.`, rule: 'end of the rota' },
    );
  }
  if (state === 'cancelRequested')
    all.push({
      what: `The request is closed when ${partner} accepts the cancel, and goes on when it refuses or ships.`,
      rule: 'answer to the cancel',
    });
  return all;
}

function lending({ settings }: House, { request }: Loan, { partner, own, calendar }: Circumstances): Following[] {
  const { state, facts, dueDate } = request;
  const { lendingExpiryBusinessDays: usualDays, replyByRelease } = settings;
  const expiryDays = own.expiryBusinessDays ?? usualDays;
  const since = new Date(facts.askedAgainAt ?? request.createdAt);
  const expires = expiryDays > 0 ? requestExpires(since, expiryDays, calendar) : undefined;
  const chosen = facts.local?.['ifUnanswered'];
  const release = chosen === undefined ? replyByRelease : chosen === 'release';
  const byHand = settings.cancelByHand && state === 'willSupply';
  if (['created', 'locateFailed', 'beingProcessed', 'willSupply', 'conditional', 'retryPossible'].includes(state))
    return [
      {
        what: byHand
          ? `A cancel of ${partner} waits for staff to answer it.`
          : `A cancel of ${partner} is accepted at once, for nothing is shipped.`,
        rule: `INTERLEND_CANCEL_BY_HAND=${settings.cancelByHand ? 'yes' : 'no'}`,
      },
      ...(state === 'conditional'
        ? [
            {
              what: `If ${partner} accepts the conditions, it is told Will Supply at once.`,
              rule: 'accepted conditions',
            },
            ...(facts.retryBefore
              ? [
                  {
                    what: release
                      ? `If ${partner} does not answer the conditions in time, the request ends with Unfilled.`
                      : `If ${partner} does not answer the conditions in time, staff are told.`,
                    when: facts.retryBefore,
                    rule:
                      chosen === undefined
                        ? `INTERLEND_REPLY_BY_RELEASE=${replyByRelease ? 'yes' : 'no'}`
                        : 'what staff chose with the conditions',
                  },
                ]
              : []),
          ]
        : []),
      ...(['created', 'locateFailed', 'beingProcessed'].includes(state) && expires
        ? [
            {
              what: `If nobody decides, the request expires and ${partner} asks elsewhere.`,
              when: expires.toISOString(),
              rule:
                own.expiryBusinessDays === undefined
                  ? `INTERLEND_LENDING_EXPIRY_BUSINESS_DAYS=${usualDays}`
                  : `the partner’s own number of business days: ${expiryDays}`,
            },
          ]
        : []),
    ];
  if (!['shippedPhysically', 'receivedByPartner', 'overdue', 'recalled'].includes(state)) return [];
  const { renewalCapDays: cap, renewalStepDays: step, timeZone } = settings;
  const received = facts.receivedAt ?? facts.shippedAt;
  return [
    {
      what: renewalBeyondCap((facts.renewals ?? 0) + 1, step, cap)
        ? `A further renewal is refused at once: the loan would last longer than ${cap} days.`
        : `A renewal that makes the loan longer than ${cap} days is refused at once; this one may still be renewed.`,
      ...(received ? { when: addDays(new Date(received), cap, timeZone).toISOString() } : {}),
      rule: `INTERLEND_RENEWAL_CAP_DAYS=${cap}`,
    },
    ...(dueDate
      ? [
          {
            what: `After the due date ${partner} is told that the item is overdue.`,
            when: dueDate.toISOString(),
            rule:
              own.overdueResendDays === undefined
                ? `INTERLEND_OVERDUE_RESEND_DAYS=${settings.overdueResendDays}`
                : `the partner’s own number of days: ${own.overdueResendDays}`,
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
        what: `Nothing is sent to ${partner} until staff resume it. ${channel.reason ?? ''}`.trim(),
        rule: `the way to the partner is ${channel.state}`,
      },
    ];
  if (channel?.state === 'open')
    return [
      {
        what: `${partner} is tried again with one message; when it gets through, the others follow in order.`,
        ...(channel.nextProbeAt ? { when: channel.nextProbeAt } : {}),
        rule: 'the way to the partner is closed after failures in a row',
      },
    ];
  return [{ what: 'Messages that wait are tried again, in order, for seven days.', rule: 'retry schedule' }];
}
