import type { IsoVersion } from '../../protocol/codes.js';
import { confirm } from '../../protocol/confirm.js';
import type { ErrorData, InitiatingMessage } from '../../protocol/messages.js';
import { symbolText } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { Reply } from '../model/arrivals.js';
import type { InboundDraft, PartnerRecord } from '../model/records.js';
import type { ConversationKey, StoreTransaction } from '../model/store.js';
import { keepsRefused } from './refused-messages.js';

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
  outboundIds: string[];
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
export async function refuse(
  context: EngineContext,
  tx: StoreTransaction,
  heard: ArrivedMessage,
  errors: ErrorData[],
): Promise<Answered> {
  const { xml } = confirm(heard.message, { status: 'ERROR', errors }, new Date(), heard.version);
  if (!keepsRefused(context, heard.partner.code, heard.sourceAddress, heard.draft.raw.length))
    return { xml, outcome: 'refused', outboundIds: [] };
  const { identityKey: _, ...draft } = heard.draft;
  await tx.storeInbound({ ...draft, outcome: 'refused', outcomeReason: reasonOf(errors), confirmation: xml });
  return { xml, outcome: 'refused', outboundIds: [], refusal: reasonOf(errors) };
}

/** The answer to a message that names something we do not have, or have with other content. */
export const unrecognised = (element: string, value: string, why: string): ErrorData[] => [
  { errorType: 'UnrecognisedDataValue', errorValue: `${element}: ${value.slice(0, 80)}${why}` },
];

export const reasonOf = (errors: readonly ErrorData[]): string =>
  errors.map((error) => `${error.errorType}${error.errorValue ? `: ${error.errorValue}` : ''}`).join('; ');
