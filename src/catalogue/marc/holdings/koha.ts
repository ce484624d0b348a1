import { type Copy, copy } from '../../copy.js';
import { type DataField, fieldsTagged, type MarcRecord, subfieldOf } from '../record.js';

const isSaid = (field: DataField, code: string): boolean => !['0', undefined].includes(subfieldOf(field, code));

/** Koha writes an item in 952. */
export const koha = (record: MarcRecord): Copy[] =>
  fieldsTagged(record, '952').map((field) => {
    const due = subfieldOf(field, 'q');
    const gone = ['0', '1', '4', '7'].some((code) => isSaid(field, code));
    return copy({
      library: subfieldOf(field, 'a') ?? subfieldOf(field, 'b'),
      location: subfieldOf(field, 'c'),
      callNumber: subfieldOf(field, 'o'),
      barcode: subfieldOf(field, 'p'),
      summary: subfieldOf(field, 'h'),
      policy: subfieldOf(field, 'y'),
      status: due || gone ? 'notAvailable' : 'available',
      due,
    });
  });
