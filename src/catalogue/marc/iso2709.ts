/** ISO 2709: how MARC records are in a file. Lengths count bytes, so that text is read after it is cut out, never before. */

import { normalForm } from '../../domain/request/normal-form.js';
import { readMarc8, unreadLetter } from './marc8.js';
import { type DataField, type MarcRecord, subfieldsOf } from './record.js';

/** Why a record could not be read, or what was odd about one that could. */
export const recordTroubles = [
  'truncated',
  'tooLarge',
  'noLeader',
  'noFields',
  'notMarc',
  'directory',
  'encoding',
  'lettersNotRead',
] as const;
export type RecordTrouble = (typeof recordTroubles)[number];

/** The bytes of one record and where in the file they begin. */
export interface RawRecord {
  offset: number;
  bytes: Uint8Array;
  /** The bytes are no whole record. */
  trouble?: RecordTrouble;
}

export type ReadRecord =
  | { kind: 'read'; record: MarcRecord; remarks: RecordTrouble[] }
  | { kind: 'unreadable'; trouble: RecordTrouble };

const recordEnd = 0x1d;
const fieldEnd = 0x1e;
const subfieldBegin = 0x1f;
/** A record in a file has at most 99,999 bytes by its own leader; exporters write larger ones, but none is larger than this. */
const bytesAtMost = 2_000_000;

/** What is between records and means nothing: line ends, blanks, zeros, a byte order mark. */
const between = new Set([0x00, 0x0a, 0x0d, 0x1a, 0x20, 0xef, 0xbb, 0xbf]);

/** Cuts a file of any size into its records, one at a time. What is left at the end is truncated. */
export async function* splitIso2709(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawRecord> {
  let held: Uint8Array[] = [];
  let size = 0;
  let begins = 0;
  let position = 0;
  let dropping = false;
  for await (const chunk of chunks) {
    let from = 0;
    while (from < chunk.length) {
      if (size === 0 && !dropping) {
        while (from < chunk.length && between.has(chunk[from] ?? 0)) from += 1;
        begins = position + from;
        if (from === chunk.length) break;
      }
      const end = chunk.indexOf(recordEnd, from);
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end + 1);
      size += piece.length;
      if (!dropping) held.push(piece);
      if (size > bytesAtMost) {
        dropping = true;
        held = held.slice(0, 1);
      }
      from += piece.length;
      if (end < 0) break;
      yield dropping
        ? { offset: begins, bytes: Buffer.concat(held), trouble: 'tooLarge' }
        : { offset: begins, bytes: Buffer.concat(held) };
      held = [];
      size = 0;
      dropping = false;
    }
    position += chunk.length;
  }
  if (size > 0) yield { offset: begins, bytes: Buffer.concat(held), trouble: dropping ? 'tooLarge' : 'truncated' };
}

/** Reads one record. A directory that does not add up is ignored: the fields are then parted by their ends. */
export function readIso2709(bytes: Uint8Array): ReadRecord {
  if (bytes.length < 25) return { kind: 'unreadable', trouble: 'noLeader' };
  const leader = Buffer.from(bytes.subarray(0, 24))
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, ' ');
  const first = bytes.indexOf(fieldEnd);
  if (first < 24) return { kind: 'unreadable', trouble: 'noFields' };
  const directory = Buffer.from(bytes.subarray(24, first)).toString('latin1');
  const remarks = new Set<RecordTrouble>();
  const cut = byDirectory(bytes, leader, directory) ?? byEnds(bytes, first, directory);
  if (!cut) return { kind: 'unreadable', trouble: 'directory' };
  if (cut.mended) remarks.add('directory');
  const decode = decoderFor(leader, bytes, remarks);
  const record: MarcRecord = { leader: `${leader.slice(0, 9)}a${leader.slice(10)}`, control: [], data: [] };
  for (const { tag, body } of cut.fields) {
    const at = body.indexOf(subfieldBegin);
    if (/^00/.test(tag)) record.control.push([tag, decode(body)]);
    else if (at >= 0) record.data.push(dataField(tag, body, at, decode));
  }
  if (record.data.length === 0) return { kind: 'unreadable', trouble: 'noFields' };
  if (record.data.some((field) => subfieldsOf(field, allCodes).some((value) => value.includes(unreadLetter))))
    remarks.add('lettersNotRead');
  return { kind: 'read', record, remarks: [...remarks] };
}

const allCodes = 'abcdefghijklmnopqrstuvwxyz';

interface Cut {
  fields: { tag: string; body: Uint8Array }[];
  mended?: boolean;
}

