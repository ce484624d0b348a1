/** The indexes that may be searched, one row each: the explain record and the reader of queries are made of them. */

import { type Message, message } from '../../words/message.js';

export type IndexMeaning =
  | { kind: 'words'; in?: 'title' | 'author' | 'subject' | 'publisher'; isTitle?: true }
  | { kind: 'number'; of: 'ISBN' | 'ISSN' | 'OCLC' | 'LCCN' | 'any' }
  | { kind: 'year' | 'record' | 'barcode' | 'language' | 'format' | 'everything' };

export interface IndexRow {
  /** Its names, the one that the explain record shows first. */
  names: readonly string[];
  title: Message;
  meaning: IndexMeaning;
  scan?: 'title' | 'author';
  sort?: 'title' | 'author' | 'year';
}

export const contextSets: Record<string, string> = {
  cql: 'info:srw/cql-context-set/1/cql-v1.2',
  dc: 'info:srw/cql-context-set/1/dc-v1.1',
  rec: 'info:srw/cql-context-set/2/rec-1.1',
  bath: 'http://zing.z3950.org/cql/bath/2.0/',
  alma: 'http://www.exlibrisgroup.com/alma/',
};

export const indexRows: readonly IndexRow[] = [
  {
    names: ['cql.serverchoice', 'cql.anywhere', 'cql.keywords', 'cql.allindexes', 'keyword', 'alma.all_for_ui'],
    title: message('sruIndex.anywhere'),
    meaning: { kind: 'words' },
  },
  {
    names: ['cql.allrecords'],
    title: message('sruIndex.allRecords'),
    meaning: { kind: 'everything' },
  },
  {
    names: ['rec.id', 'rec.identifier', 'id', 'alma.mms_id'],
    title: message('sruIndex.record'),
    meaning: { kind: 'record' },
  },
  {
    names: ['dc.title', 'bath.title', 'title', 'alma.title'],
    title: message('sruIndex.title'),
    meaning: { kind: 'words', in: 'title', isTitle: true },
    scan: 'title',
    sort: 'title',
  },
  {
    names: ['dc.creator', 'dc.contributor', 'bath.author', 'bath.name', 'author', 'creator', 'alma.creator'],
    title: message('sruIndex.author'),
    meaning: { kind: 'words', in: 'author' },
    scan: 'author',
    sort: 'author',
  },
  {
    names: ['dc.subject', 'subject', 'series', 'alma.subjects'],
    title: message('sruIndex.subject'),
    meaning: { kind: 'words', in: 'subject' },
  },
  {
    names: ['dc.publisher', 'publisher', 'alma.publisher'],
    title: message('sruIndex.publisher'),
    meaning: { kind: 'words', in: 'publisher' },
  },
  {
    names: ['dc.date', 'year', 'alma.main_pub_date'],
    title: message('sruIndex.year'),
    meaning: { kind: 'year' },
    sort: 'year',
  },
  {
    names: ['bath.isbn', 'isbn', 'alma.isbn'],
    title: message('sruIndex.isbn'),
    meaning: { kind: 'number', of: 'ISBN' },
  },
  {
    names: ['bath.issn', 'issn', 'alma.issn'],
    title: message('sruIndex.issn'),
    meaning: { kind: 'number', of: 'ISSN' },
  },
  {
    names: ['bath.standardidentifier', 'dc.identifier', 'alma.standard_number'],
    title: message('sruIndex.identifier'),
    meaning: { kind: 'number', of: 'any' },
  },
  {
    names: ['oclc', 'alma.oclc_control_number_035_a'],
    title: message('sruIndex.oclc'),
    meaning: { kind: 'number', of: 'OCLC' },
  },
  { names: ['lccn', 'alma.lccn'], title: message('sruIndex.lccn'), meaning: { kind: 'number', of: 'LCCN' } },
  { names: ['barcode', 'alma.barcode'], title: message('sruIndex.barcode'), meaning: { kind: 'barcode' } },
  {
    names: ['dc.language', 'language', 'alma.language'],
    title: message('sruIndex.language'),
    meaning: { kind: 'language' },
  },
  { names: ['dc.type', 'alma.resource_type'], title: message('sruIndex.format'), meaning: { kind: 'format' } },
];

const byName = new Map(indexRows.flatMap((row) => row.names.map((name): [string, IndexRow] => [name, row])));

/** The row of an index by any of its names, in any case. */
export const indexNamed = (name: string): IndexRow | undefined => byName.get(name.toLowerCase());
