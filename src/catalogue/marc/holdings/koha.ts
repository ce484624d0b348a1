import { type Copy, copy } from '../../copy.js';
import { type DataField, fieldsTagged, type MarcRecord, subfieldOf } from '../record.js';

const isSaid = (field: DataField, code: string): boolean => !['0', undefined].includes(subfieldOf(field, code));

/**
 * Whether a field 952 is an item of Koha: it has a barcode, or a library with an item's place, type or call number. Others
 * write notes of their own there (the Library of Congress in $a), which are no copies (KC1).
 */
export const isKohaItem = (field: DataField): boolean =>
  subfieldOf(field, 'p') !== undefined ||
  (subfieldOf(field, 'a') !== undefined && ['b', 'y', 'o'].some((code) => subfieldOf(field, code) !== undefined));

/** Koha writes an item in 952. */
export const koha = (record: MarcRecord): Copy[] =>
  fieldsTagged(record, '952')
    .filter(isKohaItem)
    .map((field) => {
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
        since: subfieldOf(field, 'd'),
      });
    });
