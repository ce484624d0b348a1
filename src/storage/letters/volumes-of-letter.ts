/** What letters and slips say of a request with several volumes: those that they are about, and what became of the others. */

import { type KnownFacts, type LetterCode, letterRow } from '../../domain/letters/letters.js';
import { message, type Wording } from '../../words/message.js';
import type { ItemOfLetter } from './known-here.js';

/** Of a letter about some volumes: their barcodes, their names, and the others that are with the patron or lost. */
export function volumesOf(items: readonly ItemOfLetter[], about: readonly string[] | undefined): KnownFacts {
  if (!about) return {};
  const here = items.filter(({ isHere, barcode }) => isHere || about.includes(barcode));
  const theirs = here.filter(({ barcode }) => about.includes(barcode));
  const others = here.filter(({ barcode, isHere }) => isHere && !about.includes(barcode));
  const barcodes = theirs.length > 0 ? theirs.map(({ barcode }) => barcode) : about;
  if (others.length === 0 && theirs.length < 2) return { temporaryBarcodes: barcodes };
  const withStatus = (wanted: ItemOfLetter['status']) => others.filter(({ status }) => status === wanted).map(nameOf);
  return {
    temporaryBarcodes: barcodes,
    volumes: theirs.map(nameOf),
    volumesOut: withStatus('onLoan'),
    volumesLost: withStatus('lost'),
  };
}

/** Of which volumes a letter about the whole request is true: a recall is of those that the patron has. */
export function itIsTrueOf(code: LetterCode, items: readonly ItemOfLetter[]): readonly string[] | undefined {
  const wanted = letterRow(code).trueWhile?.items;
  const fits = items.filter(({ isHere, status }) => isHere && wanted?.includes(status)).map(({ barcode }) => barcode);
  return fits.length > 0 ? fits : undefined;
}

const nameOf = ({ description, position }: ItemOfLetter): Wording =>
  description ?? message('letter.volumeNumber', { number: position });

/** Of the barcodes that the lender named, those of the parcel that goes home: not of a volume that is lost or never came. */
export function goingHome(named: readonly string[], items: readonly ItemOfLetter[]): readonly string[] {
  const going = items.filter(({ isHere, status }) => !(isHere && status === 'lost'));
  if (items.length === 0 || going.length === named.length) return named;
  if (items.length === named.length) return going.flatMap(({ position }) => named[position - 1] ?? []);
  const known = named.filter((barcode) => going.some((item) => item.barcode === barcode));
  return known.length > 0 ? known : named;
}
