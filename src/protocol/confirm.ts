/** The confirmation a message deserves: the one that is valid in both schema versions. */
import type { IsoVersion } from './codes.js';
import type { Confirmation, ConfirmationHeader, ErrorData, Header, InitiatingMessage } from './messages.js';
import type { AgencyId } from './messages.js';
import type { Echo } from './reading/result.js';
import { envelope } from './writing/envelope.js';

export type { Echo } from './reading/result.js';

export type ConfirmationVerdict = { status: 'OK' } | { status: 'ERROR'; errors: readonly ErrorData[] };

/**
 * Confirms a message, or the echo of one that was refused. Ids, reason and action come back as they were sent;
 * `timestamp` is `now`, `timestampReceived` the timestamp found in the message. Of several errors the first is told:
 * 1.2 has room for one. Never throws.
 */
export function confirm(
  received: InitiatingMessage | Echo,
  verdict: ConfirmationVerdict,
  now: Date,
  version: IsoVersion,
): { confirmation: Confirmation; xml: string } {
  const confirmation = confirmationOf(received, verdict, now);
  return { confirmation, xml: envelope(confirmation.kind, confirmation, version, []) };
}

function confirmationOf(received: InitiatingMessage | Echo, verdict: ConfirmationVerdict, now: Date): Confirmation {
  const confirmationHeader = headerOf(received.header, verdict.status, now);
  const errorData = verdict.status === 'ERROR' ? { errorData: [errorOf(verdict.errors)] } : {};
  switch (received.kind) {
    case 'request':
      return { kind: 'requestConfirmation', confirmationHeader, ...errorData };
    case 'supplyingAgencyMessage': {
      const reason = 'messageInfo' in received ? received.messageInfo.reasonForMessage : received.reasonForMessage;
      const echo = reason ? { reasonForMessage: reason } : {};
      return { kind: 'supplyingAgencyMessageConfirmation', confirmationHeader, ...echo, ...errorData };
    }
    case 'requestingAgencyMessage': {
      const echo = received.action ? { action: received.action } : {};
      return { kind: 'requestingAgencyMessageConfirmation', confirmationHeader, ...echo, ...errorData };
    }
  }
}

function headerOf(header: Partial<Header>, messageStatus: 'OK' | 'ERROR', now: Date): ConfirmationHeader {
  const { supplyingAgencyId, requestingAgencyId, requestingAgencyRequestId, timestamp } = header;
  return {
    ...(supplyingAgencyId && { supplyingAgencyId: symbolOf(supplyingAgencyId) }),
    ...(requestingAgencyId && { requestingAgencyId: symbolOf(requestingAgencyId) }),
    timestamp: now.toISOString(),
    ...(requestingAgencyRequestId && { requestingAgencyRequestId }),
    timestampReceived: timestamp ?? now.toISOString(),
    messageStatus,
  };
}

/** A scheme that is no URI was invalid when it came and would make the confirmation invalid too. */
function symbolOf({ type, value }: AgencyId): AgencyId {
  const fit = type.scheme !== undefined && /^[\w.~-]+(:[\w.~/?&=+,;@%-]*(#[\w.-]*)?)?$/.test(type.scheme);
  return { type: fit ? type : { value: type.value }, value };
}

/** What an error quotes may have been cut in the middle of a character. */
function errorOf(errors: readonly ErrorData[]): ErrorData {
  const { errorType, errorValue } = errors[0] ?? { errorType: 'BadlyFormedMessage' };
  if (!errorValue) return { errorType };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the characters XML 1.0 forbids
  const legal = errorValue.slice(0, 1000).toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
  return { errorType, errorValue: legal };
}
