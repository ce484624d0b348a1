import { type BibCopyStatus, type Copy, copy } from '../../copy.js';
import { type DataField, fieldsTagged, type MarcRecord, subfieldOf, subfieldsOf } from '../record.js';

/** The standard: a holding in 852, its volumes in 866 to 868, its items in 876 to 878; $8 says which belong together. */
export function marc21(record: MarcRecord): Copy[] {
  const items = fieldsTagged(record, '876', '877', '878');
  const summaries = fieldsTagged(record, '866', '867', '868');
  const places = fieldsTagged(record, '852');
  return places.flatMap((place) => {
    const own = items.filter((item) => belongs(item, place, places.length));
    const summary = summaries
      .filter((each) => belongs(each, place, places.length))
      .flatMap((each) => subfieldsOf(each, 'a'))
      .join('; ');
    const where = {
      symbol: subfieldOf(place, 'a'),
      library: subfieldOf(place, 'b'),
      location: subfieldOf(place, 'c'),
      callNumber: subfieldsOf(place, 'hi').join(' '),
    };
    if (own.length === 0)
      return [copy({ ...where, barcode: subfieldOf(place, 'p'), summary, status: statusSaid(subfieldOf(place, 'r')) })];
    return own.map((item) =>
      copy({
        ...where,
        barcode: subfieldOf(item, 'p') ?? subfieldOf(item, 'a'),
        summary: subfieldOf(item, '3') ?? summary,
        policy: subfieldOf(item, 'h'),
        since: subfieldOf(item, 'd'),
        due: dueSaid(subfieldOf(item, 'j')),
        status:
          subfieldOf(item, 'h') && !/loan|circulat/i.test(subfieldOf(item, 'h') ?? '')
            ? 'notAvailable'
            : statusSaid(subfieldOf(item, 'j')),
      }),
    );
  });
}

/** Linked by the number in $8; without one, to the only holding there is. */
function belongs(field: DataField, place: DataField, places: number): boolean {
  const [one, other] = [link(field), link(place)];
  return one !== undefined && other !== undefined ? one === other : places === 1;
}

const link = (field: DataField): string | undefined => subfieldOf(field, '8')?.split(/[.\\]/)[0];

/** The day within `Due 2027-01-15`, as Interlend and others write a status. */
const dueSaid = (words: string | undefined): string | undefined =>
  /^due\s+(\d{4}-\d{2}-\d{2})\b/i.exec(words ?? '')?.[1];

/** In words, and every system has its own. */
export function statusSaid(words: string | undefined): BibCopyStatus {
  if (words === undefined) return 'held';
  if (
    /\b(not available|unavailable|out|due|lost|missing|withdrawn|repair|transit|reserve|order|non[- ]?circulating|reference|indisponible|prêté|perdu|manquant)\b/i.test(
      words,
    )
  )
    return 'notAvailable';
  return /\b(available|in place|on shelf|check shel(f|ves)|in|disponible|en rayon)\b/i.test(words)
    ? 'available'
    : 'held';
}
