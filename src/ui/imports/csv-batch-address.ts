import type { CsvKind } from '../../domain/fulfilment/imports/csv-pieces.js';

/** The page of one file of patrons or items. Files of records of items have numbers of their own. */
export const csvBatchAddress = (kind: CsvKind, id: string): string =>
  kind === 'patrons' ? `/imports/patrons/${id}` : `/imports/holdings/csv/${id}`;
