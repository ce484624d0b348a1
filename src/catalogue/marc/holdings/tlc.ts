import { type Copy, copy } from '../../copy.js';
import { fieldsTagged, type MarcRecord, subfieldOf, subfieldsOf } from '../record.js';

/** TLC writes a copy in 982; $1 says whether it is there. */
export const tlc = (record: MarcRecord): Copy[] =>
  fieldsTagged(record, '982').map((field) =>
    copy({
      library: subfieldOf(field, 'b'),
      location: subfieldOf(field, 'c'),
      callNumber: subfieldsOf(field, 'm').join(' '),
      status: /^y$/i.test(subfieldOf(field, '1') ?? '') ? 'available' : 'notAvailable',
    }),
  );
