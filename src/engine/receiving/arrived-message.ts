import type { IsoVersion } from '../../protocol/codes.js';
import { confirm } from '../../protocol/confirm.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import type { ErrorData, InitiatingMessage, Request } from '../../protocol/messages.js';
import type { MessageRead } from '../../protocol/read.js';
import { isConfirmation, type Understood } from '../../protocol/understand.js';
import { noteUnreadable } from '../certify/practice-messages.js';
import { symbolText } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { Arrival, Reply } from '../model/arrivals.js';
import type { CallingPartner } from '../model/partner-book.js';
import type { CitationRecord, InboundDraft, PartnerRecord } from '../model/records.js';
import type { ConversationKey, StoreTransaction } from '../model/store.js';
import { keepsRefused, showRefused } from './refused-messages.js';

/** A readable message of a known partner, on its way through the engine. */
export interface ArrivedMessage {
  partner: PartnerRecord;
  /** The whole directory, read before the transaction: a transaction waits for no second connection. */
  partners: readonly PartnerRecord[];
  message: InitiatingMessage;
  version: IsoVersion;
  draft: Omit<InboundDraft, 'outcome' | 'confirmation'>;
  /** Refused before any loan was looked at: stored and answered so. */
  refusal?: ErrorData[];
  /** Where the call came from. */
  sourceAddress: string;
  /** The partner in whose name a broker speaks: the request may have been sent to it directly. */
  inNameOf?: PartnerRecord;
}
export interface Answered {
  xml: string;
  outcome: Extract<Reply, { kind: 'confirmed' }>['outcome'];
  /** Why it was answered with ERROR, where that is shown to staff. */
  refusal?: string;
  /** Spoke of what is another partner's: for the security log. */
  intrusion?: string;
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

/** Stored, as far as it is kept, and answered with ERROR; a later, better copy of the same message is judged anew. */
export async function refuseMessage(
  context: EngineContext,
  tx: StoreTransaction,
  heard: ArrivedMessage,
  errors: ErrorData[],
): Promise<Answered> {
  const { xml } = confirm(heard.message, { status: 'ERROR', errors }, new Date(), heard.version);
  if (!keepsRefused(context, heard.partner.code, heard.sourceAddress, heard.draft.raw.length))
    return { xml, outcome: 'refused' };
  const { identityKey: _, ...draft } = heard.draft;
  await tx.storeInbound({ ...draft, outcome: 'refused', outcomeReason: reasonOf(errors), confirmation: xml });
  return { xml, outcome: 'refused', refusal: reasonOf(errors) };
}

/** The answer to a message that names something we do not have, or have with other content. */
export const unrecognised = (element: string, value: string, why: string): ErrorData[] => [
  { errorType: 'UnrecognisedDataValue', errorValue: `${element}: ${value.slice(0, 80)}${why}` },
];

export const reasonOf = (errors: readonly ErrorData[]): string =>
  errors.map((error) => `${error.errorType}${error.errorValue ? `: ${error.errorValue}` : ''}`).join('; ');

/** A message that could be read, of a partner that is known. */
export interface ReadMessage {
  caller: CallingPartner;
  /** Where the call came from. */
  sourceAddress: string;
  understood: Understood;
  /** As it was written. */
  got: MessageRead;
  /** What it means, with the habits of the partner's system taken away. */
  message: InitiatingMessage;
}

/** Reads an arrival. What cannot be read, or may not be taken, is stored and answered here. */
export async function readArrival(
  context: EngineContext,
  caller: CallingPartner,
  arrival: Arrival,
): Promise<ReadMessage | Ended> {
  const { partner } = caller;
  const { sourceAddress } = arrival;
  const rules = { maxBytes: context.settings.bodyBytes, strict: partner.strict };
  const understood = await context.reader.understand(arrival, rules);
  const { got } = understood;
  if (got.kind === 'unreadable' || isConfirmation(got)) {
    const reason = got.kind === 'unreadable' ? got.reason : 'a confirmation is not a message to be confirmed';
    const seen = { ...understood, sourceAddress };
    return ended(await confirmUnreadable(context, caller, seen, reason), 'unreadable');
  }
  if (got.kind === 'refused') {
    const why = reasonOf(got.errors);
    const { xml } = confirm(got.echo, { status: 'ERROR', errors: got.errors }, new Date(), got.version);
    const refused = ended({ kind: 'confirmed', xml, outcome: 'refused' }, 'refused', got.about);
    if (!keepsRefused(context, partner.code, sourceAddress, understood.masked.bytes.length)) return refused;
    await context.store.transaction((tx) =>
      tx.storeInbound({
        ...arrivalDraftOf(caller, understood, { kind: got.about, summary: 'refused', isoVersion: got.version }),
        verdict: got.verdict,
        tolerances: [],
        outcome: 'refused',
        outcomeReason: why,
        confirmation: xml,
      }),
    );
    await noteUnreadable(context, partner, why);
    await showRefused(context, got.echo.header, partner, { reason: 'messageNotTaken', why });
    return refused;
  }
  const message = dialectOf(partner.dialect).reading(got.message as InitiatingMessage);
  return { caller, sourceAddress, understood, got, message };
}

/** What everything stored about an arrival has in common. */
export function arrivalDraftOf(
  caller: CallingPartner,
  { masked }: Understood,
  about: Pick<InboundDraft, 'kind' | 'summary' | 'isoVersion'>,
) {
  return {
    partnerCode: caller.partner.code,
    ...(caller.credential ? { credentialId: caller.credential.id } : {}),
    contentType: masked.contentType,
    raw: masked.bytes,
    ...about,
  };
}

/** An arrival at its end: what the caller is answered, and how it is counted. */
export interface Ended {
  reply: Reply;
  /** The kind of message, `unknown` where it was not read. */
  kind: string;
  outcome: string;
}

/** An arrival that ends with this answer; `kind`: of the message, where one could be read. */
export const ended = (reply: Reply, outcome: string, kind = 'unknown'): Ended => ({ reply, kind, outcome });

/** Whether a step ended the arrival, or found out what the next one needs. */
export const isEnded = (found: object): found is Ended => 'reply' in found;

/**
 * What a known partner sent and nobody can read: kept for staff, and answered as the standard has it, with ERROR and
 * BadlyFormedMessage. The confirmation names what can still be seen of the message.
 */
async function confirmUnreadable(
  context: EngineContext,
  { partner }: CallingPartner,
  { masked, seen, sourceAddress }: Understood & Pick<Arrival, 'sourceAddress'>,
  reason: string,
): Promise<Reply> {
  const { bytes, contentType } = masked;
  if (!seen) throw new Error('What cannot be confirmed as a message was not looked at.');
  const { echo, version } = seen;
  const errors = [{ errorType: 'BadlyFormedMessage', errorValue: reason } as const];
  const reply: Reply = {
    kind: 'unreadable',
    xml: confirm(echo, { status: 'ERROR', errors }, new Date(), version).xml,
  };
  if (!keepsRefused(context, partner.code, sourceAddress, bytes.length)) return reply;
  await context.store.quarantine({
    partnerCode: partner.code,
    source: sourceAddress,
    contentType,
    reason,
    raw: bytes,
  });
  await noteUnreadable(context, partner, reason);
  await showRefused(context, echo.header, partner, { reason: 'messageNotTaken', why: reason });
  return reply;
}

/** What a request asks for, as a lender keeps it. A Retry says all of it again, with what was corrected. */
export function citationOf(message: Request): CitationRecord {
  const { bibliographicInfo } = message;
  return {
    title: bibliographicInfo.title ?? bibliographicInfo.titleOfComponent ?? '(no title)',
    author: bibliographicInfo.author,
    bibliographic: bibliographicInfo,
    publication: message.publicationInfo,
    service: message.serviceInfo,
    delivery: message.requestedDeliveryInfo,
    billing: message.billingInfo,
    patron: undefined,
  };
}
