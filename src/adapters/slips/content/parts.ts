/** What several slips say in the same words. */
import { shortPatron } from '../../../domain/letters/patron-short.js';
import type { SlipPrint } from '../../../engine/model/slips.js';
import type { AddressBlock, Labelled } from './content.js';
import type { Said } from './said.js';

/** An article is asked for by its own title; the journal is a fact of it. */
export const titleLineOf = ({ one, t }: Said): string => one('titleOfComponent') || one('title') || t('slip.unnamed');

export const inJournal = (said: Said): Labelled[] =>
  said.one('titleOfComponent') === '' ? [] : said.line('slip.inTitle', said.one('title'));

/** Who wrote it, who published it when; then which part of it. `also` is at the end of the first line. */
export function citationLines({ one, t }: Said, also = ''): string[] {
  const published = [one('publisher'), one('year')].filter(Boolean).join(', ');
  const part = [
    one('volume') && t('slip.volume', { volume: one('volume') }),
    one('issue') && t('slip.issue', { issue: one('issue') }),
    one('pages') && t('slip.pages', { pages: one('pages') }),
  ];
  return [[one('author'), published, also], part].map((each) => each.filter(Boolean).join(' · ')).filter(Boolean);
}

/** Without its lines there is no address, and no empty frame. */
export const addressLinesOf = (label: string, lines: readonly string[]): AddressBlock | undefined =>
  lines.length > 0 ? { label, lines: [...lines] } : undefined;

/** Of the library that prints. */
export function ownAddress(said: Said): string[] {
  const name = said.one('libraryName') || said.one('institution');
  return [name, ...said.many('libraryAddress')].filter(Boolean);
}

export const parcelOf = (said: Said): Labelled[] => [
  ...said.line('slip.courier', said.one('courier')),
  ...said.line('slip.tracking', said.one('tracking')),
];

/** What the lender asks for; without a word of it the item may leave the library. */
export const useOf = (said: Said): Labelled[] =>
  said.line('slip.use', said.one('conditions') || said.t('slip.usualUse'));

export const costOf = (said: Said): Labelled[] => {
  const cost = said.money('cost');
  const isFree = /^0(\.0*)?\b/.test(said.one('cost'));
  return said.line('slip.cost', isFree ? said.t('slip.free') : cost || said.t('slip.noCost'));
};

export const renewalsOf = (said: Said, label: 'slip.renewals' | 'slip.renewalsLeft'): Labelled[] => {
  const count = said.one('renewals');
  return count === '' ? [] : said.line(label, said.t('slip.renewalsCount', { count: Number(count) }));
};

/** A bar code each, the first with what it is for. */
export const codesOf = (label: string, codes: readonly string[]): Labelled[] =>
  codes.map((text, at) => ({ label: codes.length > 1 ? `${label} (${at + 1}/${codes.length})` : label, text }));

export function patronOnSlip({ one, t }: Said, { patronForm }: SlipPrint): string {
  const short = shortPatron(patronForm, one('patronName'), one('patronId'));
  if (!short) return '';
  return 'card' in short ? t('slip.card', { end: short.card }) : short.name;
}

export const printedAt = ({ t }: Said, { now, timeZone }: SlipPrint, place?: SlipPlace): string => {
  const at = { moment: now.toISOString(), zone: timeZone };
  return place && place.count > 1 ? t('slip.printedOf', { at, ...place }) : t('slip.printed', { at });
};

/** Which slip of its kind it is, of how many. */
export interface SlipPlace {
  number: number;
  count: number;
}
