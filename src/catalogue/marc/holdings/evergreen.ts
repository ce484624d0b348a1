import { type Copy, copy } from '../../copy.js';
import { fieldsTagged, type MarcRecord, subfieldOf } from '../record.js';

/** Evergreen writes a copy in 852, with its barcode in $g and its status in $n. */
export const evergreen = (record: MarcRecord): Copy[] =>
  fieldsTagged(record, '852').map((field) =>
    copy({
      library: subfieldOf(field, 'b'),
      location: subfieldOf(field, 'a'),
      callNumber: subfieldOf(field, 'c'),
      barcode: subfieldOf(field, 'g'),
      status: /^available$/i.test(subfieldOf(field, 'n') ?? '') ? 'available' : 'notAvailable',
    }),
  );
