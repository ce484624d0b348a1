import type { Request } from '../parts/use-order.js';
import type { Key, Speaker } from '../words/index.js';

interface Code {
  value?: string;
}
interface Bibliographic {
  [field: string]: unknown;
  volume?: string[];
  bibliographicItemId?: { bibliographicItemIdentifierCode?: Code; bibliographicItemIdentifier: string }[];
  bibliographicRecordId?: { bibliographicRecordIdentifierCode?: Code; bibliographicRecordIdentifier: string }[];
  publication?: { publisher?: string; publicationDate?: string; placeOfPublication?: string; publicationType?: Code };
  service?: { serviceLevel?: Code; itemFormat?: Code; needBeforeDate?: string; note?: string };
}

export type Said = readonly [key: Key, value: string];

const plain = [
  'author',
  'titleOfComponent',
  'authorOfComponent',
  'edition',
  'issue',
  'pagesRequested',
  'seriesTitle',
] as const;

/** The words for a code of ISO 18626; one that only its sender knows stays as it is. */
function inWords(t: Speaker['t'], list: 'publicationType' | 'serviceLevel' | 'format', code: string | undefined) {
  const key = `code.${list}_${code}` as Key;
  const words = t(key);
  return words === key ? code : words;
}

/** What is asked for, as label and value, without what nobody filled in. */
export function citationOf({ bibliographic, title }: Request, t: Speaker['t']): Said[] {
  const of = bibliographic as Bibliographic;
  const { publication = {}, service = {} } = of;
  const ids = [
    ...(of.bibliographicItemId ?? []).map(
      ({ bibliographicItemIdentifierCode: code, bibliographicItemIdentifier: id }) => [code?.value ?? '', id] as const,
    ),
    ...(of.bibliographicRecordId ?? []).map(
      ({ bibliographicRecordIdentifierCode: code, bibliographicRecordIdentifier: id }) =>
        [code?.value ?? '', id] as const,
    ),
  ];
  const said: (readonly [Key, unknown])[] = [
    ['request.fact_title', title],
    ...plain.map((name) => [`request.fact_${name}`, of[name]] as const),
    ['request.fact_volume', of.volume?.join(', ')],
    ...ids.map(([code, id]) => [idKeys[code.toUpperCase()] ?? 'request.fact_identifier', id] as const),
    [
      'request.fact_publisher',
      [publication.publisher, publication.placeOfPublication, publication.publicationDate].filter(Boolean).join(', '),
    ],
    ['request.fact_publicationType', inWords(t, 'publicationType', publication.publicationType?.value)],
    ['request.fact_serviceLevel', inWords(t, 'serviceLevel', service.serviceLevel?.value)],
    ['request.fact_format', inWords(t, 'format', service.itemFormat?.value)],
    ['request.fact_needBeforeDate', service.needBeforeDate && dayHere(service.needBeforeDate)],
    ['request.fact_note', service.note],
  ];
  return said.flatMap(([key, value]) => (typeof value === 'string' && value !== '' ? [[key, value] as const] : []));
}

/** As `YYYY-MM-DD`, where the desk stands; midnight UTC is how systems write a day without a time. */
const dayHere = (moment: string): string =>
  /^[\d-]{10}(T00:00:00(\.0+)?Z?)?$/.test(moment)
    ? moment.slice(0, 10)
    : new Intl.DateTimeFormat('en-CA', { dateStyle: 'short' }).format(new Date(moment));

const idKeys: Readonly<Record<string, Key>> = {
  ISBN: 'request.fact_isbn',
  ISSN: 'request.fact_issn',
  DOI: 'request.fact_doi',
  PMID: 'request.fact_pmid',
  OCLC: 'request.fact_oclc',
  LCCN: 'request.fact_lccn',
};
