/** Two marks of a received message: the same content, and the same meaning sent anew with a fresh timestamp. */
import { createHash } from 'node:crypto';
import type { AgencyId, InitiatingMessage, SupplyingAgencyMessage } from './messages.js';

/** Both marks, as hex SHA-256. */
export function canonicalOf(message: InitiatingMessage): { identity: string; meaning: string } {
  const identity = identityOf(message);
  return { identity, meaning: message.kind === 'request' ? identity : semanticKeyOf(message) };
}

/**
 * Equal for messages with the same content, however they were written: prefixes, encoding, order and version of the
 * elements do not count. A request's timestamp does not count either, so that a request sent again is the same request.
 * Credentials in the header say who speaks, not what is said, and are left out.
 */
export function identityOf(message: InitiatingMessage): string {
  const { requestingAgencyAuthentication: _, timestamp, ...header } = message.header;
  return hashOf({ ...message, header: message.kind === 'request' ? header : { ...header, timestamp } });
}

/**
 * Equal for a message and its repeat with another timestamp. Of a supplying agency message: both agencies, both request
 * ids, reason, status, dates, answer, note. Of a requesting agency message: agency, request id, action, note. Of a
 * request: its identity. `#seq:N#` counts, in the note or where a dialect has put it.
 */
export function semanticKeyOf(message: InitiatingMessage): string {
  switch (message.kind) {
    case 'request':
      return identityOf(message);
    case 'requestingAgencyMessage': {
      const { header, action, note, extras } = message;
      return hashOf([
        'RAM',
        symbolOf(header.requestingAgencyId),
        header.requestingAgencyRequestId,
        action,
        note,
        extras?.sequence,
      ]);
    }
    case 'supplyingAgencyMessage':
      return hashOf(['SAM', ...whatIsSaid(message)]);
  }
}

/** Not `lastChange` nor `dateSent`: some systems put the time of sending there. */
function whatIsSaid({ header, messageInfo, statusInfo, retryInfo, extras }: SupplyingAgencyMessage): unknown[] {
  return [
    symbolOf(header.supplyingAgencyId),
    symbolOf(header.requestingAgencyId),
    header.requestingAgencyRequestId,
    header.supplyingAgencyRequestId,
    messageInfo.reasonForMessage,
    messageInfo.answerYesNo,
    messageInfo.note,
    statusInfo.status,
    statusInfo.expectedDeliveryDate,
    statusInfo.dueDate,
    retryInfo?.retryAfter,
    retryInfo?.retryBefore,
    extras?.sequence,
  ];
}

function symbolOf(agency: AgencyId | undefined): unknown {
  return agency && [agency.type.value, agency.value];
}

const hashOf = (content: unknown): string =>
  createHash('sha256')
    .update(inOrder(content) ?? '')
    .digest('hex');

/** JSON with all names in order; what is undefined is not there. */
function inOrder(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => inOrder(each) ?? 'null').join()}]`;
  let members = '';
  for (const name of Object.keys(value).sort()) {
    const written = inOrder(value[name as keyof typeof value]);
    if (written !== undefined) members += `${members && ','}${JSON.stringify(name)}:${written}`;
  }
  return `{${members}}`;
}
