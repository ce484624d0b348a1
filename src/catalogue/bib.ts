/** A title as the catalogue keeps it: what is shown, and what it is found by. */
import type { Copy } from './copy.js';
import { fold, nameKey, titleKey } from './keys.js';
import { type BibFormat, type Citation, citationOfRecord, isDeleted, recordIdOf } from './marc/citation.js';
import { copiesIn, type HoldingsHabit, habitOf } from './marc/holdings/index.js';
import type { RecordTrouble } from './marc/iso2709.js';
import { fieldsTagged, type MarcRecord, subfieldOf } from './marc/record.js';
import { facetMark, numberName } from './sought.js';

/** What is stored of a title beside its record. */
export interface Bib {
  sourceId: string;
  title: string;
  titleKey: string;
  author?: string;
  authorKey?: string;
  year?: number;
  edition?: string;
  place?: string;
  publisher?: string;
  extent?: string;
  language?: string;
  format: BibFormat;
  numbers: string[];
  suppressed: boolean;
  /** Folded texts by the field in which they are searched, and the marks of its facets. */
  words: { titles: string; names: string; subjects: string; publisher: string; marks: string[] };
}

export type BibRead =
  | { kind: 'bib'; bib: Bib; copies: Copy[] }
  | { kind: 'deleted'; sourceId: string }
  | { kind: 'unusable'; trouble: RecordTrouble | 'noId' | 'noTitle'; sourceId?: string };

/** What of a record is stored. Without a habit the one that fits the record. */
export function bibOf(record: MarcRecord, habit?: HoldingsHabit): BibRead {
  const sourceId = recordIdOf(record);
  if (!sourceId) return { kind: 'unusable', trouble: 'noId' };
  if (isDeleted(record)) return { kind: 'deleted', sourceId };
  const citation = citationOfRecord(record);
  if (!citation) return { kind: 'unusable', trouble: 'noTitle', sourceId };
  const fits = habit ?? habitOf(record);
  return {
    kind: 'bib',
    bib: { ...bibOfCitation(sourceId, citation), suppressed: isHidden(record) },
    copies: fits ? copiesIn(record, fits) : [],
  };
}

/** Koha hides a title from the public by a mark in 942. */
const isHidden = (record: MarcRecord): boolean =>
  fieldsTagged(record, '942').some((field) => subfieldOf(field, 'n') === '1');

function bibOfCitation(sourceId: string, citation: Citation): Omit<Bib, 'suppressed'> {
  const { title, titles, author, authors, year, language, format, publisher, series, subjects } = citation;
  const shown = { edition: citation.edition, place: citation.place, publisher, extent: citation.extent };
  return {
    sourceId,
    title: title.slice(0, 1000),
    titleKey: titleKey(title) || fold(title).slice(0, 200),
    ...(author ? { author: author.slice(0, 500), authorKey: nameKey(author) } : {}),
    ...(year === undefined ? {} : { year }),
    ...Object.fromEntries(
      Object.entries(shown).flatMap(([name, value]) => (value ? [[name, value.slice(0, 500)]] : [])),
    ),
    ...(language ? { language } : {}),
    format,
    numbers: [
      ...citation.isbns.map((value) => numberName('ISBN', value)),
      ...citation.issns.map((value) => numberName('ISSN', value)),
      ...citation.oclcs.map((value) => numberName('OCLC', value)),
      ...citation.wrongNumbers.map((value) => numberName('WRONG', value)),
      ...(citation.lccn ? [numberName('LCCN', citation.lccn)] : []),
      ...(citation.doi ? [numberName('DOI', citation.doi)] : []),
    ],
    words: {
      titles: folded(titles),
      names: folded(author && !authors.includes(author) ? [...authors, author] : authors),
      subjects: folded([...subjects, ...series]),
      publisher: fold(publisher ?? ''),
      marks: marksOfBib({ format, ...(year === undefined ? {} : { year }), ...(language ? { language } : {}) }),
    },
  };
}

/** A word of two thousand letters is none, and an index cannot hold it. */
const folded = (texts: readonly string[]): string =>
  fold(texts.join(' '))
    .slice(0, 20_000)
    .split(' ')
    .filter((word) => word.length <= 200)
    .join(' ');

/** The marks of the facets that a title has by itself; those of libraries come from its copies. */
export const marksOfBib = ({
  format,
  year,
  language,
}: {
  format: string;
  year?: number;
  language?: string;
}): string[] => [
  facetMark('format', format),
  ...(language ? [facetMark('language', language)] : []),
  ...(year === undefined ? [] : [facetMark('decade', String(Math.floor(year / 10) * 10))]),
];
