/** The messages of SIP2 that a sign-in and a look-up need: 93/94, 99/98 and 63/64. */
import type { SystemUser } from './port.js';

/** Fields by their two letters; a message's fixed part comes before them. */
type SipFields = Readonly<Record<string, string | undefined>>;

/** A line with sequence number and checksum, ended by CR. `sequence` is a digit. */
export function sipLine(fixed: string, fields: SipFields, sequence: number): string {
  const given = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}${inField(value)}|`,
  );
  const counted = `${fixed}${given.join('')}AY${sequence}AZ`;
  return `${counted}${checksumOf(Buffer.from(counted, 'utf8'))}\r`;
}

/** What would end a field or a line cannot be in one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const inField = (value: string): string => value.replace(/[|\u0000-\u001f]/g, ' ');

/** Four hexadecimal digits that make the sum of all bytes zero. */
export const checksumOf = (bytes: Uint8Array): string =>
  (-bytes.reduce((sum, byte) => sum + byte, 0) & 0xffff).toString(16).toUpperCase().padStart(4, '0');

export type SipAnswer =
  | { kind: 'read'; code: string; fixed: string; fields: ReadonlyMap<string, readonly string[]>; sequence?: number }
  | { kind: 'broken'; detail: string };

/** How long the fixed part of each answer is, with its code. */
const fixedLength: Readonly<Record<string, number>> = { '94': 3, '98': 36, '64': 61, '96': 2 };

export function readSipLine(line: Buffer): SipAnswer {
  const text = decodedLine(line).trim();
  const code = text.slice(0, 2);
  const length = fixedLength[code];
  const detail = text.slice(0, 100);
  if (length === undefined || text.length < length) return { kind: 'broken', detail };
  const end = /AY(\d)(?:AZ([\dA-Fa-f]{4}))?$/.exec(text);
  if (end?.[2]) {
    const counted = line.subarray(0, line.lastIndexOf('AZ') + 2);
    // Some servers end lines by LF and begin the next one with it.
    const first = counted.findIndex((byte) => byte > 32);
    if (checksumOf(counted.subarray(first)) !== end[2].toUpperCase()) return { kind: 'broken', detail: 'checksum' };
  }
  const fields = new Map<string, string[]>();
  for (const each of text.slice(length, end ? end.index : undefined).split('|')) {
    const value = each.slice(2).trim();
    if (each.length > 2 && value) fields.set(each.slice(0, 2), [...(fields.get(each.slice(0, 2)) ?? []), value]);
  }
  return { kind: 'read', code, fixed: text.slice(0, length), fields, ...(end ? { sequence: Number(end[1]) } : {}) };
}

/** UTF-8, or Latin-1 where it cannot be that. */
function decodedLine(line: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    return line.toString('latin1');
  }
}

/** 20270105    103000: the date, the zone left blank, the time. */
export const sipDate = (at: Date): string => {
  const [date = '', time = ''] = at.toISOString().split('T');
  return `${date.replaceAll('-', '')}    ${time.slice(0, 8).replaceAll(':', '')}`;
};

export const loginLine = (login: string, password: string, location: string, sequence: number): string =>
  sipLine('9300', { CN: login, CO: password, CP: location || undefined }, sequence);
export const statusLine = (sequence: number): string => sipLine('9900802.00', {}, sequence);

export const patronLine = (
  asked: { institution: string; card: string; terminalPassword?: string | undefined; pin?: string | undefined },
  at: Date,
  sequence: number,
): string =>
  sipLine(
    `63000${sipDate(at)}${' '.repeat(10)}`,
    { AO: asked.institution, AA: asked.card, AC: asked.terminalPassword ?? '', AD: asked.pin ?? '' },
    sequence,
  );

/** The user of a 64; undefined where the system knows none. */
export function userOfSip(
  answer: Extract<SipAnswer, { kind: 'read' }>,
  asked: { pin: boolean },
): SystemUser | undefined {
  const one = (name: string) => answer.fields.get(name)?.[0];
  const name = one('AE');
  if (one('BL') === 'N' || (one('BL') === undefined && name === undefined)) return undefined;
  const status = answer.fixed.slice(2, 16);
  // Of the fourteen places: charging denied, holding denied, card reported lost.
  const blocked = [0, 3, 4].some((place) => status[place] === 'Y');
  const expires = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(one('PA') ?? '');
  return {
    userId: one('AA') ?? '',
    ...(name ? { name } : {}),
    ...present('email', one('BE')),
    ...present('phone', one('BF')),
    ...present('address', one('BD')),
    ...present('group', one('PC') ?? one('FU')),
    ...present('expires', expires ? expires.slice(1, 4).join('-') : undefined),
    blocked,
    blocks: blocked ? [...(answer.fields.get('AF') ?? [])] : [],
    ...(asked.pin ? { pinRight: one('CQ') === 'Y' } : {}),
  };
}

const present = (name: string, text: string | undefined) => (text === undefined ? {} : { [name]: text });
