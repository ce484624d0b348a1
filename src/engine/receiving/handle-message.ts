import { closureSaid } from '../../domain/fulfilment/closure-news.js';
import { confirm } from '../../protocol/confirm.js';
import type { InitiatingMessage } from '../../protocol/messages.js';
import { because } from '../because.js';
import type { EngineContext } from '../engine-context.js';
import { wordStepOf } from '../fulfilment/index.js';
import type { PartnerClosure } from '../model/partners.js';
import { AlreadyStored, type FoundConversation, type SameMeaning, type StoreTransaction } from '../model/store.js';
import { rankAnew } from '../rota/rank-anew.js';
import { atLibrary } from '../step/at-library.js';
import { openStep } from '../step/request-step.js';
import { applyMessage, mayLeave } from './apply-message.js';
import {
  type Answered,
  type ArrivedMessage,
  earlyKeyOf,
  lendingKeyOf,
  refuseMessage,
  unrecognised,
} from './arrived-message.js';
import { storeNewRequest } from './store-new-request.js';

/** A message with a longer body is stored by itself: it would keep the others waiting. */
const longBytes = 64 * 1024;

/** Stored, applied and answered, beside what else is written in that moment; rejects when it could not be stored. */
export function commitMessage(context: EngineContext, arrived: ArrivedMessage): Promise<Answered> {
  return context.writer.commit({
    queue: { kind: 'messages', partner: arrived.partner.code },
    requests: requestsOf(arrived),
    isLong: arrived.draft.raw.length > longBytes,
    work: (tx) => handleMessageWithin(context, tx, arrived),
    asOne: () => untilStored(() => handleMessage(context, arrived)),
  });
}

/** A Retry speaks of the request before it too. */
function requestsOf({ message }: ArrivedMessage): string[] {
  const { requestingAgencyRequestId: id } = message.header;
  const earlier = message.kind === 'request' ? message.serviceInfo?.requestingAgencyPreviousRequestId : undefined;
  return earlier && earlier !== id ? [id, earlier] : [id];
}

/** Somebody stored the same thing meanwhile: look again, and then its answer is found. */
async function untilStored<T>(work: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AlreadyStored) || round === 3) throw error;
    }
  }
}

/** One readable message of a known partner → stored, applied, confirmed, in a transaction of its own. */
export function handleMessage(context: EngineContext, arrived: ArrivedMessage): Promise<Answered> {
  return context.store.transaction((tx) => handleMessageWithin(context, tx, arrived));
}

/** The same in a transaction that somebody began, for this message or for several. */
export async function handleMessageWithin(
  context: EngineContext,
  tx: StoreTransaction,
  arrived: ArrivedMessage,
): Promise<Answered> {
  if (arrived.refusal) return refuseMessage(context, tx, arrived, arrived.refusal);
  const { message, draft } = arrived;
  const found = await findSpoken(tx, arrived);
  if (message.extras?.probeSequence !== undefined) return answerProbe(context, tx, arrived, found);
  if (found?.same && isFolded(message, found.same, draft.identityKey)) return repeat(tx, found.same);
  if (!found) return unknownConversation(context, tx, arrived);
  if (message.kind === 'request' && (message.serviceInfo?.requestType ?? 'New') === 'New') {
    const stored = draft.identityKey && (await tx.findByIdentity(draft.identityKey));
    if (stored) return repeat(tx, stored);
    const id = message.header.requestingAgencyRequestId;
    return refuseMessage(
      context,
      tx,
      arrived,
      unrecognised('requestingAgencyRequestId', id, ' already exists with other content'),
    );
  }
  return apply(context, tx, arrived, found);
}

/** A broker speaks of what it was asked, or of what the library was asked in whose name it speaks. */
async function findSpoken(tx: StoreTransaction, arrived: ArrivedMessage): Promise<FoundConversation | undefined> {
  const own = await find(tx, arrived);
  return own || !arrived.inNameOf ? own : find(tx, { ...arrived, partner: arrived.inNameOf });
}

/** The conversation by its id; that of a Retry also by the id of the request it tries again. */
async function find(
  tx: StoreTransaction,
  { message, partner, draft }: ArrivedMessage,
): Promise<FoundConversation | undefined> {
  const lending = lendingKeyOf(partner.code, message);
  const key = message.kind === 'supplyingAgencyMessage' ? { ...lending, side: 'borrowing' as const } : lending;
  const found = await tx.lockConversation(key, draft.semanticKey ?? '', draft.identityKey);
  const earlier = message.kind === 'request' ? message.serviceInfo?.requestingAgencyPreviousRequestId : undefined;
  if (found || message.kind !== 'request' || message.serviceInfo?.requestType !== 'Retry' || !earlier) return found;
  const before = { ...key, requestingAgencyRequestId: earlier };
  return tx.lockConversation(before, draft.semanticKey ?? '', draft.identityKey);
}

