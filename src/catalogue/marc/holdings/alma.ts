import { type BibCopyStatus, type Copy, copy } from '../../copy.js';
import { fieldsTagged, type MarcRecord, subfieldOf } from '../record.js';

const statuses: Record<string, BibCopyStatus> = {
  available: 'available',
  unavailable: 'notAvailable',
  check_holdings: 'held',
};

/** Alma adds a field with letters for its tag: AVA for each holding, AVE and AVD for what is online. */
export const almaHoldings = (record: MarcRecord): Copy[] => [
  ...fieldsTagged(record, 'AVA').map((field) =>
    copy({
      symbol: subfieldOf(field, 'a'),
      library: subfieldOf(field, 'b'),
      location: subfieldOf(field, 'j') ?? subfieldOf(field, 'c'),
      callNumber: subfieldOf(field, 'd'),
      summary: subfieldOf(field, 't'),
      status: statuses[subfieldOf(field, 'e')?.toLowerCase() ?? ''] ?? 'held',
      recordId: subfieldOf(field, '0'),
    }),
  ),
  ...fieldsTagged(record, 'AVE', 'AVD').map((field) =>
    copy({
      library: subfieldOf(field, 'l') ?? subfieldOf(field, 'b'),
      status: 'online',
      recordId: subfieldOf(field, '0'),
    }),
  ),
];
