import { type Copy, copy } from '../../copy.js';
import { fieldsTagged, type MarcRecord, subfieldOf } from '../record.js';

/** Polaris writes a copy in 852, with its status in $r. */
export const polaris = (record: MarcRecord): Copy[] =>
  fieldsTagged(record, '852').map((field) =>
    copy({
      library: subfieldOf(field, 'b'),
      location: subfieldOf(field, 'a'),
      callNumber: subfieldOf(field, 'h'),
      barcode: subfieldOf(field, 'p'),
      status: /^in$/i.test(subfieldOf(field, 'r') ?? '') ? 'available' : 'notAvailable',
    }),
  );
