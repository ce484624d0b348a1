import type { IsoVersion } from '../protocol/codes.js';
import { confirm } from '../protocol/confirm.js';
import type { ErrorData, InitiatingMessage } from '../protocol/messages.js';
import { asPassed, heardFromRequester, heardFromSupplier } from '../translation/events.js';
import type { HeardFacts } from '../translation/facts.js';
import { arriveRequest } from './arrive.js';
import { followUp } from './follow-up.js';
import type { House } from './house.js';
import { nameForRota, nameForRules } from './naming.js';
import { symbolText } from './partner-book.js';
import type { Reply } from './ports.js';
import { reasonOf } from './receive.js';
import type { ConversationRecord, InboundDraft, Loan, PartnerRecord } from './records.js';
import { isFolded } from './repeats.js';
import type { ConversationKey, StoreTransaction } from './store.js';
import { openWorkbench, type Workbench } from './workbench.js';

export interface Heard {
  partner: PartnerRecord;
  message: InitiatingMessage;
  version: IsoVersion;
  draft: Omit<InboundDraft, 'outcome' | 'confirmation'>;
  /** Refused before any loan was looked at: stored and answered so. */
  refusal?: ErrorData[];
}
export interface Answered {
  xml: string;
  outcome: Extract<Reply, { kind: 'confirmed' }>['outcome'];
  outboundIds: string[];
}

/** One readable message of a known partner → stored, applied, confirmed, in one transaction. */
export function hear(house: House, heard: Heard): Promise<Answered> {
  return house.store.transaction(async (tx) => {
    if (heard.refusal) return refuse(tx, heard, heard.refusal);
    const { message, partner } = heard;
    const key =
      message.kind === 'supplyingAgencyMessage'
        ? { ...lendingKeyOf(partner.code, message), side: 'borrowing' as const }
        : lendingKeyOf(partner.code, message);
    const found = await tx.lockConversation(key, heard.draft.semanticKey ?? '');
    if (found?.same && isFolded(message, found.same, heard.draft.identityKey)) return repeat(tx, found.same);
    if (!found) return unknownConversation(house, tx, heard);
    if (message.kind === 'request' && (message.serviceInfo?.requestType ?? 'New') === 'New') {
      const stored = heard.draft.identityKey && (await tx.findByIdentity(heard.draft.identityKey));
      if (stored) return repeat(tx, stored);
      return refuse(tx, heard, [
        {
          errorType: 'UnrecognisedDataValue',
          errorValue: `requestingAgencyRequestId: ${key.requestingAgencyRequestId.slice(0, 80)} already exists with other content`,
        },
      ]);
    }
    return apply(house, tx, heard, found.loan, found.conversationId);
  });
}

async function apply(
  house: House,
  tx: StoreTransaction,
  heard: Heard,
  loan: Loan,
  conversationId: string,
): Promise<Answered> {
  const bench = openWorkbench(house, await house.book.all(), loan, new Date());
  const taken = applyMessage(house, bench, heard, conversationId);
  const { xml } = confirm(heard.message, { status: 'OK' }, new Date(), heard.version);
  const outcome = taken.applied ? 'applied' : 'not-applied';
  house.faultPoint('inbound-before-commit');
  const saved = await tx.save(bench.decision(), {
    ...heard.draft,
    conversationId,
    requestId: loan.request.id,
    outcome,
    outcomeReason: taken.reason,
    confirmation: xml,
  });
  return { xml, outcome, outboundIds: saved.outboundIds };
}

/** The message on the bench: named for rota and rules, stepped, followed up. */
export function applyMessage(
  house: House,
  bench: Workbench,
  heard: Pick<Heard, 'message' | 'partner'>,
  conversationId: string,
): { applied: boolean; reason?: string } {
  const { message, partner } = heard;
  const spoken = bench.loan.conversations.find((each) => each.id === conversationId) ?? bench.active();
  if (!spoken) throw new Error(`Conversation ${conversationId} is not part of its request.`);
  const { event, facts } = name(house, bench, message, spoken);
  learn(bench, spoken, message);
  const cause = { actorKind: 'partner', actor: partner.name, note: facts.note } as const;
  const rule = nameForRules.because(house, bench, event, facts);
  const applied = bench.apply(event, { heard: facts }, rule ? { ...cause, facts: rule } : cause, spoken);
  if (applied.kind === 'noRow') {
    bench.note({
      ...cause,
      conversationPosition: spoken.position,
      event,
      facts: { notApplied: 'no rule takes it here' },
    });
    return { applied: false, reason: `${event} has no place in ${bench.loan.request.state}` };
  }
  followUp(house, bench, event);
  return applied.kind === 'outOfOrder' ? { applied: false, reason: 'out of order' } : { applied: true };
}

