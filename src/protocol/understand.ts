/** All that the engine asks of the bytes of a message, found out in one piece, so that it can be done in another thread. */

import { createHash } from 'node:crypto';
import { XmlComment, XmlElement, XmlLibError, type XmlNode, XmlTreeNode } from 'libxml2-wasm';
import { decode, gate } from './gate.js';
import { glimpse } from './glimpse.js';
import type { AgencyId, InitiatingMessage, SupplyingAgencyMessage } from './messages.js';
import { type ReadResult, readGated } from './read.js';
import { parseText } from './schemas.js';

export interface ReadRules {
  maxBytes: number;
  /** Refuses what the schema refuses. */
  strict: boolean;
}

/** Plain values only: it can be posted from thread to thread. */
export interface Understood {
  got: ReadResult;
  /** Of a message that may be confirmed: the same content, and the same meaning sent anew. */
  marks?: { identity: string; meaning: string };
  /** What can still be seen of a message that cannot be confirmed as one. */
  seen?: ReturnType<typeof glimpse>;
  /** As it may be stored and shown, without security codes. */
  masked: Bytes;
}

/** Never throws for what a partner can send. */
export function understand(arrived: Bytes, rules: ReadRules): Understood {
  const examined = gate(arrived.bytes, arrived.contentType, rules);
  const got = readGated(examined, rules.strict);
  const masked = withoutSecrets(arrived);
  if (got.kind === 'unreadable' || isConfirmation(got))
    return { got, masked, seen: glimpse(arrived.bytes, arrived.contentType) };
  if (got.kind === 'refused') return { got, masked };
  return { got, masked, marks: canonicalOf(got.message as InitiatingMessage) };
}

/** Nobody waits for a confirmation of a confirmation. */
export const isConfirmation = (got: Exclude<ReadResult, { kind: 'unreadable' }>): boolean =>
  got.kind === 'message' && got.message.kind.endsWith('Confirmation');

/** The marks of a message that was found fit to be confirmed. */
export function marksOf({ marks }: Understood): { identity: string; meaning: string } {
  if (!marks) throw new Error('What has no marks is not a message to be confirmed.');
  return marks;
}

// --- two marks of a received message: the same content, and the same meaning sent anew with a fresh timestamp ---

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

// --- the security code in the header is a secret: what is stored and shown of a message does not have it ---

export interface Bytes {
  bytes: Buffer;
  /** The `Content-Type` that fits them. */
  contentType: string;
}

/**
 * The message with `***` for each security code, whatever its encoding and however it is written. The code is sought in the parsed
 * document, and what cannot be parsed is masked as text, rather too much than too little. Without a security code the bytes
 * stay as they came; with one they are UTF-8.
 */
export function withoutSecrets(arrived: Bytes): Bytes {
  if (!mentions(arrived.bytes)) return arrived;
  const decoded = decode(arrived.bytes, arrived.contentType);
  const text = 'text' in decoded ? decoded.text : arrived.bytes.toString('latin1').replaceAll('\0', '');
  return asUtf8(maskedTree(text.replace(/^\s+/, '')) ?? maskedText(text));
}

const asUtf8 = (text: string): Bytes => ({
  bytes: Buffer.from(text, 'utf8'),
  contentType: 'application/xml; charset="utf-8"',
});

/** In letters of one or more bytes each. */
const mentions = (bytes: Buffer): boolean =>
  bytes.includes('securityCode') ||
  (bytes.includes(0) && bytes.toString('latin1').replaceAll('\0', '').includes('securityCode'));

function maskedTree(text: string): string | undefined {
  let document: ReturnType<typeof parseText> | undefined;
  try {
    document = parseText(text);
    mask(document.root);
    // Without what is before it: comments and entities of a DOCTYPE may hold the code too.
    return document.root.toString({ format: false });
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return undefined;
  } finally {
    document?.dispose();
  }
}

/** Depth is bounded by libxml2 (256). */
function mask(element: XmlElement): void {
  if (element.name === 'securityCode') {
    for (let child = element.firstChild; child; child = element.firstChild) child.remove();
    element.addText('***');
    return;
  }
  let last: XmlTreeNode | undefined;
  const next = (): XmlNode | null => (last ? last.next : element.firstChild);
  for (let child = next(); child; child = next()) {
    // libxml2-wasm cannot step on from a processing instruction, and a comment may hold what was taken out of the message.
    if (!(child instanceof XmlTreeNode) || (child instanceof XmlComment && child.content.includes('securityCode')))
      child.remove();
    else {
      last = child;
      if (child instanceof XmlElement) mask(child);
    }
  }
}

/** From the first mention, or the DOCTYPE whose entities may hold the code, to the last end tag; to the end where none closes. */
function maskedText(text: string): string {
  const from = text.search(/<!DOCTYPE|securityCode/);
  const last = text.lastIndexOf('securityCode');
  if (last < 0) return '***'; // it is there in other letters than those that its encoding makes of it
  const isClosed = /<\/([^<>\s]{0,200}:)?$/.test(text.slice(Math.max(from, last - 210), last));
  return `${text.slice(0, from)}securityCode>***</securityCode${isClosed ? text.slice(last + 'securityCode'.length) : ''}`;
}
