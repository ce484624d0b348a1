/** The indexes that may be searched, one row each: the explain record and the reader of queries are made of them. */

export type IndexMeaning =
  | { kind: 'words'; in?: 'title' | 'author' | 'subject' | 'publisher'; isTitle?: true }
  | { kind: 'number'; of: 'ISBN' | 'ISSN' | 'OCLC' | 'LCCN' | 'any' }
  | { kind: 'year' | 'record' | 'barcode' | 'language' | 'format' | 'everything' };

export interface IndexRow {
  /** Its names, the one that the explain record shows first. */
  names: readonly string[];
  title: { en: string; fr: string };
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
    title: { en: 'Anywhere', fr: 'Partout' },
    meaning: { kind: 'words' },
  },
  {
    names: ['cql.allrecords'],
    title: { en: 'All records', fr: 'Toutes les notices' },
    meaning: { kind: 'everything' },
  },
  {
    names: ['rec.id', 'rec.identifier', 'id', 'alma.mms_id'],
    title: { en: 'Number of the record', fr: 'Numéro de la notice' },
    meaning: { kind: 'record' },
  },
  {
    names: ['dc.title', 'bath.title', 'title', 'alma.title'],
    title: { en: 'Title', fr: 'Titre' },
    meaning: { kind: 'words', in: 'title', isTitle: true },
    scan: 'title',
    sort: 'title',
  },
  {
    names: ['dc.creator', 'dc.contributor', 'bath.author', 'bath.name', 'author', 'creator', 'alma.creator'],
    title: { en: 'Author', fr: 'Auteur' },
    meaning: { kind: 'words', in: 'author' },
    scan: 'author',
    sort: 'author',
  },
  {
    names: ['dc.subject', 'subject', 'series', 'alma.subjects'],
    title: { en: 'Subject or series', fr: 'Sujet ou collection' },
    meaning: { kind: 'words', in: 'subject' },
  },
  {
    names: ['dc.publisher', 'publisher', 'alma.publisher'],
    title: { en: 'Publisher', fr: 'Éditeur' },
    meaning: { kind: 'words', in: 'publisher' },
  },
  {
    names: ['dc.date', 'year', 'alma.main_pub_date'],
    title: { en: 'Year', fr: 'Année' },
    meaning: { kind: 'year' },
    sort: 'year',
  },
  {
    names: ['bath.isbn', 'isbn', 'alma.isbn'],
    title: { en: 'ISBN', fr: 'ISBN' },
    meaning: { kind: 'number', of: 'ISBN' },
  },
  {
    names: ['bath.issn', 'issn', 'alma.issn'],
    title: { en: 'ISSN', fr: 'ISSN' },
    meaning: { kind: 'number', of: 'ISSN' },
  },
  {
    names: ['bath.standardidentifier', 'dc.identifier', 'alma.standard_number'],
    title: { en: 'ISBN, ISSN or DOI', fr: 'ISBN, ISSN ou DOI' },
    meaning: { kind: 'number', of: 'any' },
  },
  {
    names: ['oclc', 'alma.oclc_control_number_035_a'],
    title: { en: 'OCLC number', fr: 'Numéro OCLC' },
    meaning: { kind: 'number', of: 'OCLC' },
  },
  { names: ['lccn', 'alma.lccn'], title: { en: 'LCCN', fr: 'LCCN' }, meaning: { kind: 'number', of: 'LCCN' } },
  { names: ['barcode', 'alma.barcode'], title: { en: 'Barcode', fr: 'Code à barres' }, meaning: { kind: 'barcode' } },
  {
    names: ['dc.language', 'language', 'alma.language'],
    title: { en: 'Language, three letters', fr: 'Langue, trois lettres' },
    meaning: { kind: 'language' },
  },
  { names: ['dc.type', 'alma.resource_type'], title: { en: 'Format', fr: 'Format' }, meaning: { kind: 'format' } },
];

const byName = new Map(indexRows.flatMap((row) => row.names.map((name): [string, IndexRow] => [name, row])));

/** The row of an index by any of its names, in any case. */
export const indexNamed = (name: string): IndexRow | undefined => byName.get(name.toLowerCase());