function byDirectory(bytes: Uint8Array, leader: string, directory: string): Cut | undefined {
  const base = Number(leader.slice(12, 17));
  if (!(base > 24) || base > bytes.length || directory.length % 12 !== 0) return undefined;
  if (base !== 24 + directory.length + 1) return undefined;
  const fields: Cut['fields'] = [];
  let told = 0;
  for (let at = 0; at < directory.length; at += 12) {
    const entry = /^([0-9A-Za-z]{3})(\d{4})(\d{5})$/.exec(directory.slice(at, at + 12));
    if (!entry) return undefined;
    const start = base + Number(entry[3]);
    const end = start + Number(entry[2]);
    // Entries that name the same bytes again and again would make a small record a huge one.
    told += Number(entry[2]);
    if (told > bytes.length - base) return undefined;
    if (end > bytes.length || bytes[end - 1] !== fieldEnd) return undefined;
    if (start > base && bytes[start - 1] !== fieldEnd) return undefined;
    const body = bytes.subarray(start, end - 1);
    if (body.indexOf(fieldEnd) >= 0) return undefined;
    fields.push({ tag: entry[1] ?? '', body });
  }
  return fields.length > 0 ? { fields } : undefined;
}

/** The tags of the directory are still in the order of the fields. */
function byEnds(bytes: Uint8Array, first: number, directory: string): Cut | undefined {
  const tags = directory.match(/.{12}/g)?.map((entry) => entry.slice(0, 3)) ?? [];
  const bodies: Uint8Array[] = [];
  for (let at = first + 1; at < bytes.length; ) {
    const end = bytes.indexOf(fieldEnd, at);
    if (end < 0) break;
    bodies.push(bytes.subarray(at, end));
    at = end + 1;
  }
  if (bodies.length === 0 || bodies.length !== tags.length || !tags.every((tag) => /^[0-9A-Za-z]{3}$/.test(tag)))
    return undefined;
  return { fields: bodies.map((body, index) => ({ tag: tags[index] ?? '', body })), mended: true };
}

function dataField(tag: string, body: Uint8Array, at: number, decode: (bytes: Uint8Array) => string): DataField {
  const indicators = Buffer.from(body.subarray(0, at)).toString('latin1');
  const subfields: DataField['subfields'] = [];
  for (let from = at; from >= 0 && from < body.length; ) {
    const next = body.indexOf(subfieldBegin, from + 1);
    const piece = body.subarray(from + 1, next < 0 ? body.length : next);
    if (piece.length > 0) subfields.push([String.fromCharCode(piece[0] ?? 0x20), decode(piece.subarray(1))]);
    from = next;
  }
  return { tag, ind1: indicators[0] ?? ' ', ind2: indicators[1] ?? ' ', subfields };
}

/**
 * What the leader says of the encoding is not always so. What reads as UTF-8 and has letters beyond ASCII is UTF-8; what
 * says that it is UTF-8 and is not, is MARC-8.
 */
function decoderFor(leader: string, bytes: Uint8Array, remarks: Set<RecordTrouble>): (bytes: Uint8Array) => string {
  const says = leader[9] === 'a';
  const high = bytes.some((byte) => byte >= 0x80);
  const escapes = bytes.indexOf(0x1b) >= 0;
  if (!high && !escapes) return (piece) => Buffer.from(piece).toString('latin1');
  const isUtf8 = high && readsAsUtf8(bytes);
  if (says !== isUtf8 && (high || says)) remarks.add('encoding');
  if (isUtf8) return (piece) => normalForm(Buffer.from(piece).toString('utf8'), 'NFC');
  return readMarc8;
}

const strict = new TextDecoder('utf-8', { fatal: true });

function readsAsUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Writes a record in UTF-8. Throws when it is larger than the form can say. */
export function writeIso2709({ leader, control, data }: MarcRecord): Buffer {
  const fields: [string, Buffer][] = [
    ...control.map(([tag, value]): [string, Buffer] => [tag, Buffer.from(`${value}\x1e`)]),
    ...data.map(({ tag, ind1, ind2, subfields }): [string, Buffer] => [
      tag,
      Buffer.from(`${ind1}${ind2}${subfields.map(([code, value]) => `\x1f${code}${value}`).join('')}\x1e`),
    ]),
  ];
  let start = 0;
  const entries = fields.map(([tag, body]) => {
    const entry = `${tag}${String(body.length).padStart(4, '0')}${String(start).padStart(5, '0')}`;
    start += body.length;
    if (entry.length !== 12) throw new RangeError('A field is larger than ISO 2709 can say.');
    return entry;
  });
  const base = 24 + entries.length * 12 + 1;
  const length = base + start + 1;
  if (length > 99_999) throw new RangeError('The record is larger than ISO 2709 can say.');
  const head = `${String(length).padStart(5, '0')}${leader.slice(5, 9)}a22${String(base).padStart(5, '0')}${leader.slice(17, 20)}4500`;
  return Buffer.concat([
    Buffer.from(`${head}${entries.join('')}\x1e`, 'latin1'),
    ...fields.map(([, body]) => body),
    Buffer.from([recordEnd]),
  ]);
}
