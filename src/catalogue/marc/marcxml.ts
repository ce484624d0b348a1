/** MARCXML: records of a file of any size one at a time, or one within an answer; and how a record is written. */
import { SaxesParser } from 'saxes';
import { normalForm } from '../../domain/request/normal-form.js';
import { childrenOf, escaped, said, type XmlElement, xmlElement } from '../xml.js';
import type { RecordTrouble } from './iso2709.js';
import type { DataField, MarcRecord } from './record.js';

export const marcxmlNamespace = 'http://www.loc.gov/MARC21/slim';

/** A record of a file and where it begins, or where the file ceased to be XML. */
export type XmlRecord = { offset: number } & (
  | { kind: 'read'; record: MarcRecord }
  | { kind: 'unreadable'; trouble: RecordTrouble; detail?: string }
);

/** More text than any record has, and more than is between two of them. */
const textAtMost = 2_000_000;
const betweenAtMost = 16_000_000;
/** Deeper than any answer of OAI-PMH or SRU. */
const depthAtMost = 60;

/**
 * Reads the records of a file: alone, in a collection, or in an answer of OAI-PMH or SRU; with any prefix or none. Offsets
 * count characters.
 */
export async function* splitMarcXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<XmlRecord> {
  const found: XmlRecord[] = [];
  const parser = new SaxesParser({ xmlns: true, position: true });
  let record: MarcRecord | undefined;
  let begins = 0;
  let field: DataField | undefined;
  let tag = '';
  let code = '';
  let text: string | undefined;
  let tooLarge = false;
  let size = 0;
  let depth = 0;
  let ended = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('It has a document type.');
  });
  parser.on('opentag', ({ local, attributes }) => {
    depth += 1;
    if (depth > depthAtMost) throw new Error('It is nested too deeply.');
    const attribute = (name: string) => attributes[name]?.value ?? '';
    text = undefined;
    if (local === 'record') {
      record = { leader: '', control: [], data: [] };
      begins = parser.position;
      tooLarge = false;
      size = 0;
    } else if (!record) return;
    else if (local === 'leader' || local === 'controlfield') {
      tag = attribute('tag');
      text = '';
    } else if (local === 'datafield') {
      field = { tag: attribute('tag'), ind1: attribute('ind1') || ' ', ind2: attribute('ind2') || ' ', subfields: [] };
    } else if (local === 'subfield') {
      code = attribute('code');
      text = '';
    }
  });
  const add = (piece: string) => {
    if (text === undefined) return;
    size += piece.length;
    if (size > textAtMost) tooLarge = true;
    else text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ local }) => {
    const value = text ?? '';
    depth -= 1;
    if (!record) return;
    // An empty field takes room too.
    size += 100;
    if (size > textAtMost) {
      tooLarge = true;
      record = { leader: record.leader, control: [], data: [] };
    }
    if (local === 'leader') record.leader = leaderOf(value);
    else if (local === 'controlfield') record.control.push([tag, value]);
    else if (local === 'subfield') field?.subfields.push([code, normalForm(value, 'NFC')]);
    else if (local === 'datafield' && field) {
      record.data.push(field);
      field = undefined;
    } else if (local === 'record') {
      if (tooLarge) found.push({ kind: 'unreadable', offset: begins, trouble: 'tooLarge' });
      // A record of OAI-PMH or SRU that holds the record of the catalogue closes after it.
      else if (record.data.length > 0) found.push({ kind: 'read', offset: begins, record });
      else if (record.leader || record.control.length > 0)
        found.push({ kind: 'unreadable', offset: begins, trouble: 'noFields' });
      record = undefined;
      ended = parser.position;
    }
    text = undefined;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) {
      parser.write(decoder.decode(chunk, { stream: true }));
      yield* found.splice(0);
      // One text, comment or tag is held as a whole until it ends.
      if (parser.position - ended > betweenAtMost) throw new Error('A record is larger than any is.');
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    yield* found.splice(0);
    yield {
      kind: 'unreadable',
      offset: parser.position,
      trouble: 'notMarc',
      detail: (error as Error).message.slice(0, 200),
    };
    return;
  }
  yield* found;
}

const leaderOf = (text: string): string =>
  text
    .replace(/[\r\n\t]/g, '')
    .padEnd(24)
    .slice(0, 24);

/** A record element of a document that was read whole. */
export function marcIn(element: XmlElement): MarcRecord {
  const values = (name: string) => childrenOf(element, name);
  return {
    leader: leaderOf(values('leader')[0]?.text ?? ''),
    control: values('controlfield').map((each): [string, string] => [each.attributes['tag'] ?? '', each.text]),
    data: values('datafield').map((each) => ({
      tag: each.attributes['tag'] ?? '',
      ind1: each.attributes['ind1'] || ' ',
      ind2: each.attributes['ind2'] || ' ',
      subfields: childrenOf(each, 'subfield').map((sub): [string, string] => [
        sub.attributes['code'] ?? '',
        normalForm(sub.text, 'NFC'),
      ]),
    })),
  };
}

/** Where each place of a leader may have what, by the schema of MARCXML, and what is there instead. */
const leaderPlaces: readonly [from: number, to: number, valid: RegExp, otherwise: string][] = [
  [0, 5, /^[\d ]{5}$/, '00000'],
  [5, 6, /^[\dA-Za-z ]$/, 'n'],
  [6, 7, /^[\dA-Za-z]$/, 'a'],
  [7, 10, /^[\dA-Za-z ]{2}a$/, ' '],
  [10, 12, /^22$/, '22'],
  [12, 17, /^[\d ]{5}$/, '00000'],
  [17, 20, /^[\dA-Za-z ]{3}$/, '   '],
  [20, 24, /^4500$/, '4500'],
];

/** What a record says in its leader against the rules is not passed on. The text is UTF-8 whatever it was. */
function validLeader(leader: string): string {
  const whole = leader.padEnd(24).slice(0, 24);
  return leaderPlaces
    .map(([from, to, valid, otherwise]) => {
      const said = whole.slice(from, to);
      if (valid.test(said)) return said;
      return from === 7 ? `${said.slice(0, 2).replace(/[^\dA-Za-z ]/g, otherwise)}a` : otherwise;
    })
    .join('');
}

/** The record as an element. */
export function writeMarcXml({ leader, control, data }: MarcRecord): string {
  return xmlElement('record', { xmlns: marcxmlNamespace }, [
    said('leader', validLeader(leader)),
    ...control.map(([tag, value]) => said('controlfield', value, { tag })),
    ...data.map(({ tag, ind1, ind2, subfields }) =>
      xmlElement(
        'datafield',
        { tag, ind1, ind2 },
        subfields.map(([code, value]) => xmlElement('subfield', { code }, [escaped(value)])),
      ),
    ),
  ]);
}
