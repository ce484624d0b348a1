/** Titles as records of each schema. */
import type { Copy } from '../copy.js';
import { citationOfRecord, recordIdOf } from '../marc/citation.js';
import { writeMarcXml } from '../marc/marcxml.js';
import type { DataField, MarcRecord } from '../marc/record.js';
import { said, xmlElement } from '../xml.js';
import type { RecordSchema } from './request.js';

/** A title with its copies as they are now. */
export interface ShownRecords {
  record: MarcRecord;
  copies: readonly ShownCopy[];
  /** The symbol of the library that answers. */
  symbol?: string;
  /** The same with its type before it, as `ISIL:CA-OOALG`. */
  typedSymbol?: string;
}

export interface ShownCopy
  extends Pick<Copy, 'library' | 'location' | 'callNumber' | 'barcode' | 'summary' | 'due' | 'since'> {
  /** In its place, and it may be lent; nothing where that is not known. */
  availableNow?: boolean;
  online?: boolean;
}

export const writeSruRecord = (schema: RecordSchema, shown: ShownRecords): string => writers[schema](shown);

const writers: Record<RecordSchema, (shown: ShownRecords) => string> = {
  marcxml: (shown) => writeMarcXml(withHoldings(shown)),
  dc: ({ record }) => dublinCore(record),
  opacxml: ({ record, copies }) =>
    xmlElement('opacRecord', {}, [
      xmlElement('bibliographicRecord', {}, [writeMarcXml(withAcquired(record, copies))]),
      xmlElement('holdings', {}, copies.filter(({ online }) => !online).map(opacHolding)),
    ]),
};

/** Where systems write copies: what is said of them is said anew, as it is now. */
const holdingTags = /^(?:852|86[3-8]|87[6-8]|952|926|982|AV[ADE])$/;
const withoutHoldings = (record: MarcRecord): MarcRecord => ({
  ...record,
  data: record.data.filter(({ tag, ind1 }) => !holdingTags.test(tag) && !(tag === '999' && ind1 === '1')),
});

/** The holdings of OPAC have no place for when a copy was acquired: it is in the record within, by its barcode. */
function withAcquired(record: MarcRecord, copies: readonly ShownCopy[]): MarcRecord {
  const bare = withoutHoldings(record);
  const acquired = copies.flatMap(({ online, barcode, since }) =>
    !online && barcode && since
      ? [
          dataField('876', [
            ['p', barcode],
            ['d', since],
          ]),
        ]
      : [],
  );
  return { ...bare, data: [...bare.data, ...acquired] };
}

/** A title with more copies than these shows its places only. */
const itemsAtMost = 20;

function withHoldings({ record, copies, symbol, typedSymbol }: ShownRecords): MarcRecord {
  const physical = copies.filter(({ online }) => !online);
  const each = physical.length <= itemsAtMost ? physical : places(physical);
  const fields = each.flatMap((copy, at): DataField[] => {
    const link = String(at + 1);
    const status =
      copy.availableNow === undefined
        ? undefined
        : copy.availableNow
          ? 'Available'
          : copy.due
            ? `Due ${copy.due}`
            : 'Not available';
    return [
      dataField('852', [
        ...([
          ['8', link],
          ['a', symbol],
          ['b', copy.library],
          ['c', copy.location],
          ['h', copy.callNumber],
        ] as const),
        ['p', copy.barcode],
      ]),
      ...(copy.summary
        ? [
            dataField('866', [
              ['8', `${link}.1`],
              ['a', copy.summary],
            ]),
          ]
        : []),
      ...(status || copy.since
        ? [
            dataField('876', [
              ['8', `${link}.1`],
              ['p', copy.barcode],
              ['d', copy.since],
              ['j', status],
            ]),
          ]
        : []),
    ];
  });
  const bare = withoutHoldings(record);
  const held = typedSymbol && physical.length > 0 ? [heldBy(typedSymbol, recordIdOf(record))] : [];
  return { ...bare, data: [...bare.data, ...fields, ...held] };
}