async function apply(
  node: EngineContext,
  tx: StoreTransaction,
  arrived: ArrivedMessage,
  found: FoundConversation,
): Promise<Answered> {
  const { loan, conversationId } = found;
  const context = await atLibrary(node, loan.request.owner, tx.local);
  const requestStep = openStep(context, arrived.partners, loan, new Date());
  if (mayLeave(arrived.message) && requestStep.active()?.id === conversationId)
    await rankAnew(context, tx, requestStep, arrived.partners, new Date());
  const taken = applyMessage(context, requestStep, arrived, conversationId);
  await wordStepOf(
    loan.request.side,
    taken.event,
  )?.({
    context,
    requestStep,
    local: tx.local,
    partners: arrived.partners,
    now: new Date(),
  });
  const { xml } = confirm(arrived.message, { status: 'OK' }, new Date(), arrived.version);
  const outcome: 'applied' | 'not-applied' = taken.applied ? 'applied' : 'not-applied';
  const closure = closureOf(arrived);
  if (closure) await tx.partnerClosed(arrived.partner.code, closure);
  context.faultPoint('inbound-before-commit');
  const stored = { ...arrived.draft, conversationId, requestId: loan.request.id, outcome, outcomeReason: taken.reason };
  await tx.save(requestStep.decision(), { inbound: { ...stored, confirmation: xml }, isLast: true });
  if (closure) node.book.forget();
  return { xml, outcome };
}

async function unknownConversation(
  context: EngineContext,
  tx: StoreTransaction,
  arrived: ArrivedMessage,
): Promise<Answered> {
  const { message, draft } = arrived;
  if (draft.identityKey) {
    const stored = await tx.findByIdentity(draft.identityKey);
    if (stored) return repeat(tx, stored);
  }
  if (message.kind === 'request') return storeNewRequest(context, tx, arrived);
  if (message.kind === 'supplyingAgencyMessage') {
    const id = message.header.requestingAgencyRequestId;
    const answered = await refuseMessage(
      context,
      tx,
      arrived,
      unrecognised('requestingAgencyRequestId', id, ': no such request'),
    );
    // The caller learns no more than that; we note who spoke of a request that another partner was asked.
    const others = await tx.isAskedOfAnother({ ...lendingKeyOf(arrived.partner.code, message), side: 'borrowing' });
    return others ? { ...answered, intrusion: `${arrived.partner.code} answered for ${id.slice(0, 80)}` } : answered;
  }
  const { xml } = confirm(message, { status: 'OK' }, new Date(), arrived.version);
  await tx.storeInbound({
    ...draft,
    earlyKey: earlyKeyOf(arrived.partner, message),
    outcome: 'waiting',
    outcomeReason: because('requestNotYet'),
    waitSeconds: context.settings.earlyWaitSeconds,
    confirmation: xml,
  });
  return { xml, outcome: 'waiting' };
}

async function repeat(
  tx: StoreTransaction,
  stored: { id: string; confirmation: string; outcome: string },
): Promise<Answered> {
  await tx.countRepeat(stored.id);
  return { xml: stored.confirmation, outcome: 'repeated' };
}

const dayInSeconds = 86_400;

/**
 * Whether a message is a repeat of one that is stored. The same content is, always. Re-stamped, it is when the
 * sender's own counter says so; without a counter only a free-text note that is the partner's last word and less than
 * a day old. Everything else goes to the table, which takes a doubled status without a second effect.
 */
export function isFolded(message: InitiatingMessage, same: SameMeaning, identityKey: string | undefined): boolean {
  if (same.identityKey !== undefined && same.identityKey === identityKey) return true;
  if (message.extras?.sequence !== undefined) return true;
  const isNote =
    (message.kind === 'requestingAgencyMessage' && message.action === 'Notification') ||
    (message.kind === 'supplyingAgencyMessage' && message.messageInfo.reasonForMessage === 'Notification');
  return isNote && same.newest && same.ageSeconds < dayInSeconds;
}

/** Nothing when the message says nothing of it, or nothing that is a period. */
function closureOf({ message }: Pick<ArrivedMessage, 'message'>): PartnerClosure | undefined {
  const said = closureSaid(message.extras?.closure ?? '');
  if (said === 'open') return { closedFrom: null, closedUntil: null };
  return said && { closedFrom: said.from, closedUntil: said.until };
}

/**
 * ReShare asks after a timeout whether its message N arrived (`#lastSeq:N#`), and reads the answer from the confirmation
 * alone: OK when it did, ERROR when not, and then it sends N again. The rest of a probe means nothing.
 */
async function answerProbe(
  context: EngineContext,
  tx: StoreTransaction,
  arrived: ArrivedMessage,
  found: FoundConversation | undefined,
): Promise<Answered> {
  const number = arrived.message.extras?.probeSequence ?? 0;
  if (!found || !(await tx.hasSequence(found.conversationId, number)))
    return unshown(
      await refuseMessage(context, tx, arrived, unrecognised('note', `lastSeq ${number}`, ': not received')),
    );
  const { xml } = confirm(arrived.message, { status: 'OK' }, new Date(), arrived.version);
  const { identityKey: _, ...draft } = arrived.draft;
  await tx.storeInbound({
    ...draft,
    requestId: found.loan.request.id,
    conversationId: found.conversationId,
    outcome: 'not-applied',
    outcomeReason: because('probed', { number }),
    confirmation: xml,
  });
  return { xml, outcome: 'not-applied' };
}

/** An ERROR that answers the question is no refused message: staff need not see it. */
const unshown = ({ refusal: _, ...answered }: Answered): Answered => answered;
