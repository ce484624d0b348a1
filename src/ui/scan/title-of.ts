import type { Key } from '../words/index.js';
import type { Place } from './pile.js';

/** The pages with a scanner, as the menu names them. */
export const titleOf = {
  receive: 'nav.receive',
  ship: 'nav.ship',
  in: 'nav.scanIn',
  return: 'nav.return',
} as const satisfies Record<Place, Key>;
