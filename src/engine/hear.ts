import { confirm } from '../protocol/confirm.js';
import { applyMessage } from './apply-message.js';
import { arriveRequest } from './arrive.js';
import { type Answered, earlyKeyOf, type Heard, lendingKeyOf, refuse } from './heard.js';
import type { House } from './house.js';
import type { Loan } from './records.js';
import { isFolded } from './repeats.js';
import type { StoreTransaction } from './store.js';
import { openWorkbench } from './workbench.js';

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

async function repeat(
  tx: StoreTransaction,
  stored: { id: string; confirmation: string; outcome: string },
): Promise<Answered> {
  await tx.countRepeat(stored.id);
  return { xml: stored.confirmation, outcome: 'repeated', outboundIds: [] };
}
