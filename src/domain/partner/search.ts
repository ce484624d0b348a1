/** By which words a partner is found: parts of its name, its code or a symbol, in any order; case and accents do not matter. */
import { withoutAccents } from '../staff/passwords.js';

export const wordsOf = (q: string): string[] => withoutAccents(q).split(/\s+/).filter(Boolean);

/** What words are looked for in. Symbols as `ISIL:CA-OOLC`. */
export const textOf = (partner: { name: string; code: string; symbols: readonly string[] }): string =>
  withoutAccents([partner.name, partner.code, ...partner.symbols].join('\n'));

export const partnerSorts = ['directory', 'name', 'trouble'] as const;
/** By place in the directory, by name, or those in trouble first and then by name. */
export type PartnerSort = (typeof partnerSorts)[number];
