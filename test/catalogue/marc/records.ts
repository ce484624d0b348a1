import { writeIso2709 } from '../../../src/catalogue/marc/iso2709.js';
import type { DataField, MarcRecord } from '../../../src/catalogue/marc/record.js';

/** A field as cataloguers write it down: `245 10 $a Nana $c Zola`. `_` is a blank indicator. */
export function field(text: string): DataField {
  const [, tag = '', ind1 = ' ', ind2 = ' ', rest = ''] = /^(\w{3}) (.)(.) (.*)$/s.exec(text) ?? [];
  return {
    tag,
    ind1: ind1.replace('_', ' '),
    ind2: ind2.replace('_', ' '),
    subfields: rest
      .split(/\$(?=\w)/)
      .slice(1)
      .map((part): [string, string] => [part.slice(0, 1), part.slice(1).trim()]),
  };
}

/** A record of these fields; `leader` says the kind, `am` a book. */
export const record = (id: string, fields: string[], { kind = 'am', coded = '' } = {}): MarcRecord => ({
  leader: `00000n${kind} a2200000 a 4500`,
  control: [['001', id], ...(coded ? [['008', coded] as [string, string]] : [])],
  data: fields.map(field),
});

/** 008 with a year and a language. */
export const coded = (year: string, language: string): string => `260101s${year}    onc${' '.repeat(17)}${language}  `;

export const iso = (...records: MarcRecord[]): Buffer => Buffer.concat(records.map(writeIso2709));

export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function all<T>(given: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const each of given) list.push(each);
  return list;
}