/** As an index of a consortium says who holds a title: brokers look for that by default (KC26). The number comes before the symbol. */
const heldBy = (typedSymbol: string, recordId: string | undefined): DataField => ({
  ...dataField('999', [
    ['l', recordId],
    ['s', typedSymbol],
  ]),
  ind1: '1',
  ind2: '1',
});

const dataField = (tag: string, subfields: readonly (readonly [string, string | undefined])[]): DataField => ({
  tag,
  ind1: ' ',
  ind2: ' ',
  subfields: subfields.flatMap(([code, value]): [string, string][] => (value ? [[code, value]] : [])),
});

/** One a library and shelf: available when any copy there is. */
function places(copies: readonly ShownCopy[]): ShownCopy[] {
  const found = new Map<string, ShownCopy>();
  for (const { library, location, callNumber, availableNow } of copies) {
    const key = `${library}|${location}`;
    const before = found.get(key);
    found.set(key, {
      ...(library ? { library } : {}),
      ...(location ? { location } : {}),
      ...(callNumber ? { callNumber } : {}),
      ...(availableNow === undefined && before?.availableNow === undefined
        ? {}
        : { availableNow: Boolean(availableNow) || Boolean(before?.availableNow) }),
    });
  }
  return [...found.values()];
}

const opacHolding = ({ library, location, callNumber, barcode, summary, due, availableNow }: ShownCopy): string =>
  xmlElement('holding', {}, [
    said('localLocation', library),
    said('shelvingLocation', location),
    said('callNumber', callNumber),
    said('enumAndChron', summary),
    ...(availableNow === undefined
      ? []
      : [
          xmlElement('circulations', {}, [
            xmlElement('circulation', {}, [
              xmlElement('availableNow', { value: availableNow ? 1 : 0 }),
              said('availabilityDate', due),
              said('itemId', barcode),
              xmlElement('renewable', { value: 0 }),
              xmlElement('onHold', { value: 0 }),
            ]),
          ]),
        ]),
  ]);

function dublinCore(record: MarcRecord): string {
  const citation = citationOfRecord(record);
  return xmlElement(
    'srw_dc:dc',
    { 'xmlns:srw_dc': 'info:srw/schema/1/dc-schema', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    citation
      ? [
          said('dc:title', citation.title),
          said('dc:creator', citation.author),
          ...citation.authors.filter((each) => each !== citation.author).map((each) => said('dc:contributor', each)),
          ...citation.subjects.map((each) => said('dc:subject', each)),
          said('dc:publisher', citation.publisher),
          said('dc:date', citation.year),
          said('dc:type', citation.format),
          said('dc:language', citation.language),
          ...citation.isbns.map((each) => said('dc:identifier', `urn:ISBN:${each}`)),
          ...citation.issns.map((each) => said('dc:identifier', `urn:ISSN:${each.slice(0, 4)}-${each.slice(4)}`)),
          said('dc:identifier', citation.doi && `https://doi.org/${citation.doi}`),
        ]
      : [],
  );
}

/** A record for a title that came without one. */
export function recordFor(title: {
  id: string;
  title: string;
  author?: string;
  year?: number;
  edition?: string;
  publisher?: string;
  isbns: readonly string[];
  issns: readonly string[];
  oclcs: readonly string[];
}): MarcRecord {
  const { id, author, year, edition, publisher, isbns, issns, oclcs } = title;
  return {
    leader: '00000nam a2200000 a 4500',
    control: [['001', id]],
    data: [
      ...isbns.map((each) => dataField('020', [['a', each]])),
      ...issns.map((each) => dataField('022', [['a', `${each.slice(0, 4)}-${each.slice(4)}`]])),
      ...oclcs.map((each) => dataField('035', [['a', `(OCoLC)${each}`]])),
      ...(author ? [dataField('100', [['a', author]])] : []),
      dataField('245', [['a', title.title]]),
      ...(edition ? [dataField('250', [['a', edition]])] : []),
      ...(publisher || year
        ? [
            dataField('260', [
              ['b', publisher],
              ['c', year === undefined ? undefined : String(year)],
            ]),
          ]
        : []),
    ],
  };
}