function name(
  house: House,
  bench: Workbench,
  message: InitiatingMessage,
  spoken: ConversationRecord,
): { event: string; facts: HeardFacts } {
  if (message.kind !== 'supplyingAgencyMessage') {
    const heard = heardFromRequester(message);
    return { event: nameForRules(house, bench, heard.event, heard.facts), facts: heard.facts };
  }
  const heard = heardFromSupplier(message);
  const passed = spoken.position !== bench.loan.request.activePosition || spoken.state === 'passed';
  return { event: passed ? asPassed(heard.event) : nameForRota(bench, heard.event), facts: heard.facts };
}

/** What every message teaches about its conversation. */
function learn(bench: Workbench, spoken: ConversationRecord, message: InitiatingMessage): void {
  const { supplyingAgencyRequestId } = message.header;
  if (
    supplyingAgencyRequestId &&
    spoken.supplyingAgencyRequestId !== supplyingAgencyRequestId &&
    bench.loan.request.side === 'borrowing'
  ) {
    spoken.supplyingAgencyRequestId = supplyingAgencyRequestId;
    bench.touch(spoken);
  }
  if (
    message.kind === 'supplyingAgencyMessage' &&
    message.statusInfo.status &&
    message.statusInfo.status !== spoken.lastStatus
  ) {
    spoken.lastStatus = message.statusInfo.status;
    bench.touch(spoken);
  }
}

async function unknownConversation(house: House, tx: StoreTransaction, heard: Heard): Promise<Answered> {
  const { message, draft } = heard;
  if (draft.identityKey) {
    const stored = await tx.findByIdentity(draft.identityKey);
    if (stored) return repeat(tx, stored);
  }
  if (message.kind === 'request') return arriveRequest(house, tx, heard);
  if (message.kind === 'supplyingAgencyMessage')
    return refuse(tx, heard, [
      {
        errorType: 'UnrecognisedDataValue',
        errorValue: `requestingAgencyRequestId: ${message.header.requestingAgencyRequestId.slice(0, 80)}: no such request`,
      },
    ]);
  const { xml } = confirm(message, { status: 'OK' }, new Date(), heard.version);
  await tx.storeInbound({
    ...draft,
    earlyKey: earlyKeyOf(heard.partner, message),
    outcome: 'waiting',
    outcomeReason: 'Its request has not come yet.',
    waitSeconds: house.settings.earlyWaitSeconds,
    confirmation: xml,
  });
  return { xml, outcome: 'waiting', outboundIds: [] };
}

/** The identity of our lending conversation that a message belongs to. */
export const lendingKeyOf = (partnerCode: string, message: InitiatingMessage): ConversationKey => ({
  side: 'lending',
  requestingAgencyRequestId: message.header.requestingAgencyRequestId,
  requestingSymbol: symbolText(message.header.requestingAgencyId),
  partnerCode,
});

/** Joins a message that came early with its request. */
export const earlyKeyOf = (partner: PartnerRecord, message: InitiatingMessage): string =>
  `${partner.code}|${symbolText(message.header.requestingAgencyId).toUpperCase()}|${message.header.requestingAgencyRequestId}`;

async function repeat(
  tx: StoreTransaction,
  stored: { id: string; confirmation: string; outcome: string },
): Promise<Answered> {
  await tx.countRepeat(stored.id);
  return { xml: stored.confirmation, outcome: 'repeated', outboundIds: [] };
}

/** Stored and answered with ERROR; a later, better copy of the same message is judged anew. */
export async function refuse(tx: StoreTransaction, heard: Heard, errors: ErrorData[]): Promise<Answered> {
  const { xml } = confirm(heard.message, { status: 'ERROR', errors }, new Date(), heard.version);
  const { identityKey: _, ...draft } = heard.draft;
  await tx.storeInbound({ ...draft, outcome: 'refused', outcomeReason: reasonOf(errors), confirmation: xml });
  return { xml, outcome: 'refused', outboundIds: [] };
}
