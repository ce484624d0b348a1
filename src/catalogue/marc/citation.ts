/** What a record says of a title, as people cite it and as it is searched. */
import { normalised } from '../../domain/fulfilment/identifiers.js';
import { controlField, type DataField, fieldsTagged, type MarcRecord, subfieldOf, subfieldsOf } from './record.js';

/** What kind of thing it is: decides whether it can travel at all. */
export const bibFormats = [
  'book',
  'ebook',
  'journal',
  'ejournal',
  'score',
  'map',
  'sound',
  'music',
  'video',
  'online',
  'other',
] as const;
export type BibFormat = (typeof bibFormats)[number];

export interface Citation {
  title: string;
  /** Main and other titles, also in their original script: all that is searched as title. */
  titles: string[];
  author?: string;
  /** All names. */
  authors: string[];
  year?: number;
  edition?: string;
  place?: string;
  publisher?: string;
  extent?: string;
  series: string[];
  subjects: string[];
  /** What it is about, in sentences. */
  summary?: string;
  /** ISO 639-2, three letters. */
  language?: string;
  format: BibFormat;
  /** 13 digits each. */
  isbns: string[];
  /** Cancelled or wrong numbers: they find the title, but never say that two titles are one. */
  wrongNumbers: string[];
  issns: string[];
  oclcs: string[];
  lccn?: string;
  doi?: string;
  /** Of an article or a chapter that is catalogued on its own: what it is in. */
  partOf?: string;
}

/** What a title page shows of a record besides the citation. */
export interface TitleContent {
  place?: string;
  extent?: string;
  series?: string[];
  subjects?: string[];
  summary?: string;
}

const subjectsShown = 12;
const seriesShown = 3;
const summaryShown = 1000;

/** The beginning of what the record says of the content; nothing where it says nothing. */
export function contentOf({ place, extent, series, subjects, summary }: Citation): TitleContent | undefined {
  const content: TitleContent = {
    ...(place ? { place: place.slice(0, 200) } : {}),
    ...(extent ? { extent: extent.slice(0, 200) } : {}),
    ...(series.length > 0 ? { series: series.slice(0, seriesShown).map((each) => each.slice(0, 300)) } : {}),
    ...(subjects.length > 0 ? { subjects: subjects.slice(0, subjectsShown).map((each) => each.slice(0, 200)) } : {}),
    ...(summary ? { summary: summary.length > summaryShown ? `${summary.slice(0, summaryShown)}…` : summary } : {}),
  };
  return Object.keys(content).length > 0 ? content : undefined;
}

