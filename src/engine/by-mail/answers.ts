/** What a partner that speaks only e-mail may have answered, as the message that its system would have sent. */
import { answersFor, type NamedAnswer } from '../../domain/partner/partner-answers.js';
import { step } from '../../domain/tables/state-machine.js';
import { type EventName, type Side, tableFor } from '../../domain/tables/tables.js';
import type { RequestingAgencyMessage, SupplyingAgencyMessage } from '../../protocol/messages.js';
import { eventFromRequester, eventFromSupplier } from '../../translation/events.js';
import type { SentFacts } from '../../translation/facts.js';
import { type BorrowingSend, compose, type LendingSend } from '../../translation/messages.js';
import { agencyOf } from '../directory/partner-book.js';
import type { ConversationRecord, Loan, PartnerRecord } from '../model/records.js';
import type { AnswerView } from '../model/requests.js';
import { activeOf } from '../rota/rota-moves.js';

type Said = SupplyingAgencyMessage | RequestingAgencyMessage;

export const otherSide: Record<Side, Side> = { borrowing: 'lending', lending: 'borrowing' };

/** The partner that reads mail and was asked, or asks; none where the request is with nobody, or with a system. */
export function mailedPartner(
  loan: Loan,
  partners: readonly PartnerRecord[],
): { partner: PartnerRecord; conversation: ConversationRecord } | undefined {
  const conversation = activeOf(loan);
  const partner = partners.find(({ code }) => code === conversation?.partnerCode);
  return conversation?.requestingAgencyRequestId && partner?.byEmail ? { partner, conversation } : undefined;
}

/** What the partner may have answered in the present state of the request, each with its form. */
export function answersNow(loan: Loan, partners: readonly PartnerRecord[]): AnswerView[] {
  const mailed = mailedPartner(loan, partners);
  return mailed ? possible(loan, mailed.conversation).map(({ name, label, fields }) => ({ name, label, fields })) : [];
}

/** Those that a row of the table takes and that change or show something. */
export function possible(loan: Loan, conversation: ConversationRecord): NamedAnswer[] {
  const { side, serviceType, state } = loan.request;
  return answersFor(side, serviceType).filter((answer) => {
    const taken = step(
      tableFor(side, serviceType),
      state,
      eventOf(wordedAnswer(loan, conversation, answer, { note: '-' }, new Date())),
    );
    if (!taken) return false;
    const isNews = taken.to !== state || taken.effects.length > 0;
    return isNews && !taken.effects.includes('record:outOfOrder') && !taken.effects.includes('attention:contradiction');
  });
}

const eventOf = (said: Said): EventName =>
  said.kind === 'supplyingAgencyMessage' ? eventFromSupplier(said).event : eventFromRequester(said).event;

/** The message that its system would have sent. */
export function wordedAnswer(
  loan: Loan,
  conversation: ConversationRecord,
  answer: NamedAnswer,
  facts: SentFacts,
  now: Date,
): Said {
  const { request, citation } = loan;
  const composed = compose(
    `send:${answer.message}` as BorrowingSend | LendingSend,
    {
      side: otherSide[request.side],
      version: conversation.isoVersion ?? '2021-2',
      requestingAgency: agencyOf(conversation.requestingSymbol ?? ''),
      supplyingAgency: agencyOf(conversation.supplyingSymbol ?? ''),
      requestingAgencyRequestId: conversation.requestingAgencyRequestId ?? request.externalId,
      firstAnswer: conversation.lastStatus === undefined,
      currentStatus: conversation.lastStatus ?? 'RequestReceived',
      timestamp: now.toISOString(),
      lastChange: now.toISOString(),
      bibliographicInfo: citation.bibliographic,
      ...(request.facts.lostCase ? { lostCase: request.facts.lostCase } : {}),
    },
    facts,
  ) as Said;
  return answer.accepts ? ({ ...composed, extras: { conditionsAnswer: 'accepted' } } as Said) : composed;
}
