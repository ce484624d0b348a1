import { type Copy, copy } from '../../copy.js';
import { fieldsTagged, type MarcRecord, subfieldOf } from '../record.js';

/** German union catalogues name holders in 924; $d says whether one lends (a), copies (b, e), both (c) or neither (d). */
export const union924 = (record: MarcRecord): Copy[] =>
  fieldsTagged(record, '924').map((field) =>
    copy({
      symbol: subfieldOf(field, 'b'),
      recordId: subfieldOf(field, 'a'),
      callNumber: subfieldOf(field, 'g'),
      policy: subfieldOf(field, 'd'),
      status: /^[bed]$/i.test(subfieldOf(field, 'd') ?? '') ? 'notAvailable' : 'held',
    }),
  );
