import type { PatronsContext } from '../patrons-router.js';

/** Where these pages live; below it the language, and then an address as the other pages have it. */
export const plainBase = '/my/plain';

export interface PlainContext extends PatronsContext {
  /** Addresses of the stylesheets of the patrons’ pages. */
  sheets(): string[];
}
