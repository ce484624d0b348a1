import { type Copy, copy } from '../../copy.js';
import { fieldsTagged, type MarcRecord, subfieldOf } from '../record.js';

/** The index of a consortium names in 999 who holds a title, a local number before each symbol, and no more. */
export function reservoir(record: MarcRecord): Copy[] {
  const all = fieldsTagged(record, '999').filter(({ ind1 }) => ind1 === '1');
  const clustered = all.filter(({ ind2 }) => ind2 === '1');
  const copies: Copy[] = [];
  for (const { subfields } of clustered.length > 0 ? clustered : all.filter(({ ind2 }) => ind2 === '0')) {
    let recordId: string | undefined;
    for (const [code, value] of subfields) {
      if (code === 'l') recordId = value.trim();
      else if (code === 's' && value.trim() !== '')
        copies.push(copy({ symbol: value.trim(), recordId, status: 'held' }));
    }
  }
  return copies;
}

/** Whether a record looks like one of such an index; a library that names itself alone says more in 852. */
export const isReservoir = (record: MarcRecord): boolean => {
  const symbols = fieldsTagged(record, '999').flatMap((field) =>
    field.ind1 === '1' ? field.subfields.flatMap(([code, value]) => (code === 's' ? [value] : [])) : [],
  );
  const [only] = new Set(symbols.map(bare)).size === 1 ? symbols.map(bare) : [];
  const isOwn =
    only !== undefined && fieldsTagged(record, '852').some((field) => bare(subfieldOf(field, 'a') ?? '') === only);
  return symbols.length > 0 && !isOwn;
};

const bare = (symbol: string): string =>
  symbol
    .trim()
    .toUpperCase()
    .replace(/^ISIL:/, '');
