/** The pages with a scanner, and what a scan does on each: a page never does another page's step by accident. */
import { type Code, type Message, message } from '../../words/message.js';

export const scanDeeds = [
  'receive',
  'shelve',
  'takeBack',
  'sendHome',
  'sendBack',
  'putAside',
  'checkIn',
  'partlyBack',
  'home',
  'move',
  'ship',
] as const;
export type ScanDeed = (typeof scanDeeds)[number];

export const scanPlaces = ['receive', 'ship', 'in', 'return'] as const;
export type ScanPlace = (typeof scanPlaces)[number];

interface PlaceRow {
  /** The page, as the menu names it. */
  page: Code;
  does: readonly ScanDeed[];
}

export const scanPlaceRows: Record<ScanPlace, PlaceRow> = {
  receive: { page: 'nav.receive', does: ['receive', 'shelve', 'sendBack', 'putAside'] },
  ship: { page: 'nav.ship', does: ['ship', 'move'] },
  in: { page: 'nav.scanIn', does: scanDeeds },
  return: { page: 'nav.return', does: ['takeBack', 'sendHome', 'sendBack'] },
};

/** Without a page every step is done. */
export const doesHere = (deed: ScanDeed, place?: ScanPlace): boolean =>
  place === undefined || scanPlaceRows[place].does.includes(deed);

/** What is said where a page leaves a step alone, and the page that does it. */
export function doneElsewhere(deed: ScanDeed): { elsewhere: ScanPlace; text: Message } {
  const elsewhere = scanPlaces.find((place) => place !== 'in' && doesHere(deed, place)) ?? 'in';
  return { elsewhere, text: message('scanned.elsewhere', { deed, page: message(scanPlaceRows[elsewhere].page) }) };
}
