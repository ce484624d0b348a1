import { type Copy, copy } from '../../copy.js';
import { fieldsTagged, type MarcRecord, subfieldOf } from '../record.js';

const away = /^(RESERVES|CHECKEDOUT|MISSING|DISCARD)$/i;

/** Symphony writes a copy in 926; where it is says whether it is there. */
export const symphony = (record: MarcRecord): Copy[] =>
  fieldsTagged(record, '926').map((field) =>
    copy({
      library: subfieldOf(field, 'a'),
      location: subfieldOf(field, 'b'),
      callNumber: subfieldOf(field, 'c'),
      policy: subfieldOf(field, 'd'),
      status: away.test(subfieldOf(field, 'b') ?? '') ? 'notAvailable' : 'available',
    }),
  );
