/** The confirmation a message deserves, in the one shape that is valid in both schema versions. */
import { actionsOfVersion, type IsoVersion } from './codes.js';
import type { AgencyId, Confirmation, ConfirmationHeader, ErrorData, Header, InitiatingMessage } from './messages.js';
import type { Echo } from './reading/result.js';
import { envelope, madeWritable } from './write.js';

export type { Echo } from './reading/result.js';

export type ConfirmationVerdict = { status: 'OK' } | { status: 'ERROR'; errors: readonly ErrorData[] };

/**
 * Confirms a message, or the echo of one that was refused. Ids, reason and action come back as they were sent;
 * `timestamp` is `now`, `timestampReceived` the timestamp found in the message. Of several errors the first is told:
 * 1.2 has room for one. An action that `version` does not know is not given back. Never throws.
 */
export function confirm(
  received: InitiatingMessage | Echo,
  verdict: ConfirmationVerdict,
  now: Date,
  version: IsoVersion,
): { confirmation: Confirmation; xml: string } {
  const confirmation = confirmationOf(received, verdict, now, version);
  return { confirmation, xml: envelope(confirmation.kind, confirmation, version, []) };
}

function confirmationOf(
  received: InitiatingMessage | Echo,
  verdict: ConfirmationVerdict,
  now: Date,
  version: IsoVersion,
): Confirmation {
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
      const { action } = received;
      const echo = action && actionsOfVersion[version].includes(action) ? { action } : {};
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

/** A plain word, or a URI without anything doubtful in it. */
const uri = /^([A-Za-z][\w.~-]*|[A-Za-z][A-Za-z\d.+-]*:([\w.~/?&=+,;-]|%[\dA-Fa-f]{2})+(#[\w.-]*)?)$/;

/** A scheme that is no URI was invalid when it came and would make the confirmation invalid too. */
function symbolOf({ type, value }: AgencyId): AgencyId {
  const fit = type.scheme !== undefined && uri.test(type.scheme);
  return { type: fit ? type : { value: type.value }, value };
}

/** What an error quotes may have been cut in the middle of a character. */
function errorOf(errors: readonly ErrorData[]): ErrorData {
  const { errorType, errorValue } = errors[0] ?? { errorType: 'BadlyFormedMessage' };
  if (!errorValue) return { errorType };
  return { errorType, errorValue: madeWritable(errorValue.slice(0, 1000)) };
}
