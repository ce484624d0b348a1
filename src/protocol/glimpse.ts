/** What can still be seen of a message that cannot be read: which of the three it was meant to be, and whose. */
import { actions, type InitiatingKind, type IsoVersion, reasonsForMessage } from './codes.js';
import { decode } from './gate.js';
import type { AgencyId, Header } from './messages.js';
import { limits } from './reading/fields.js';
import type { Echo } from './reading/result.js';
import { utcDate } from './reading/utc-date.js';
import { labelledVersion } from './schemas.js';
import { isWritable } from './write.js';

/** A header is at the beginning; beyond this nothing is looked for. */
const farthest = 65_536;

/**
 * The facts a confirmation of an unreadable body can give back. The kind is that of the first message element that is
 * seen, else a request; what cannot be read beyond doubt is left out. Never throws, and takes time in proportion to
 * the size of the body.
 */
export function glimpse(bytes: Buffer, contentType: string): { echo: Echo; version: IsoVersion } {
  const text = lettersOf(bytes, contentType)
    .slice(0, farthest)
    .replace(/<!--[\s\S]*?(-->|$)/g, '');
  const begun =
    /<(?:[\w.-]+:)?(request|supplyingAgencyMessage|requestingAgencyMessage)(Confirmation)?(?=[\s/>]|$)/.exec(text);
  const kind = (begun?.[1] ?? 'request') as InitiatingKind;
  const version = labelledVersion(/\bversion\s*=\s*["']([^"'<>]{0,40})["']/.exec(afterDeclaration(text))?.[1]) ?? '1.2';
  const rest = begun ? text.slice(begun.index) : '';
  const reason = reasonsForMessage.find((each) => each === inside(rest, 'reasonForMessage'));
  const action = actions.find((each) => each === inside(rest, 'action'));
  return {
    version,
    echo: { kind, header: headerIn(rest), ...(reason && { reasonForMessage: reason }), ...(action && { action }) },
  };
}

/** What no encoding fits is looked at byte by byte: names of elements are plain letters in all of them. */
function lettersOf(bytes: Buffer, contentType: string): string {
  const decoded = decode(bytes, contentType);
  return 'text' in decoded ? decoded.text : bytes.toString('latin1').replaceAll('\0', '');
}

const afterDeclaration = (text: string): string => text.replace(/^\s*<\?xml[^>]*>/, '');

function headerIn(text: string): Partial<Header> {
  const supplier = agencyIn(text, 'supplyingAgencyId');
  const requester = agencyIn(text, 'requestingAgencyId');
  const id = plainValue(inside(text, 'requestingAgencyRequestId'));
  const date = utcDate(inside(text, 'timestamp') ?? '');
  return {
    ...(supplier && { supplyingAgencyId: supplier }),
    ...(requester && { requestingAgencyId: requester }),
    ...(id && { requestingAgencyRequestId: id }),
    ...(date.kind === 'date' && { timestamp: date.value }),
  };
}

function agencyIn(text: string, element: string): AgencyId | undefined {
  const agency = inside(text, element) ?? '';
  const value = plainValue(inside(agency, 'agencyIdValue'));
  return value ? { type: { value: plainValue(inside(agency, 'agencyIdType')) ?? '' }, value } : undefined;
}

/** What is between the first such element's tags; nothing when it is not closed. */
function inside(text: string, element: string): string | undefined {
  const open = new RegExp(`<(?:[\\w.-]+:)?${element}(?:\\s[^<>]*)?>`).exec(text);
  if (!open) return undefined;
  const from = open.index + open[0].length;
  const close = new RegExp(`</(?:[\\w.-]+:)?${element}\\s*>`).exec(text.slice(from));
  return close ? text.slice(from, from + close.index) : undefined;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A plain value, its entities resolved; markup, CDATA or a character that cannot be written make it no value. */
function plainValue(raw: string | undefined): string | undefined {
  if (!raw || raw.includes('<')) return undefined;
  const value = raw.replace(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => entities[name] ?? '');
  const doubtful = /&(?!(amp|lt|gt|quot|apos);)/.test(raw) || !isWritable(value) || value.length > limits.id;
  return doubtful || value.trim() === '' ? undefined : value;
}
