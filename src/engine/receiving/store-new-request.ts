import { localDate } from '../../domain/calendar/calendar.js';
import { dayMeant } from '../../domain/fulfilment/local-days.js';
import { attentionSays } from '../../domain/request/attention.js';
import { confirm } from '../../protocol/confirm.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import type { InitiatingMessage, Request } from '../../protocol/messages.js';
import type { Understood } from '../../protocol/understand.js';
import { eventFromRequester } from '../../translation/events.js';
import { message } from '../../words/message.js';
import { because } from '../because.js';
import { symbolText } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import { wordStepOf } from '../fulfilment/index.js';
import type { Loan } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import { atLibrary } from '../step/at-library.js';
import { openStep } from '../step/request-step.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { answerIfClosed, answerIfUnserved } from './answer-at-once.js';
import { applyMessage } from './apply-message.js';
import {
  type Answered,
  type ArrivedMessage,
  citationOf,
  earlyKeyOf,
  refuseMessage,
  unrecognised,
} from './arrived-message.js';

/** A request that is new here becomes a lending request; what came before it is applied after it. */
export async function storeNewRequest(
  node: EngineContext,
  tx: StoreTransaction,
  heard: ArrivedMessage,
): Promise<Answered> {
  const message = heard.message as Request;
  if (message.serviceInfo?.requestType === 'Retry')
    return refuseMessage(
      node,
      tx,
      heard,
      unrecognised(
        'requestingAgencyPreviousRequestId',
        message.serviceInfo.requestingAgencyPreviousRequestId ?? '',
        ': no such request to retry',
      ),
    );
  const requestStep = await openArrived(node, tx, { ...heard, message });
  const { xml } = confirm(message, { status: 'OK' }, new Date(), heard.version);
  const earlyKey = earlyKeyOf(heard.partner, message);
  const inbound = { ...heard.draft, outcome: 'applied' as const, confirmation: xml };
  const made = await tx.save(requestStep.decision(), { isNew: true, inbound, earlyKey });
  if (made.early) await applyEarly(node, tx, heard, made.loan);
  node.faultPoint('inbound-before-commit');
  return { xml, outcome: 'applied' };
}

/**
 * A new lending request in hand, answered where a rule answers it. `enteredBy`: staff typed it in from a mail, and `named` is
 * the library of ours that they said is asked.
 */
export async function openArrived(
  node: EngineContext,
  tx: StoreTransaction,
  heard: Pick<ArrivedMessage, 'partner' | 'partners' | 'version'> & { message: Request },
  because?: { enteredBy: string },
  named?: string,
): Promise<RequestStep> {
  const { message } = heard;
  const { supplyingAgencyId: asked } = message.header;
  const owner = named ?? (asked && (await tx.local.libraries.asked(symbolText(asked))));
  const context = await atLibrary(node, owner, tx.local);
  const requestStep = openStep(
    context,
    heard.partners,
    lendingRequest(context, heard, message, owner, named),
    new Date(),
  );
  const { facts } = eventFromRequester(message);
  const arrived = requestStep.apply(
    'requester.request',
    { heard: facts },
    { actorKind: 'partner', actor: heard.partner.name, note: facts.note, ...(because ? { facts: because } : {}) },
  );
  if (arrived.kind === 'noRow') throw new Error('The lending table does not take a new request.');
  markIfTooLate(context, requestStep);
  const unserved = answerIfUnserved(requestStep, heard.partner, new Date());
  if (!unserved) await answerIfClosed(tx.local, requestStep, heard.partner, new Date());
  return requestStep;
}

/** Needed by a day that was over when it came: staff see it before they look for the item. */
function markIfTooLate({ settings }: EngineContext, requestStep: RequestStep): void {
  const { citation, request } = requestStep.loan;
  const needed = dayMeant(citation.service?.needBeforeDate ?? '', settings.timeZone);
  if (!needed || needed >= localDate(new Date(), settings.timeZone)) return;
  requestStep.mark({
    partnerCode: request.partnerCode,
    reason: 'neededByPassed',
    says: attentionSays('neededByPassed', { more: message('attentionMore.neededBy', { day: { day: needed } }) }),
  });
}

async function applyEarly(
  context: EngineContext,
  tx: StoreTransaction,
  heard: ArrivedMessage,
  made: Loan,
): Promise<void> {
  let loan = made;
  for (const each of await tx.waitingFor(earlyKeyOf(heard.partner, heard.message)))
    loan = await applyStored(context, tx, heard, each, loan);
}

/** What a stored message says; it was taken in, so the schema is not asked to be strict. */
export const understoodAgain = async (
  { reader, settings }: EngineContext,
  { raw, contentType }: { raw: Buffer; contentType: string },
): Promise<Understood> =>
  reader.understand({ bytes: raw, contentType }, { maxBytes: settings.bodyBytes, strict: false });

/** Applies a stored message of a partner to its request, under the request's lock. Gives the request as it is then. */
export async function applyStored(
  node: EngineContext,
  tx: StoreTransaction,
  { partner, partners }: Pick<ArrivedMessage, 'partner' | 'partners'>,
  stored: { id: string; raw: Buffer; contentType: string },
  loan: Loan,
): Promise<Loan> {
  const context = await atLibrary(node, loan.request.owner, tx.local);
  const { got } = await understoodAgain(context, stored);
  const conversation = loan.conversations[0];
  if (got.kind !== 'message' || !conversation?.id) return loan;
  const message = dialectOf(partner.dialect).reading(got.message as InitiatingMessage);
  const requestStep = openStep(context, partners, loan, new Date());
  const taken = applyMessage(context, requestStep, { message, partner }, conversation.id);
  await wordStepOf(
    loan.request.side,
    taken.event,
  )?.({
    context,
    requestStep,
    local: tx.local,
    partners,
    now: new Date(),
  });
  await tx.save(requestStep.decision());
  await tx.settleWaiting(stored.id, {
    outcome: taken.applied ? 'applied' : 'not-applied',
    reason: taken.reason ?? because('cameEarly'),
    requestId: loan.request.id,
    conversationId: conversation.id,
  });
  return { ...requestStep.loan, request: { ...requestStep.loan.request, version: loan.request.version + 1 } };
}

function lendingRequest(
  context: EngineContext,
  heard: Pick<ArrivedMessage, 'partner' | 'version'>,
  message: Request,
  owner: string | undefined,
  named: string | undefined,
): Loan {
  const { header, serviceInfo } = message;
  const now = new Date();
  return {
    request: {
      id: '0',
      side: 'lending',
      serviceType: serviceInfo?.serviceType ?? 'Loan',
      state: 'created',
      version: 1,
      externalId: header.requestingAgencyRequestId,
      partnerCode: heard.partner.code,
      activePosition: 0,
      ...(owner ? { owner } : {}),
      facts: named ? { form: { ownerLibrary: named } } : {},
      attentionCount: 0,
      createdAt: now,
      updatedAt: now,
    },
    citation: citationOf(message),
    conversations: [
      {
        position: 0,
        partnerCode: heard.partner.code,
        state: 'asked',
        why: '',
        requestingSymbol: symbolText(header.requestingAgencyId),
        supplyingSymbol: header.supplyingAgencyId ? symbolText(header.supplyingAgencyId) : context.symbols[0],
        requestingAgencyRequestId: header.requestingAgencyRequestId,
        isoVersion: heard.version,
        answered: false,
        outSeq: 0,
        askedAt: now,
      },
    ],
  };
}