/** What the record says; a record without a title is no citation. */
export function citationOfRecord(record: MarcRecord): Citation | undefined {
  const [main] = fieldsTagged(record, '245');
  const title = main && titleIn(main);
  if (!title) return undefined;
  const authors = unique(
    fieldsTagged(record, '100', '110', '111', '700', '710', '711').flatMap((field) => nameIn(field) ?? []),
  );
  const responsibility = main && subfieldOf(main, 'c');
  const author = authors[0] ?? (responsibility && withoutTail(responsibility));
  const imprint = imprintOf(record);
  const isbns = unique(numbers(record, '020', 'a', 'ISBN'));
  const issns = unique([...numbers(record, '022', 'al', 'ISSN')]);
  const wrong = unique(
    [...texts(record, '020', 'az'), ...texts(record, '022', 'yz')].map(bareNumber).filter((each) => each.length > 6),
  );
  const lccn = texts(record, '010', 'a')[0];
  const doi = fieldsTagged(record, '024').find(
    (field) => field.ind1 === '7' && subfieldOf(field, '2')?.toLowerCase() === 'doi',
  );
  const doiText = doi && subfieldOf(doi, 'a');
  const partOf = texts(record, '773', 't')[0];
  const year = yearOf(record, imprint);
  const language = languageOf(record);
  const edition = texts(record, '250', 'ab').join(' ');
  const place = imprint && subfieldOf(imprint, 'a');
  const publisher = imprint && subfieldOf(imprint, 'b');
  const extent = texts(record, '300', 'a')[0];
  // The first indicator of 520 says another kind of note: reviews, warnings, abstracts of parts.
  const about =
    fieldsTagged(record, '520').find(({ ind1 }) => ind1 === ' ' || ind1 === '3') ?? fieldsTagged(record, '520')[0];
  const summary = about && subfieldsOf(about, 'ab').join(' ').trim();
  return {
    title,
    titles: unique([
      title,
      ...fieldsTagged(record, '130', '240', '246', '730', '740').flatMap(
        (field) => subfieldsOf(field, 'anpb').join(' ') || [],
      ),
      ...linked(record, ['245', '246', '240', '130']).flatMap((field) => titleIn(field) ?? []),
    ]),
    ...(author ? { author } : {}),
    authors: unique([
      ...authors,
      ...linked(record, ['100', '110', '700', '710']).flatMap((field) => nameIn(field) ?? []),
    ]),
    ...(year === undefined ? {} : { year }),
    ...(edition ? { edition: withoutTail(edition) } : {}),
    ...(place ? { place: withoutTail(place) } : {}),
    ...(publisher ? { publisher: withoutTail(publisher) } : {}),
    ...(extent ? { extent: withoutTail(extent) } : {}),
    series: unique(fieldsTagged(record, '490', '830').flatMap((field) => subfieldsOf(field, 'a').map(withoutTail))),
    subjects: unique(
      fieldsTagged(record, '600', '610', '611', '630', '650', '651', '655').flatMap(
        (field) => subfieldsOf(field, 'abcdtvxyz').map(withoutTail).join(' ') || [],
      ),
    ).slice(0, 40),
    ...(summary ? { summary } : {}),
    ...(language ? { language } : {}),
    format: formatOf(record),
    isbns,
    wrongNumbers: wrong.filter((each) => !isbns.includes(normalised('ISBN', each) ?? '') && !issns.includes(each)),
    issns,
    oclcs: oclcsOf(record),
    ...(lccn ? { lccn: lccn.replace(/\s+/g, '') } : {}),
    ...(partOf ? { partOf: withoutTail(partOf) } : {}),
    ...(doiText ? { doi: doiText.toLowerCase().replace(/^https?:\/\/(dx\.)?doi\.org\//, '') } : {}),
  };
}

/** Whether the record says of itself that it is deleted. */
export const isDeleted = ({ leader }: MarcRecord): boolean => leader[5] === 'd';

/** Its number in the system it comes from. */
export const recordIdOf = (record: MarcRecord): string | undefined => controlField(record, '001')?.trim() || undefined;

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const texts = (record: MarcRecord, tag: string, codes: string): string[] =>
  fieldsTagged(record, tag).flatMap((field) => subfieldsOf(field, codes));

/** Title, part and rest, as a citation says them. */
function titleIn(field: DataField): string | undefined {
  const parts = field.subfields.filter(([code]) => 'abnp'.includes(code)).map(([code, value]) => [code, value.trim()]);
  let title = '';
  for (const [code, value = ''] of parts) {
    const clean = withoutTail(value);
    if (clean) title += title === '' ? clean : `${code === 'b' ? ': ' : '. '}${clean}`.replace(/^: /, ' : ');
  }
  return title || undefined;
}

/** The marks that the rules of description put between areas. A final full stop stays after `...` and an abbreviation. */
export function withoutTail(text: string): string {
  let clean = text
    .trim()
    .replace(/[/:;,=]$/, '')
    .trim();
  if (/[^.\s]{3}\.$/.test(clean) && !/\b(?:Inc|Ltd|Ltée|Jr|Sr|Co|etc|vol|éd|ed|dept|univ)\.$/i.test(clean))
    clean = clean.slice(0, -1);
  return clean;
}

function nameIn(field: DataField): string | undefined {
  const name = subfieldsOf(field, field.tag.endsWith('00') || field.tag === '880' ? 'abcq' : 'abnd').join(' ');
  return name
    ? name
        .trim()
        .replace(/[,:;/]$/, '')
        .trim()
        .replace(/([^.\s]{3})\.$/, '$1')
    : undefined;
}

/** The same fields in another script, which say by $6 whose they are. */
const linked = (record: MarcRecord, tags: string[]): DataField[] =>
  fieldsTagged(record, '880').filter((field) => tags.includes(subfieldOf(field, '6')?.slice(0, 3) ?? ''));

const imprintOf = (record: MarcRecord): DataField | undefined =>
  fieldsTagged(record, '264').find(({ ind2 }) => ind2 === '1') ??
  fieldsTagged(record, '260')[0] ??
  fieldsTagged(record, '264').find(({ ind2 }) => ind2 !== '4');

function yearOf(record: MarcRecord, imprint: DataField | undefined): number | undefined {
  const coded = controlField(record, '008')?.slice(7, 11) ?? '';
  const text = /^\d{4}$/.test(coded) ? coded : /\d{4}/.exec((imprint && subfieldOf(imprint, 'c')) ?? '')?.[0];
  const year = Number(text);
  return year >= 1000 && year <= 2100 ? year : undefined;
}

function languageOf(record: MarcRecord): string | undefined {
  const coded = controlField(record, '008')?.slice(35, 38).toLowerCase() ?? '';
  const language = /^[a-z]{3}$/.test(coded) ? coded : texts(record, '041', 'a')[0]?.slice(0, 3).toLowerCase();
  return language && /^[a-z]{3}$/.test(language) && !['und', 'zxx', 'mul'].includes(language) ? language : undefined;
}

const isOnline = (record: MarcRecord): boolean => {
  const coded = controlField(record, '008') ?? '';
  const type = record.leader[6] ?? '';
  const form = coded[['e', 'f', 'g', 'k', 'o', 'r'].includes(type) ? 29 : 23];
  return (
    form === 'o' ||
    controlField(record, '007')?.startsWith('cr') === true ||
    texts(record, '338', 'ab').some((each) => /^(cr|online resource)$/i.test(each))
  );
};

function formatOf(record: MarcRecord): BibFormat {
  const [type = ' ', level = ' '] = [record.leader[6], record.leader[7]];
  const online = isOnline(record);
  if (type === 'a' || type === 't') {
    if (level === 's' || level === 'i' || level === 'b') return online ? 'ejournal' : 'journal';
    return online ? 'ebook' : 'book';
  }
  if (online) return 'online';
  return types[type] ?? 'other';
}

const types: Record<string, BibFormat> = {
  c: 'score',
  d: 'score',
  e: 'map',
  f: 'map',
  g: 'video',
  i: 'sound',
  j: 'music',
  ' ': 'book',
};

const numbers = (record: MarcRecord, tag: string, codes: string, kind: 'ISBN' | 'ISSN'): string[] =>
  texts(record, tag, codes).flatMap((each) => normalised(kind, each) ?? []);

/** The digits of a number that is none. */
const bareNumber = (text: string): string =>
  (/^[\dXx][\dXx\s-]*/.exec(text)?.[0] ?? '').replace(/[\s-]/g, '').toUpperCase();

function oclcsOf(record: MarcRecord): string[] {
  const said = texts(record, '035', 'az').filter((each) => /^\(OCoLC\)/i.test(each));
  const own = controlField(record, '003')?.trim() === 'OCoLC' ? [recordIdOf(record) ?? ''] : [];
  return unique([...said, ...own].flatMap((each) => normalised('OCLC', each) ?? []));
}
