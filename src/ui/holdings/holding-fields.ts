import { holdingPolicies } from '../../domain/fulfilment/holdings.js';
import type { Thing } from '../api/client.js';
import type { FieldRow, FieldValues } from '../records/field-rows.js';
import type { Speaker } from '../words/index.js';

type Holding = Thing<'HoldingView'>;

/** The fields of an item that the library owns. */
export const holdingFields = (t: Speaker['t'], libraries: readonly Thing<'LibraryView'>[]): FieldRow[] => [
  { name: 'barcode', kind: 'text', label: t('holdings.barcode'), required: true },
  { name: 'title', kind: 'text', label: t('holdings.title'), required: true },
  { name: 'author', kind: 'text', label: t('holdings.author') },
  { name: 'isbn', kind: 'text', label: t('holdings.isbn'), help: t('holdings.numbersHow') },
  { name: 'issn', kind: 'text', label: t('holdings.issn'), half: true },
  { name: 'oclc', kind: 'text', label: t('holdings.oclc'), half: true },
  {
    name: 'location',
    kind: 'choice',
    label: t('holdings.location'),
    required: true,
    options: libraries.flatMap(({ name: library, locations }) =>
      locations
        .filter(({ kind }) => kind === 'shelf')
        .map(({ code, name }) => ({ value: code, label: t('holdings.place', { library, location: name }) })),
    ),
  },
  { name: 'callNumber', kind: 'text', label: t('holdings.callNumber'), half: true },
  {
    name: 'policy',
    kind: 'choice',
    label: t('holdings.policy'),
    half: true,
    required: true,
    options: holdingPolicies.map((value) => ({ value, label: t(`holdings.policy_${value}`) })),
  },
];

/** An item as its form shows it; several numbers of one kind are in one field. */
export const holdingValues = ({ barcode, title, author, identifiers, location, callNumber, policy }: Holding) => {
  const numbers = (kind: string) =>
    identifiers
      .filter((each) => each.kind === kind)
      .map(({ value }) => value)
      .join(' | ');
  const values: FieldValues = {
    ...{ barcode, title, author, location, callNumber, policy },
    ...{ isbn: numbers('ISBN'), issn: numbers('ISSN'), oclc: numbers('OCLC') },
  };
  return values;
};
